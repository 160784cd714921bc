// Names of what may happen to a cell other than plain use. The balance and the list of fates contain them.
#pragma once
#include <cstdint>
#include <string_view>

namespace maex {

enum class Rule : std::uint8_t {
  plain,
  // changed
  date_text,
  number_grouping,
  code_padding,
  blanks_trimmed,
  two_digit_year,
  unit_converted,
  time_split,
  date_as_text,
  number_of_one_person,
  person_of_counted_row,
  coordinates_as_entered,
  word_form,
  age_form,
  // ignored
  title_row,
  heading_row,
  repeated_heading,
  totals_row,
  footnote,
  section_row,
  after_list,
  not_a_list,
  text_outside_tables,
  blank_text,
  unknown_word,
  ignored_heading,
  null_text,
  zero_coordinates,
  under_merge,
  hidden_copy,
  counter_alone,
  // quarantined
  value_not_understood,
  required_missing,
  no_incident,
  incident_fields_differ,
  columns_disagree,
  formula_without_value,
  hidden_differs,
  rows_without_headings,
  row_not_cut,
  count,
};

inline constexpr std::string_view rule_names[] = {"",
                                                  "date-text",
                                                  "number-grouping",
                                                  "code-padding",
                                                  "blanks-trimmed",
                                                  "two-digit-year",
                                                  "unit-converted",
                                                  "time-split",
                                                  "date-as-text",
                                                  "number-of-one-person",
                                                  "person-of-counted-row",
                                                  "coordinates-as-entered",
                                                  "word-form",
                                                  "age-form",
                                                  "title-row",
                                                  "heading-row",
                                                  "repeated-heading",
                                                  "totals-row",
                                                  "footnote",
                                                  "section-row",
                                                  "after-list",
                                                  "not-a-list",
                                                  "text-outside-tables",
                                                  "blank-text",
                                                  "unknown-word",
                                                  "ignored-heading",
                                                  "null-text",
                                                  "zero-coordinates",
                                                  "under-merge",
                                                  "hidden-copy",
                                                  "counter-alone",
                                                  "value-not-understood",
                                                  "required-missing",
                                                  "no-incident",
                                                  "incident-fields-differ",
                                                  "columns-disagree",
                                                  "formula-without-value",
                                                  "hidden-sheet-differs",
                                                  "rows-without-headings",
                                                  "row-not-cut"};
static_assert(std::size(rule_names) == static_cast<std::size_t>(Rule::count));

constexpr std::string_view name(Rule rule) { return rule_names[static_cast<std::size_t>(rule)]; }

}  // namespace maex
