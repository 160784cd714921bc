#include "core/report/cells.hpp"

#include "core/notice/locator.hpp"
#include "core/text/csv_field.hpp"

namespace maex {
namespace {

constexpr std::size_t buffer_size = 1u << 16;  ///< written in blocks of this size

/// Length of the UTF-8 character at the start of `text`, 0 when there is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i != length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  // Overlong forms, surrogates and values above the last code point are not UTF-8.
  if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF0 && byte(1) < 0x90) ||
      (lead == 0xF4 && byte(1) > 0x8F))
    return 0;
  return length;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const char c = text.front();
    const std::size_t length = utf8_length(text);
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
