// Fuzzes the workbook reader. The first byte chooses: the rest is a sheet part, a table of shared strings or a styles
// part inside an otherwise valid package, or the whole file. Refusal (InputError) is a good answer; anything else is not.
// Built with clang++ -fsanitize=fuzzer,address,undefined over the sources of adapters/formats/xlsx and core.
#include <cstdint>
#include <string>

#include "adapters/formats/xlsx/document.hpp"
#include "core/io/error.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace {

void read_everything(std::string_view bytes) {
  try {
    maex::Bounds limits;
    limits.member_bytes = 16 << 20;  // a run of the fuzzer should not be spent on inflating
    limits.expanded_bytes = 32 << 20;
    maex::xlsx::Document document(maex::Archive(bytes, "fuzz.xlsx", limits));
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
      }
      document.merged(i);
    }
    document.decisions();
  } catch (const maex::InputError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 4 == 3) {
    read_everything(rest);
    return 0;
  }
  using namespace maex::test;
  Parts parts = workbook_parts(sheet_part("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>x</t></is></c></row>"));
  const char* const names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"};
  parts[names[data[0] % 4]] = rest;
  read_everything(make_archive(parts));
  return 0;
}
