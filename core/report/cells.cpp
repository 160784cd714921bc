#include "core/report/cells.hpp"

#include "core/notice/locator.hpp"
#include "core/text/csv_field.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

constexpr std::size_t buffer_size = 1u << 16;  ///< written in blocks of this size

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const char c = text.front();
    const std::size_t length = decode_point(text, 0).length;
    if (length == 0)
      out += "\xEF\xBF\xBD";
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      constexpr std::string_view digits = "0123456789abcdef";
      ((out += "\\u00") += digits[static_cast<unsigned char>(c) >> 4]) += digits[c & 15];
    } else
      out.append(text, 0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  out += '"';
}

namespace {

void append_csv(std::string& out, const std::string& sheet, const Cell& cell, std::uint32_t row) {
  append_csv_field(out, sheet);
  out += ',' + cell_address(cell.column, row) + ',';
  out += name(cell.kind);
  out += ',';
  append_csv_field(out, cell.raw);
  out += ',';
  append_csv_field(out, shown(cell));
  out += '\n';
}

void append_jsonl(std::string& out, const std::string& sheet, const Cell& cell, std::uint32_t row) {
  out += "{\"sheet\":";
  append_json_string(out, sheet);
  out += ",\"address\":\"" + cell_address(cell.column, row) + "\",\"kind\":\"";
  out += name(cell.kind);
  out += "\",\"raw\":";
  append_json_string(out, cell.raw);
  out += ",\"shown\":";
  append_json_string(out, shown(cell));
  out += "}\n";
}

}  // namespace

void render_cells(TableDocument& tables, std::span<const std::size_t> sheets, CellsAs as,
                  const std::function<void(std::string_view)>& put) {
  std::string buffer = as == CellsAs::csv ? "sheet,address,kind,raw,shown\n" : "";
  const auto flush = [&] {
    put(buffer);
    buffer.clear();
  };
  for (const std::size_t index : sheets) {
    const SheetInfo& sheet = tables.sheets()[index];
    if (!sheet.readable) continue;
    const auto reader = tables.open(index);
    for (Row row; reader->next(row);) {
      for (const Cell& cell : row.cells)
        (as == CellsAs::csv ? append_csv : append_jsonl)(buffer, sheet.name, cell, row.number);
      if (buffer.size() >= buffer_size) flush();
    }
  }
  flush();
}

}  // namespace maex
