// Fuzzes the reader of legacy workbooks. A file that begins like a compound file is used as it is. The bytes of other
// files are the workbook's stream inside a valid compound file.
#include "adapters/formats/xls/document.hpp"
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/unit/io/make_compound.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  constexpr std::size_t largest_made = 48 << 10;
  std::string bytes(fuzz::text_of(data, size));
  if (!bytes.starts_with("\xD0\xCF\x11\xE0")) {
    if (bytes.size() > largest_made) return 0;
    bytes = test::make_compound({{"Workbook", bytes}}).bytes;
  }
  try {
    xls::Document document(CompoundFile(bytes, "fuzz.xls"), "");
    fuzz::read_document(document);
  } catch (const InputError&) {}
  return 0;
}
