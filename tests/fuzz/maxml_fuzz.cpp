// libFuzzer target: any bytes as a maXML document. Reads with the schema, and checks that the balance holds.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "adapters/builtin.hpp"
#include "core/io/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto* registry = [] {
    auto* made = new maex::Registry;  // lives as long as the process
    maex::register_builtin_adapters(*made);
    return made;
  }();
  const int file = ::memfd_create("maxml", 0);
  if (file < 0) return 0;
  const bool whole = ::write(file, data, size) == static_cast<::ssize_t>(size);
  if (whole) {
    maex::Notices notices;
    maex::Balance balance;
    maex::ReadContext context{notices, balance, nullptr, nullptr, {}, {2024, 1, 1}, 1, "fuzz", nullptr};
    try {
      const maex::Partner& partner = registry->require_partner("maxml");
      maex::Source source;
      source.probe = maex::probe_file("/proc/self/fd/" + std::to_string(file));
      partner.identify(source);
      const auto reader = partner.read(source, context);
      maex::Batch batch;
      while (reader->next(batch)) batch.reset();
      if (!balance.holds()) std::abort();
    } catch (const maex::InputError&) {
      // refused: what hostile bytes deserve
    }
  }
  ::close(file);
  return 0;
}
