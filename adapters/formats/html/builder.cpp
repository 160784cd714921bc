#include "adapters/formats/html/builder.hpp"

#include <algorithm>
#include <set>

#include "adapters/formats/html/limits.hpp"
#include "core/document/number_format.hpp"
#include "core/io/error.hpp"
#include "core/io/xml_text.hpp"
#include "core/text/fold.hpp"

namespace maex::html {
namespace {

/// Reads a name from the XML that Excel writes in a comment. The parser does not resolve references there.
std::string name_in_comment(std::string_view text) {
  std::string name;
  while (!text.empty()) {
    const std::size_t end = text[0] == '&' ? text.find(';') : std::string_view::npos;
    const std::uint32_t code = end == std::string_view::npos ? 0 : xml::reference(text.substr(1, end - 1));
    char spelled[4];
    if (code != 0)
      name.append(spelled, xml::put_utf8(spelled, code));
    else
      name += text[0];
    text.remove_prefix(code != 0 ? end + 1 : 1);
  }
  return std::string(trim(name));
}

/// Reads a span attribute: leading digits count, as in browsers; 1 when there are none.
std::uint32_t span_of(std::string_view value, std::uint32_t least, std::uint32_t most) {
  const std::size_t first = value.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || value[first] < '0' || value[first] > '9') return 1;
  std::uint32_t number = 0;
  for (std::size_t i = first; i < value.size() && value[i] >= '0' && value[i] <= '9'; ++i)
    number = std::min(number * 10 + static_cast<std::uint32_t>(value[i] - '0'), most);
  return number < least ? 1 : number;
}

}  // namespace

Style Builder::style_of(const Attributes& attributes) const {
  Style style;
  if (const auto classes = attributes.find("class")) style = styles_.of(*classes);
  if (const auto own = attributes.find("style")) {
    Style inner = read_style(*own);
    style.hidden = style.hidden || inner.hidden;
    if (inner.format) style.format = std::move(inner.format);
  }
  style.hidden = style.hidden || attributes.has("hidden");
  return style;
}

void Builder::start(std::string_view name, const Attributes& attributes) {
  if (frames_.size() >= bounds_.xml_depth * depth_factor)
    throw InputError(file_ + " has more than " + std::to_string(bounds_.xml_depth * depth_factor) +
                     " elements open inside each other" + raise_advice("xml-depth"));
  const ElementInfo info = element_info(name);
  const Style style = style_of(attributes);
  Frame frame;
  if (!frames_.empty()) {
    const Frame& outer = frames_.back();
    frame.hidden = outer.hidden;
    frame.aside = outer.aside;
    frame.skipped = outer.skipped;
    frame.preserve = outer.preserve;
  }
  frame.element = info.element;
  frame.block = info.block && !frame.skipped;
  const bool structure = info.element == Element::table || info.element == Element::group ||
                         info.element == Element::row || info.element == Element::cell;
  if (style.hidden && !frame.hidden && !structure && info.element != Element::column) {
    if (!open_.empty() && open_.back().cell != 0)
      frame.aside = true;
    else
      flush_text(false);
    frame.block = frame.block || !frame.aside;
  }
  frame.hidden = frame.hidden || style.hidden;
  if (frame.skipped) {
    // A sheet's name is in Excel's settings, which are skipped.
    if (info.element != Element::sheet_name) frame.element = Element::other;
  } else {
    count(frame, name, attributes);
  }
  frame.skipped = frame.skipped || info.skipped;
  if (frame.block) break_block(frame.aside, !frames_.empty() && frames_.back().hidden);
  switch (frame.element) {
    case Element::table: start_table(frame); break;
    case Element::group:
      if (!open_.empty()) close_row(open_.back()), open_.back().grid.end_group();
      break;
    case Element::row: start_row(frame); break;
    case Element::cell: start_cell(frame, attributes, style); break;
    case Element::caption:
      if (!open_.empty() && open_.back().cell == 0) open_.back().caption = frame.serial = ++serial_;
      break;
    case Element::heading:
      if (++headings_open_ == 1) heading_level_ = info.level;
      break;
    case Element::line_break: flow(frame.aside).line_break(); break;
    case Element::preformatted: frame.preserve = true; break;
    default: break;
  }
  frames_.push_back(frame);
}

void Builder::count(const Frame& frame, std::string_view name, const Attributes& attributes) {
  Facts& facts = page_.facts;
  switch (frame.element) {
    case Element::picture: ++facts.pictures; break;
    case Element::link: facts.links += attributes.has("href"); break;
    case Element::form_field: facts.form_fields += name != "input" || attributes.get("type") != "hidden"; break;
    case Element::frame: ++facts.frames; break;
    case Element::embedded: ++facts.embedded; break;
    case Element::template_: ++facts.templates; break;
    case Element::column: facts.hidden_columns += frame.hidden && !frames_.empty() && !frames_.back().hidden; break;
    default: break;
  }
}

void Builder::end() {
  if (frames_.empty()) return;
  const Frame frame = frames_.back();
  frames_.pop_back();
  OpenTable* table = open_.empty() ? nullptr : &open_.back();
  switch (frame.element) {
    case Element::table:
      // Tables inside it that were never closed end with it.
      while (
          std::any_of(open_.begin(), open_.end(), [&](const OpenTable& each) { return each.serial == frame.serial; }))
        close_table();
      break;
    case Element::group:
      if (table != nullptr) close_row(*table), table->grid.end_group();
      break;
    case Element::row:
      if (table != nullptr && table->row == frame.serial) close_row(*table);
      break;
    case Element::cell:
      if (table != nullptr && table->cell == frame.serial) close_cell(*table);
      break;
    case Element::caption:
      if (table != nullptr && frame.serial != 0 && table->caption == frame.serial) {
        page_.parts[table->index].caption = table->title.take();
        hold(page_.parts[table->index].caption.size());
        table->caption = 0;
      }
      break;
    case Element::heading:
      if (--headings_open_ == 0)
        if (std::string text = heading_.take(); !text.empty()) last_heading_ = std::move(text);
      break;
    case Element::title:
      if (!open_.empty() || frame.hidden) break;  // misplaced: text like other text
      if (std::string text = text_.take(); !text.empty()) {
        add_title();
        title_ = std::move(text);
      }
      break;
    case Element::style:
      if (!styles_.add(css_))
        throw InputError(file_ + " is refused: its stylesheets have more than the " + std::to_string(most_classes) +
                         " classes that are read; open it in Excel and save it as .xlsx");
      css_.clear();
      break;
    case Element::sheet_name:
      if (page_.workbook_sheets.size() < bounds_.sheets) page_.workbook_sheets.emplace_back(trim(sheet_name_));
      sheet_name_.clear();
      break;
    default: break;
  }
  if (frame.block) break_block(frame.aside, frame.hidden);
  if (headings_open_ == 0) heading_level_ = 0;
  const bool shown_outside = frames_.empty() || !frames_.back().hidden;
  if (frame.aside && (frames_.empty() || !frames_.back().aside))
    flush_text(true);
  else if (frame.hidden && shown_outside && frame.serial == 0)
    flush_text(true);
}

void Builder::characters(std::string_view text) {
  static const Frame outside;
  const Frame& frame = frames_.empty() ? outside : frames_.back();
  if (frame.element == Element::style) {
    if (css_.size() < most_style) css_.append(text.substr(0, most_style - css_.size()));
    return;
  }
  if (frame.element == Element::sheet_name) {
    if (sheet_name_.size() <= longest_name) sheet_name_ += text;  // finish() cuts it at a character boundary
    return;
  }
  if (frame.skipped) return;
  Flow& to = flow(frame.aside);
  to.append(text, frame.preserve);
  if (headings_open_ != 0 && heading_.size() < longest_name) heading_.append(text, false);
  if (to.size() > bounds_.cell_bytes)
    throw InputError(file_ + " has a cell or paragraph of more than " + std::to_string(bounds_.cell_bytes) + " bytes" +
                     raise_advice("cell-bytes"));
}

void Builder::comment(std::string_view text) {
  // Excel writes its settings in a comment that other programs ignore.
  if (text.find("x:ExcelWorkbook") == std::string_view::npos) return;
  page_.facts.epoch_1904 = page_.facts.epoch_1904 || text.find("<x:Date1904") != std::string_view::npos;
  constexpr std::string_view open = "<x:Name>", close = "</x:Name>";
  for (std::size_t at = 0; (at = text.find(open, at)) != std::string_view::npos;) {
    at += open.size();
    const std::size_t end = text.find(close, at);
    if (end == std::string_view::npos || page_.workbook_sheets.size() >= bounds_.sheets) return;
    hold(end - at);
    page_.workbook_sheets.push_back(name_in_comment(text.substr(at, end - at)));
    at = end;
  }
}

void Builder::start_table(Frame& frame) {
  if (++tables_ > bounds_.sheets * 16)
    throw InputError(file_ + " has more than " + std::to_string(bounds_.sheets * 16) + " tables" +
                     raise_advice("sheets"));
  add_title();
  Part table;
  table.hidden = frame.hidden;
  table.nested = std::any_of(open_.begin(), open_.end(), [](const OpenTable& each) { return each.cell != 0; });
  table.heading = last_heading_;
  frame.aside = false;
  frame.serial = ++serial_;
  OpenTable open;
  open.index = page_.parts.size();
  open.serial = frame.serial;
  table.after =
      open_.empty() ? behind_ : PartPlace{static_cast<std::uint32_t>(open_.back().index + 1), open_.back().grid.row()};
  if (!open_.empty()) open.outer = open_.back().takes_text() ? open_.size() : open_.back().outer;
  open_.push_back(std::move(open));
  page_.parts.push_back(std::move(table));
  hold(sizeof(Part) + sizeof(OpenTable));
}

void Builder::start_row(Frame& frame) {
  if (open_.empty()) return;
  OpenTable& table = open_.back();
  close_row(table);
  table.row = frame.serial = ++serial_;
  table.row_hidden = frame.hidden;
  table.grid.begin_row();
  table.first_cell = page_.parts[table.index].cells.size();
  if (table.grid.row() > bounds_.rows)
    throw InputError(file_ + " has a table of more than the " + std::to_string(bounds_.rows) + " rows that are read" +
                     raise_advice("rows"));
}

void Builder::start_cell(Frame& frame, const Attributes& attributes, const Style& style) {
  if (open_.empty()) return;
  OpenTable& table = open_.back();
  close_cell(table);
  if (table.row == 0) {
    Frame row;
    row.hidden = !frames_.empty() && frames_.back().hidden;
    start_row(row);
  }
  table.cell = frame.serial = ++serial_;
  frame.aside = false;
  table.cell_hidden = style.hidden;
  table.claim = read_claim(attributes);
  table.format = format_index(style, table.claim);
  table.column = table.grid.place(span_of(attributes.get("colspan"), 1, widest_span),
                                  span_of(attributes.get("rowspan"), 0, tallest_span));
  if (table.column > bounds_.columns)
    throw InputError(file_ + ": row " + std::to_string(table.grid.row()) + " of a table has a cell in column " +
                     std::to_string(table.column) + ", beyond the " + std::to_string(bounds_.columns) +
                     " that are read" + raise_advice("columns"));
}

std::uint16_t Builder::format_index(const Style& style, const CellClaim& claim) {
  const std::optional<std::string>& code = claim.format ? claim.format : style.format;
  if (claim.what != CellClaim::What::number || !code || code->empty()) return 0;
  constexpr std::size_t most_formats = 65'535;
  const auto [known, is_new] = known_formats_.emplace(*code, static_cast<std::uint16_t>(page_.formats.size() + 1));
  if (is_new) {
    if (page_.formats.size() == most_formats)
      throw InputError(file_ + " has more than 65,535 number formats; open it in Excel and save it as .xlsx");
    page_.formats.push_back(make_cell_format(*code, page_.facts.epoch_1904));
    hold(2 * code->size());
  }
  return known->second;
}

void Builder::close_cell(OpenTable& open) {
  if (open.cell == 0) return;
  open.cell = 0;
  std::string text = open.text.take();
  const bool date = open.format != 0 && page_.formats[open.format - 1U].is_date;
  const CellValue value = apply_claim(open.claim, text, date);
  page_.facts.misread_numbers += value.misread;
  if (text.empty()) return;
  Part& table = page_.parts[open.index];
  hold(text.size() + sizeof(StoredCell));
  table.cells.push_back({table.text.size(), static_cast<std::uint32_t>(text.size()), open.column,
                         value.kind == CellKind::text ? std::uint16_t{0} : open.format, value.kind,
                         open.claim.formula});
  table.text += text;
  page_.facts.hidden_cells += open.cell_hidden;
}

void Builder::close_row(OpenTable& open) {
  close_cell(open);
  if (open.row == 0) return;
  open.row = 0;
  Part& table = page_.parts[open.index];
  const std::size_t count = table.cells.size() - open.first_cell;
  if (count == 0) return;
  hold(sizeof(StoredRow));
  table.rows.push_back({open.first_cell, static_cast<std::uint32_t>(count), open.grid.row(), open.row_hidden});
  page_.facts.hidden_rows += open.row_hidden && !table.hidden;
  if (open.index >= text_part_) text_part_ = 0;
}

void Builder::close_table() {
  OpenTable& open = open_.back();
  close_row(open);
  Part& table = page_.parts[open.index];
  if (open.caption != 0) table.caption = open.title.take();
  table.merges = open.grid.finish();
  page_.facts.overlaps += open.grid.overlaps();
  hold(table.merges.size() * sizeof(MergedRange));
  // A table without rows of its own is omitted: content after it comes after the tables inside it.
  if (!table.rows.empty()) behind_ = {static_cast<std::uint32_t>(open.index + 1), table.rows.back().number};
  open_.pop_back();
}

Flow& Builder::flow(bool aside) {
  if (aside) return aside_;
  if (open_.empty()) return text_;
  OpenTable* table = &open_.back();
  if (!table->takes_text()) {
    if (table->outer == 0) return text_;  // browsers, too, move text between cells out of the table
    table = &open_[table->outer - 1];
  }
  return table->cell != 0 ? table->text : table->title;
}

void Builder::break_block(bool aside, bool hidden) {
  Flow& here = flow(aside);
  if (&here == &text_)
    flush_text(hidden);
  else
    here.block();
}

Part& Builder::text_part() {
  if (text_part_ == 0) {
    Part& made = page_.parts.emplace_back();
    made.kind = PartKind::text;
    made.after = open_.empty() ? behind_
                               : PartPlace{static_cast<std::uint32_t>(open_.back().index + 1), open_.back().grid.row()};
    text_part_ = static_cast<std::uint32_t>(page_.parts.size());
    hold(sizeof(Part));
  }
  return page_.parts[text_part_ - 1];
}

void Builder::flush_text(bool hidden) {
  for (Flow* each : {&text_, &aside_}) {
    if (each->size() == 0) continue;
    // Hidden text of a cell waits until the hiding element ends.
    if (each == &aside_ && !hidden) continue;
    const std::string text = each->take();
    if (text.empty()) continue;
    const std::uint8_t level = each == &text_ ? heading_level_ : std::uint8_t{0};
    // The first heading of a page usually repeats its title, which is one fact and not two.
    if (level == 0 || text != title_) add_title();
    title_.clear();
    add_paragraph(text, hidden, level);
  }
}

void Builder::add_title() {
  if (title_.empty()) return;
  add_paragraph(title_, false, 0);
  title_.clear();
}

void Builder::add_paragraph(const std::string& text, bool hidden, std::uint8_t level) {
  Part& part = text_part();
  hold(text.size() + sizeof(StoredCell) + sizeof(StoredRow));
  const auto number = static_cast<std::uint32_t>(++page_.facts.paragraphs);
  part.rows.push_back({part.cells.size(), 1, number, hidden, level});
  part.cells.push_back({part.text.size(), static_cast<std::uint32_t>(text.size()), 1, 0, CellKind::text, false});
  part.text += text;
  behind_ = {text_part_, number};
  page_.facts.hidden_texts += hidden;
  if (number > bounds_.rows)
    throw InputError(file_ + " has more than the " + std::to_string(bounds_.rows) + " paragraphs that are read" +
                     raise_advice("rows"));
}

void Builder::hold(std::uint64_t bytes) {
  held_ += bytes;
  if (held_ > most_held)
    throw InputError(
        file_ + " holds more than the " + std::to_string(most_held >> 20) +
        " MiB of tables and text that are kept in memory; open it in Excel or LibreOffice and save it as .xlsx");
}

Page Builder::finish() {
  while (!frames_.empty()) end();
  while (!open_.empty()) close_table();
  flush_text(false);
  add_title();
  Page page = std::move(page_);
  drop_empty_tables(page);
  name_parts(page);
  return page;
}

void Builder::drop_empty_tables(Page& page) {
  std::vector<std::uint32_t> number(page.parts.size() + 1);  // number after empty parts are dropped; 0: dropped
  std::vector<PartPlace> before(page.parts.size() + 1);
  std::vector<Part> kept;
  for (std::size_t i = 0; i < page.parts.size(); ++i) {
    Part& part = page.parts[i];
    // A part follows an earlier part. Content after an empty table follows the part before that table.
    PartPlace& after = part.after;
    after = number[after.part] != 0 ? PartPlace{number[after.part], after.row} : before[after.part];
    before[i + 1] = after;
    if (part.rows.empty()) {
      ++page.facts.empty_tables;
      continue;
    }
    kept.push_back(std::move(part));
    number[i + 1] = static_cast<std::uint32_t>(kept.size());
  }
  page.parts = std::move(kept);
}

void Builder::name_parts(Page& page) {
  const bool named_by_excel = page.workbook_sheets.size() == 1;
  std::set<std::string> taken;
  StringMap<std::uint32_t> last_number;
  const auto unique = [&](const std::string& name) {
    std::string made = name;
    for (std::uint32_t& number = last_number[name]; !taken.insert(made).second;)
      made = name + " (" + std::to_string(number = std::max(number + 1, 2U)) + ")";
    return made;
  };
  // Name text parts first, so that a table with the caption "text" does not take their name.
  for (Part& part : page.parts)
    if (part.kind == PartKind::text) part.name = unique("text");
  for (Part& part : page.parts) {
    if (part.kind == PartKind::text) continue;
    const std::uint64_t number = ++page.facts.tables;
    std::string name = !part.caption.empty()           ? part.caption
                       : number == 1 && named_by_excel ? page.workbook_sheets[0]
                       : !part.heading.empty()         ? part.heading
                                                       : std::string();
    std::replace(name.begin(), name.end(), '\n', ' ');
    if (name.size() > longest_name) {
      name.resize(longest_name);
      while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0xC0) == 0x80) name.pop_back();
      if (!name.empty() && static_cast<unsigned char>(name.back()) >= 0xC0) name.pop_back();
      name += "…";
    }
    part.name = unique(name.empty() ? "table " + std::to_string(number) : name);
    page.facts.nested_tables += part.nested;
  }
}

}  // namespace maex::html
