// Fuzzes identification with any bytes, when the user has named neither format nor partner: the answer of every format
// and partner, and the choice. The first byte selects the extension.
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  if (size == 0) return 0;
  static const char* const extensions[] = {"", ".xlsx", ".csv", ".xml", ".xls", ".ods", ".html", ".txt"};
  const fuzz::MemoryFile file(fuzz::text_of(data + 1, size - 1));
  try {
    Probe probe = probe_file(file.path());
    probe.name = std::string("march") + extensions[data[0] % std::size(extensions)];
    const auto candidates = identify_format(fuzz::adapters(), probe);
    for (const auto& candidate : candidates) fuzz::require(!candidate.identification.reason.empty());
    SourceChoice choice;
    choice.bounds = fuzz::small_bounds();
    OpenedSource opened = open_source(fuzz::adapters(), file.path(), choice);
    fuzz::require(opened.partner != nullptr && !opened.reason.empty());
  } catch (const InputError& error) { fuzz::require(*error.what() != '\0'); }
  return 0;
}
