// Fuzzes the reader of legacy workbooks. The first byte chooses: the rest is a whole file, or the workbook's stream
// inside an otherwise valid compound file. Refusal (InputError) is a good answer; anything else is not.
#include <cstdint>
#include <string>

#include "adapters/formats/xls/document.hpp"
#include "core/io/error.hpp"
#include "tests/unit/io/make_compound.hpp"

namespace {

void read_everything(const std::string& bytes) {
  try {
    maex::xls::Document document(maex::CompoundFile(bytes, "fuzz.xls"), "");
    for (std::size_t i = 0; i < document.sheets().size(); ++i) {
      if (!document.sheets()[i].readable) continue;
      const auto reader = document.open(i);
      std::uint32_t last = 0;
      for (maex::Row row; reader->next(row);) {
        if (row.number <= last || row.cells.empty()) __builtin_trap();
        last = row.number;
        std::uint32_t column = 0;
        for (const maex::Cell& cell : row.cells) {
          if (cell.column <= column || cell.kind == maex::CellKind::empty || cell.raw.empty()) __builtin_trap();
          column = cell.column;
          maex::shown(cell);
        }
        if (const double done = reader->progress(); !(done >= 0 && done <= 1)) __builtin_trap();
      }
      document.merged(i);
    }
    document.decisions();
    document.damage();
  } catch (const maex::InputError&) {}
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr std::size_t largest_made = 48 << 10;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0)
    read_everything(rest);
  else if (rest.size() < largest_made)
    read_everything(maex::test::make_compound({{"Workbook", rest}}).bytes);
  return 0;
}
