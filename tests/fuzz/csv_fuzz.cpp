// Fuzzes the CSV reader with any bytes. The first reading detects encoding and separator. The second reading forces
// them.
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  static const Format& csv = fuzz::adapters().require_format("csv");
  const fuzz::MemoryFile file(fuzz::text_of(data, size));
  static_cast<void>(csv.identify(probe_file(file.path())));
  // The first reading uses this encoding and this separator only when the bytes suggest them.
  Options forced;
  forced.set("encoding", size % 2 == 0 ? "UTF-16LE" : "windows-1251");
  forced.set("separator", ";");
  for (const Options& options : {Options(), forced}) {
    try {
      const auto document = csv.open(file.path(), {options, fuzz::small_bounds()});
      fuzz::read_document(*document);
      fuzz::require(document->decisions().size() >= 3);
    } catch (const InputError&) {
      // A refusal with a message is the correct result for a hostile file.
    }
  }
  return 0;
}
