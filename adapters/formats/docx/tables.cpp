// Tables: rows, cells and their places.
#include <algorithm>
#include <charconv>

#include "adapters/formats/docx/limits.hpp"
#include "adapters/formats/docx/reader.hpp"
#include "adapters/formats/docx/saved.hpp"

namespace maex::docx {
namespace {

std::uint32_t number_of(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem == std::errc::result_out_of_range) return UINT32_MAX;
  return problem == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

Merge merge_of(xml::Tokenizer& tags) { return tags.attribute("val") == "restart" ? Merge::begins : Merge::continues; }

/// True when the cell is a tracked deletion.
bool read_cell_properties(xml::Tokenizer& tags, CellSpan& span) {
  using Tag = xml::Tokenizer::Tag;
  bool deleted = false;
  if (tags.is_empty()) return deleted;
  for (Tag tag; (tag = tags.next()) != Tag::end;) {
    if (tag == Tag::finished) return deleted;
    const std::string_view name = tags.name();
    if (name == "gridSpan") span.columns = number_of(tags.attribute("val"), 1);
    if (name == "vMerge") span.down = merge_of(tags);
    if (name == "hMerge") span.across = merge_of(tags);
    if (name == "cellDel") deleted = true;
    if (!tags.is_empty()) tags.skip();
  }
  return deleted;
}

void read_caption(xml::Tokenizer& tags, std::string& caption) {
  using Tag = xml::Tokenizer::Tag;
  if (tags.is_empty()) return;
  for (Tag tag; (tag = tags.next()) != Tag::end;) {
    if (tag == Tag::finished) return;
    if (tags.name() == "tblCaption") caption = tags.attribute("val");
    if (!tags.is_empty()) tags.skip();
  }
}

}  // namespace

void Reader::in_table(Element element) {
  switch (element) {
    case Element::row: return row();
    case Element::table_properties: return read_caption(tags_, table_->table.part.caption);
    case Element::other: return children(Inside::table);
    default: return out_of_place(element);
  }
}

/// Content of a table that is in no cell is not valid. It comes before the table.
void Reader::out_of_place(Element element) {
  if (element == Element::cell) return children(Inside::blocks);
  in_blocks(element);
}

void Reader::in_row(Element element) {
  switch (element) {
    case Element::row_properties: return row_properties(*table_);
    case Element::cell: return table_->skips_row ? skip() : cell();
    case Element::other: return children(Inside::row);
    default: return table_->skips_row ? skip() : out_of_place(element);
  }
}

void Reader::table() {
  content_.count_table();
  content_.hold(sizeof(OpenTable));
  if (flow_->carried) end_flow(*flow_);
  OpenTable open(content_.bounds().columns);
  open.page_after_row = page_;
  {
    const Saved<OpenTable*> outer(table_, &open);
    children(Inside::table);
  }
  open.table.part.merges = open.grid.finish();
  content_.hold(open.table.part.merges.size() * sizeof(MergedRange));
  ++produced_;
  Block block = std::move(open.table);
  if (paragraph_ != nullptr)
    paragraph_->aside.push_back(std::move(block));
  else
    emit(*flow_, std::move(block));
}

void Reader::row() {
  OpenTable& open = *table_;
  open.grid.begin_row();
  if (open.grid.row() > content_.bounds().rows)
    tags_.refuse("a table has more than the " + std::to_string(content_.bounds().rows) + " rows that are read", "rows");
  open.skips_row = false;
  open.row_page = 0;
  open.page_at_row = open.page_after_row = page_;
  Part& part = open.table.part;
  const std::uint64_t first = part.cells.size();
  children(Inside::row);
  page_ = open.page_after_row;
  if (open.skips_row) {
    open.grid.drop_row();
    ++content_.facts.deleted_rows;
    return;
  }
  if (part.cells.size() == first) return;
  content_.hold(sizeof(StoredRow));
  part.rows.push_back({first, static_cast<std::uint32_t>(part.cells.size() - first), open.grid.row(),
                       open.row_page != 0 ? open.row_page : open.page_at_row, 0});
}

void Reader::row_properties(OpenTable& open) {
  if (tags_.is_empty()) return;
  for (Tag tag; (tag = tags_.next()) != Tag::end;) {
    if (tag == Tag::finished) return;
    if (tags_.name() == "gridBefore") open.grid.leave(number_of(tags_.attribute("val"), 0));
    if (tags_.name() == "del") open.skips_row = true;
    skip();
  }
}

void Reader::cell() {
  OpenTable& open = *table_;
  CellSpan span;
  bool deleted = false;
  std::string text;
  Flow flow;
  flow.table = &open.table;
  flow.row = open.grid.row();
  flow.cell = &text;
  // Each cell of a row that goes on to the next page has its own mark of the new page.
  page_ = open.page_at_row;
  {
    const Saved<Flow*> outer(flow_, &flow);
    const Saved<OpenParagraph*> no_paragraph(paragraph_, nullptr);
    const Saved<OpenTable*> no_table(table_, nullptr);
    if (!tags_.is_empty()) {
      for (Tag tag; (tag = tags_.next()) != Tag::end;) {
        if (tag == Tag::finished) return;
        const Element element = element_of(tags_.name());
        if (element != Element::cell_properties) {
          child(Inside::blocks, element);
          continue;
        }
        deleted = read_cell_properties(tags_, span) || deleted;
      }
    }
    end_flow(flow);
  }
  open.page_after_row = std::max(open.page_after_row, page_);
  const Grid::Place place = open.grid.place(span);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  text.erase(0, text.find_first_not_of('\n'));
  if (deleted) {
    content_.facts.deleted_cells += !is_blank(text);
    return;
  }
  if (is_blank(text)) return;
  if (place.column > content_.bounds().columns)
    tags_.refuse("a table has more than the " + std::to_string(content_.bounds().columns) + " columns that are read",
                 "columns");
  content_.facts.covered_cells += place.covered;
  if (open.row_page == 0) open.row_page = flow.page;
  content_.hold(text.size() + sizeof(StoredCell));
  Part& part = open.table.part;
  part.cells.push_back({part.text.size(), static_cast<std::uint32_t>(text.size()), place.column});
  part.text += text;
}

}  // namespace maex::docx
