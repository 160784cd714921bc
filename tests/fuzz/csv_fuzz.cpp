// Any bytes as a CSV file, read as it seems best and once more with encoding and separator forced.
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  static const Format& csv = fuzz::adapters().require_format("csv");
  const fuzz::MemoryFile file(fuzz::text_of(data, size));
  static_cast<void>(csv.identify(probe_file(file.path())));
  // The second reading forces what the first one only does when the bytes suggest it.
  Options forced;
  forced.set("encoding", size % 2 == 0 ? "UTF-16LE" : "windows-1251");
  forced.set("separator", ";");
  for (const Options& options : {Options(), forced}) {
    try {
      const auto document = csv.open(file.path(), {options, fuzz::small_bounds()});
      fuzz::read_document(*document);
      fuzz::require(document->decisions().size() >= 3);
    } catch (const InputError&) {
      // refused in a sentence: that is what hostile files should get
    }
  }
  return 0;
}
