#include "core/mapping/table/fates.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "core/mapping/profile/notices.hpp"
#include "core/text/look_alike.hpp"

namespace maex {
namespace {

std::string_view problem_of(Rule rule) {
  switch (rule) {
    case Rule::value_not_understood: return "the value does not fit its field";
    case Rule::required_missing: return "the row lacks a required value";
    case Rule::no_incident: return "the row continues no incident";
    case Rule::incident_fields_differ: return "the row contradicts an earlier row of its incident";
    case Rule::formula_without_value: return "the formula has no stored value";
    case Rule::hidden_differs: return "the row of a hidden sheet differs from the visible list";
    case Rule::rows_without_headings: return "the sheet has no headings";
    case Rule::row_not_cut: return "the row is not cut into cells";
    case Rule::columns_disagree: return "another column of the row gives the field another value";
    default: return "";
  }
}

/// A paragraph outside tables.
class ParagraphPlace final : public Place {
 public:
  ParagraphPlace(const SheetInfo& part, const Row& row) : Place(row.number), part_(part), page_(row.page) {}
  void spell(Locator& to) const override {
    to.part = part_.name;
    to.page = page_;
    to.block = row_;
  }

 private:
  const SheetInfo& part_;
  std::uint32_t page_;
};

}  // namespace

std::string_view Fates::rule_name(Rule rule, int ignored) const {
  if (rule == Rule::ignored_heading && ignored >= 0)
    return profile_.profile.ignored[static_cast<std::size_t>(ignored)].rule;
  return name(rule);
}

void Fates::cell(const Row& row, const Cell& cell, const CellFate& fate) {
  const CellPlace place(*sheet_, row.number, cell.column, fate.field);
  const std::string_view rule = rule_name(fate.rule, fate.ignored);
  if (fate.fate == Fate::quarantined)
    account_.quarantined(place, rule, cell.raw, problem_of(fate.rule));
  else
    account_.cell(place, fate.fate, rule);
}

void Fates::report_equalized(std::uint32_t row, std::span<const EqualizedCell> cells) {
  for (const EqualizedCell& each : cells) {
    if (each.how.invisible == 0 || !invisible_.insert(each.column).second) continue;
    std::array<char, 16> code{};
    std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(each.how.invisible));
    account_.report(mapping_notices::invisible_signs, place(row, each.column), {},
                    {"The first one of the column is {sign}."_text, {{"sign", std::string(code.data())}}});
  }
}

void Fates::report_look_alikes(const HeadingRow& headings) {
  for (std::size_t i = 0; i != headings.columns.size(); ++i) {
    const BoundColumn& column = headings.columns[i];
    if (column.look_alike == 0) continue;
    account_.report(mapping_notices::look_alike_letters, place(headings.row, static_cast<std::uint32_t>(i + 1)),
                    {column.leaf, Known::word},
                    {"The text contains {letter}."_text, {{"letter", text::name_letter(column.look_alike)}}});
  }
}

void Fates::mark_equalized(const Row& row, std::span<const EqualizedCell> cells, std::vector<CellFate>& fates) {
  auto cell = row.cells.begin();
  for (const EqualizedCell& each : cells) {
    cell = std::find_if(cell, row.cells.end(), [&](const Cell& one) { return one.column == each.column; });
    if (cell == row.cells.end()) return;
    CellFate& fate = fates[static_cast<std::size_t>(cell - row.cells.begin())];
    if (fate.fate != Fate::used || fate.rule != Rule::plain) continue;
    fate.fate = Fate::changed;
    fate.rule = each.how.invisible != 0 ? Rule::invisible_signs : Rule::composed_letters;
  }
}

void Fates::paragraph(const SheetInfo& part, const Row& row) {
  account_.row(Fate::ignored, name(Rule::text_outside_tables));
  for (std::size_t i = 0; i != row.cells.size(); ++i)
    account_.ignored(ParagraphPlace(part, row), name(Rule::text_outside_tables));
}

void Fates::covered(const Row& row, std::span<const Cell> cells) {
  for (const Cell& each : cells) {
    account_.report(mapping_notices::text_under_merge, place(row.number, each.column), {each.raw, Known::raw});
    cell(row, each, {Fate::ignored, Rule::under_merge});
  }
  if (cells.size() == row.cells.size()) account_.row(Fate::ignored, name(Rule::under_merge));
}

void Fates::whole_row(const Row& row, Fate fate, Rule rule) {
  account_.row(fate, name(rule));
  for (const Cell& each : row.cells) cell(row, each, {fate, rule});
}

void Fates::row(const Row& row, std::span<const CellFate> fates, Fate fate, Rule rule, int ignored) {
  account_.row(rule == Rule::ignored_heading ? Fate::ignored : fate, rule_name(rule, ignored));
  for (std::size_t i = 0; i != fates.size(); ++i) cell(row, row.cells[i], fates[i]);
}

}  // namespace maex
