// Fuzzes the reader of OpenDocument spreadsheets. The first byte chooses: the rest is a content part, a styles part or the
// tables inside an otherwise valid content, or the whole file. Refusal (InputError) is a good answer.
#include <cstdint>
#include <string>

#include "core/io/error.hpp"
#include "tests/unit/ods/make_ods.hpp"

namespace {

void read_everything(std::string_view bytes) {
  try {
    maex::Bounds bounds;
    bounds.member_bytes = 16 << 20;
    bounds.expanded_bytes = 64 << 20;
    bounds.rows = 2000;
    bounds.columns = 200;
    bounds.cell_bytes = 1 << 16;
    maex::ods::Document document(maex::Archive(bytes, "fuzz.ods", bounds), bounds);
    for (std::size_t i = 0; i < document.sheets().size(); ++i) {
      document.merged(i);
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
    }
    static_cast<void>(document.decisions());
    static_cast<void>(document.damage());
  } catch (const maex::InputError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  using namespace maex::test;
  Parts parts = ods_parts(content_part(table("<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>")));
  switch (data[0] % 4) {
    case 0: parts["content.xml"] = rest; break;
    case 1: parts["styles.xml"] = rest; break;
    case 2: parts["content.xml"] = content_part(rest); break;
    default: read_everything(rest); return 0;
  }
  read_everything(make_archive(parts));
  return 0;
}
