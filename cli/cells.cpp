#include "cli/cells.hpp"

#include <charconv>
#include <ostream>

#include "core/io/error.hpp"
#include "core/notice/locator.hpp"
#include "core/text/csv_field.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
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
  // Overlong forms, surrogates and what lies beyond the last code point.
  if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF0 && byte(1) < 0x90) ||
      (lead == 0xF4 && byte(1) > 0x8F))
    return 0;
  return length;
}

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

std::vector<std::size_t> choose_sheets(std::span<const SheetInfo> sheets, const std::string& wanted) {
  std::vector<std::size_t> chosen;
  std::vector<std::string> names;
  for (std::size_t i = 0; i != sheets.size(); ++i) {
    names.push_back(sheets[i].name);
    if (wanted.empty() || sheets[i].name == wanted) chosen.push_back(i);
  }
  if (!chosen.empty() || wanted.empty()) return chosen;
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  if (failed == std::errc() && end == wanted.data() + wanted.size() && number >= 1 && number <= sheets.size())
    return {number - 1};
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  throw UsageError(
      "there is no sheet \"" + wanted + "\"" + did_you_mean(wanted, names) +
      (list.empty() ? " The file has " + std::to_string(sheets.size()) + " without names." : " Sheets: " + list + "."));
}

void print_cells(Session& session, const std::string& file, const SourceChoice& choice, const std::string& sheet,
                 CellsAs as) {
  const Source source = open_tables(session.registry(), file, choice);
  if (!source.tables)
    throw InputError(file + " is in no table format that maex reads, so it has no cells; maex inspect " + file +
                     " says what it is");
  const auto sheets = source.tables->sheets();
  std::string buffer = as == CellsAs::csv ? "sheet,address,kind,raw,shown\n" : "";
  const auto flush = [&] {
    session.out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    buffer.clear();
    if (!session.out) throw OutputError("cannot write all of the cells to standard output; is the disk full?");
    session.check_stop();
  };
  for (const std::size_t index : choose_sheets(sheets, sheet)) {
    if (!sheets[index].readable) continue;
    const auto reader = source.tables->open(index);
    for (Row row; reader->next(row);) {
      for (const Cell& cell : row.cells)
        (as == CellsAs::csv ? append_csv : append_jsonl)(buffer, sheets[index].name, cell, row.number);
      if (buffer.size() >= buffer_size) flush();
    }
  }
  flush();
}

}  // namespace maex::cli
