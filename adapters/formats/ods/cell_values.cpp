// The content of one cell: its text, and the value that its tag states.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "adapters/formats/ods/limits.hpp"
#include "adapters/formats/ods/sheet_reader.hpp"
#include "core/document/iso_date.hpp"
#include "core/document/iso_duration.hpp"
#include "core/document/number_format.hpp"
#include "core/io/error.hpp"
#include "core/io/xml_text.hpp"

namespace maex::ods {
namespace {

using Tag = Tokenizer::Tag;

bool parse_number(std::string_view text, double& number) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && std::isfinite(number);
}

bool is_error_word(std::string_view text) {
  constexpr std::array<std::string_view, 7> words = {"#N/A",    "#VALUE!", "#REF!", "#NAME?",
                                                     "#DIV/0!", "#NUM!",   "#NULL!"};
  for (const std::string_view word : words)
    if (text == word) return true;
  return text.starts_with("Err:");
}

}  // namespace

void SheetReader::append(std::string_view text, std::size_t from) {
  const std::uint64_t most = document_.bounds().cell_bytes;
  if (texts_.size() - from + text.size() > most)
    throw InputError(where() + " has a cell of more than " + std::to_string(most) + " bytes" +
                     raise_advice("cell-bytes"));
  if (texts_.size() + text.size() > std::max(most, most_row_text))
    throw InputError(where() + " is refused: it has more text than the " +
                     std::to_string(std::max(most, most_row_text) >> 20) + " MiB that are read of one row" +
                     raise_advice("cell-bytes"));
  texts_ += text;
}

/// Reads the paragraph just started. White space is kept as written, because LibreOffice reads it this way. Files that
/// LibreOffice writes give the same spaces either way.
void SheetReader::paragraph(std::size_t from) {
  if (xml_->is_empty()) return;
  const unsigned outside = xml_->depth() - 1;
  while (xml_->depth() > outside) {
    const std::span<char> text = xml_->characters(document_.bounds().cell_bytes);
    append({text.data(), text.size()}, from);
    if (xml_->next(true) != Tag::start) continue;
    const std::string_view name = xml_->name();
    if (name == "s") {
      bool counted = false;
      const std::string_view value = xml_->attribute("c", &counted);
      std::uint64_t spaces = 1;
      if (counted && std::from_chars(value.data(), value.data() + value.size(), spaces).ec != std::errc()) spaces = 1;
      const std::uint64_t most = document_.bounds().cell_bytes + 1;  // append() rejects one character more
      constexpr std::string_view some = "                                                                ";
      for (spaces = std::min(spaces, most); spaces != 0; spaces -= std::min<std::uint64_t>(spaces, some.size()))
        append(some.substr(0, std::min<std::uint64_t>(spaces, some.size())), from);
      xml_->skip();
    } else if (name == "tab") {
      append("\t", from);
      xml_->skip();
    } else if (name == "line-break") {
      append("\n", from);
      xml_->skip();
    } else if (name == "annotation" || name == "ruby-text") {  // comments are already counted; ruby repeats the text
      xml_->skip();
    } else if (name == "note" || name == "frame" || name == "custom-shape") {
      ++facts_.other_contents;
      xml_->skip();
    }  // the text of a span, a link or a field belongs to the cell
  }
}

/// Reads the contents of the cell just started.
void SheetReader::read_text(CellTag& tag) {
  const std::size_t from = texts_.size();
  bool first = true;
  while (xml_->next() == Tag::start) {
    const std::string_view name = xml_->name();
    if (name == "p" || name == "h") {
      if (!first) append("\n", from);
      first = false;
      paragraph(from);
      continue;
    }
    if (name != "annotation" && name != "table" && name != "cell-range-source" && name != "detective")
      ++facts_.other_contents;
    xml_->skip();
  }
  fill(tag, std::string_view(texts_).substr(from), true);
}

void SheetReader::fill(const CellTag& tag, std::string_view text, bool in_texts) {
  Cell& cell = cells_.back();
  const bool is_text = tag.type == CellTag::Type::text || tag.type == CellTag::Type::none;
  const bool no_value = cell.raw.empty() || (is_text ? cell.raw == text : cell.raw == "0");
  // The other cells of a matrix have no formula of their own. A number or an empty text is not shown as an error.
  const bool contradicts = tag.stated && no_value && (tag.type == CellTag::Type::number || cell.raw.empty());
  const bool is_error = tag.error || ((cell.formula || contradicts) && no_value && is_error_word(text));
  if (!is_error && !is_text) {
    if (fill_value(cell, tag.type)) return;
    if (!cell.raw.empty() || !text.empty()) ++facts_.misread_values;
  }
  const bool stated = !is_error && !cell.raw.empty();
  cell.kind = is_error ? CellKind::error : CellKind::text;
  if (stated && is_text) {
    if (!xml::is_utf8(cell.raw)) xml_->fail("a text is not UTF-8");
    if (cell.raw.size() > document_.bounds().cell_bytes) append(cell.raw, texts_.size());
    return;
  }
  if (!text.empty()) {
    cell.raw = in_texts ? std::string_view() : text;
    if (in_texts)
      paragraphs_.push_back({cells_.size() - 1, 1, static_cast<std::size_t>(text.data() - texts_.data()), text.size()});
  } else if (is_error) {
    cell.raw = "#ERROR!";
  } else if (cell.raw.empty()) {
    cell.kind = CellKind::empty;
  } else if (!xml::is_utf8(cell.raw)) {
    xml_->fail("a value is not UTF-8");
  }
}

/// Reads the value that the tag states for its type. Returns false when the value is invalid.
bool SheetReader::fill_value(Cell& cell, CellTag::Type type) {
  const CellFormat* format = cell.format;
  const bool shows_date = format != nullptr && format->is_date;
  const bool shows_time = format != nullptr && format->is_time;
  switch (type) {
    case CellTag::Type::number:
      if (!parse_number(cell.raw, cell.number)) return false;
      cell.kind = shows_date ? CellKind::date : CellKind::number;
      if (shows_date && !format->epoch_1904) {
        constexpr double after_false_leap_day = 61;  // in Excel's 1900 system, earlier days count one less
        cell.number += document_.outline().null_date_shift;
        if (cell.number < after_false_leap_day) cell.number -= 1;
      }
      return true;
    case CellTag::Type::date: {
      const bool formatted = shows_date || shows_time;
      IsoDate date;
      if (!parse_iso(cell.raw, formatted && format->epoch_1904, date) || !date.has_day) return false;
      // No format can show a day before the epoch: it is shown in its own spelling, and counts from 1900.
      if (formatted && date.serial < (format->epoch_1904 ? 0 : 1)) {
        if (format->epoch_1904) parse_iso(cell.raw, false, date);
        cell.format = nullptr;
      } else if (!formatted) {
        cell.format = nullptr;
      }
      cell.kind = CellKind::date;
      cell.number = date.serial;
      return true;
    }
    case CellTag::Type::time: {
      if (!parse_duration(cell.raw, cell.number)) return false;
      static const CellFormat time_of_day = make_cell_format("hh:mm:ss", false);
      static const CellFormat hours = make_cell_format("[hh]:mm:ss", false);
      if (!shows_date && !shows_time) cell.format = cell.number < 1 ? &time_of_day : &hours;
      cell.kind = CellKind::number;
      return true;
    }
    case CellTag::Type::boolean:
      if (cell.raw != "true" && cell.raw != "false") return false;
      cell.number = cell.raw == "true" ? 1 : 0;
      cell.raw = cell.raw == "true" ? "TRUE" : "FALSE";
      cell.kind = CellKind::boolean;
      return true;
    case CellTag::Type::none:
    case CellTag::Type::text: break;
  }
  return false;
}

}  // namespace maex::ods
