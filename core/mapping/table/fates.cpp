#include "core/mapping/table/fates.hpp"

namespace maex {
namespace {

std::string_view problem_of(Rule rule) {
  switch (rule) {
    case Rule::value_not_understood: return "the value does not fit its field";
    case Rule::required_missing: return "the row lacks a required value";
    case Rule::no_incident: return "the row continues no incident";
    case Rule::incident_fields_differ: return "the row contradicts an earlier row of its incident";
    default: return "";
  }
}

}  // namespace

std::string_view Fates::rule_name(Rule rule, int ignored) const {
  if (rule == Rule::ignored_heading && ignored >= 0)
    return profile_.profile.ignored[static_cast<std::size_t>(ignored)].rule;
  return name(rule);
}

Locator Fates::where(std::uint32_t row, std::uint32_t column) const {
  Locator locator;
  locator.document = context_.document_name;
  locator.part = sheet_;
  locator.row = row;
  locator.table = true;
  locator.column = column;
  if (headings_ != nullptr && column != 0 && row > headings_->row) {
    locator.heading = column <= headings_->columns.size() ? headings_->columns[column - 1].heading
                                                          : "(column " + cell_address(column, 0) + ")";
  }
  return locator;
}

void Fates::tell(const Row& row, const Cell& cell, const CellFate& fate) {
  context_.fates->cell(where(row.number, cell.column), fate.fate, rule_name(fate.rule, fate.ignored),
                       fate.field == Field::count ? std::string_view{} : info(fate.field).full_name);
}

void Fates::quarantine(const Row& row, const Cell& cell, const CellFate& fate) {
  context_.quarantine->add({where(row.number, cell.column), std::string(cell.raw),
                            std::string(rule_name(fate.rule, fate.ignored)), std::string(problem_of(fate.rule))});
}

void Fates::count(const Row& row, Fate fate, Rule rule) {
  Count& count = counts_[static_cast<std::size_t>(fate)][static_cast<std::size_t>(rule)];
  ++count.rows;
  count.cells += row.cells.size();
}

void Fates::paragraph(const SheetInfo& part, const Row& row) {
  count(row, Fate::ignored, Rule::text_outside_tables);
  if (context_.fates == nullptr) return;
  Locator where;
  where.document = context_.document_name;
  where.part = part.name;
  where.page = row.page;
  where.block = row.number;
  for (std::size_t i = 0; i != row.cells.size(); ++i)
    context_.fates->cell(where, Fate::ignored, name(Rule::text_outside_tables), {});
}

void Fates::whole_row(const Row& row, Fate fate, Rule rule) {
  count(row, fate, rule);
  const CellFate same{fate, rule};
  if (context_.fates != nullptr)
    for (const Cell& cell : row.cells) tell(row, cell, same);
  if (fate == Fate::quarantined && context_.quarantine != nullptr)
    for (const Cell& cell : row.cells) quarantine(row, cell, same);
}

void Fates::row(const Row& row, std::span<const CellFate> fates, Fate fate, Rule rule, int ignored) {
  if (rule == Rule::ignored_heading)
    ++ignored_[static_cast<std::size_t>(ignored)].rows;
  else
    ++counts_[static_cast<std::size_t>(fate)][static_cast<std::size_t>(rule)].rows;
  for (std::size_t i = 0; i != fates.size(); ++i) {
    const CellFate& each = fates[i];
    if (each.rule == Rule::ignored_heading)
      ++ignored_[static_cast<std::size_t>(each.ignored)].cells;
    else
      ++counts_[static_cast<std::size_t>(each.fate)][static_cast<std::size_t>(each.rule)].cells;
    if (context_.fates != nullptr) tell(row, row.cells[i], each);
    if (each.fate == Fate::quarantined && context_.quarantine != nullptr) quarantine(row, row.cells[i], each);
  }
}

void Fates::flush() {
  const auto hand_over = [&](Fate fate, std::string_view rule, Count& count) {
    if (count.rows != 0) context_.balance.row(fate, rule, count.rows);
    if (count.cells != 0) context_.balance.cells(fate, rule, count.cells);
    count = {};
  };
  for (std::size_t fate = 0; fate != counts_.size(); ++fate)
    for (std::size_t rule = 0; rule != rule_count; ++rule)
      hand_over(static_cast<Fate>(fate), name(static_cast<Rule>(rule)), counts_[fate][rule]);
  for (std::size_t i = 0; i != ignored_.size(); ++i)
    hand_over(Fate::ignored, profile_.profile.ignored[i].rule, ignored_[i]);
  if (empty_ != 0) context_.balance.empty_cells(empty_);
  empty_ = 0;
}

}  // namespace maex
