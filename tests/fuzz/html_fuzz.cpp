// Fuzzes the reader of web pages with any bytes.
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  static const Format& html = fuzz::adapters().require_format("html");
  const fuzz::MemoryFile file(fuzz::text_of(data, size));
  try {
    static_cast<void>(html.identify(probe_file(file.path())));
    const auto document = html.open(file.path(), {{}, fuzz::small_bounds()});
    fuzz::read_document(*document);
    for (std::size_t sheet = 0; sheet < document->sheets().size(); ++sheet) {
      fuzz::require(!document->sheets()[sheet].name.empty() && document->sheets()[sheet].after.part <= sheet);
      for (const MergedRange& range : document->merged(sheet))
        fuzz::require(range.first_row >= 1 && range.first_column >= 1 && range.last_row >= range.first_row &&
                      range.last_column >= range.first_column);
    }
  } catch (const InputError&) {}
  return 0;
}
