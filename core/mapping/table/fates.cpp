#include "core/mapping/table/fates.hpp"

#include "core/mapping/profile/notices.hpp"

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
