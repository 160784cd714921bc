// Fuzzes the maXML reader with any bytes. Checks that the balance holds. Only one document in eight is validated,
// because compiling the schema takes a hundred times as long as reading a small document.
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  static const Partner& maxml = fuzz::adapters().require_partner("maxml");
  const fuzz::MemoryFile file(fuzz::text_of(data, size));
  Notices notices;
  Balance balance;
  Options options;
  options.set("validate", size % 8 == 0 ? "true" : "false");
  Account account("fuzz", notices, balance);
  ReadContext context{account, options, {2024, 1, 1}, 1, nullptr, fuzz::small_bounds()};
  try {
    Source source;
    source.probe = probe_file(file.path());
    maxml.identify(source);
    const auto reader = maxml.read(source, context);
    Batch batch;
    while (reader->next(batch)) batch.reset();
    fuzz::require(balance.holds());
  } catch (const InputError&) {
    // A refusal is the correct result for hostile bytes.
  }
  return 0;
}
