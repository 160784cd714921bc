// Every finding that the mapping may raise.
#pragma once
#include <span>

#include "core/notice/notice.hpp"

namespace maex::mapping_notices {

extern const NoticeType heading_unknown, heading_repeated, heading_missing, no_heading_row, no_list_found, sheet_hidden,
    sheet_not_readable, row_hidden, value_not_understood, code_unknown, date_not_understood, date_two_digit_year,
    number_ambiguous, number_column_mark, number_column_mixed, date_column_month_first, date_column_day_first,
    date_column_mixed, date_column_split, time_dropped, time_of_zone, weekday_differs, year_of_birth_in_ages,
    required_missing, no_incident, incident_fields_differ, incident_number_reused, incident_seen_again,
    incident_rows_apart, incident_without_victims, columns_disagree, after_list, columns_shifted,
    total_differs_from_rows, invisible_signs, look_alike_letters, number_column_point_zero, formula_without_value,
    text_under_merge, column_hidden, hidden_copy, hidden_differs, rows_without_headings, text_alone, row_not_cut,
    headings_again, surplus_cells;

std::span<const NoticeType* const> all();

}  // namespace maex::mapping_notices
