#include "core/mapping/profile/notices.hpp"

namespace maex::mapping_notices {

using enum Severity;

const NoticeType heading_unknown{
    "heading-unknown", warning, "A column's heading is not one the profile knows.",
    "The column's values are kept as extras under this heading. They go back to the sender's own layout only.",
    "Correct the heading, or add its spelling to the profile. The profile can also ignore the column, or declare it "
    "open, with a reason."};
const NoticeType heading_repeated{"heading-repeated", warning, "The same heading stands over two columns.",
                                  "Only the first column is bound; the other's values are kept as extras.",
                                  "Give the columns different headings, or tell them apart by a merged heading above."};
const NoticeType heading_missing{
    "heading-missing", error, "A sheet lacks headings that the profile requires.",
    "The sheet is not read as a list: without these columns its rows would not mean what they seem to.",
    "Restore the heading, or add its new spelling to the profile."};
const NoticeType no_heading_row{
    "no-heading-row", warning, "A sheet has no row with the profile's headings.",
    "Its cells are left out: columns are never matched by position.",
    "If the sheet is a list, put its headings into the first 60 rows, or add their spellings to the profile."};
const NoticeType no_list_found{"no-list-found", error, "No sheet of the file holds a list that fits the profile.",
                               "Nothing was read from the file.",
                               "Choose another profile, or add the headings' spellings to this one."};
const NoticeType sheet_hidden{"sheet-hidden", info, "A hidden sheet was read.",
                              "Hidden sheets are often old copies, and their rows count twice then.",
                              "Delete the sheet if it is a copy."};
const NoticeType sheet_not_readable{"sheet-not-readable", info, "A sheet without cells was passed over.",
                                    "Chart and dialog sheets hold no rows.", "Nothing, unless a list is missing."};
const NoticeType row_hidden =
    once_per_column({"row-hidden", info, "A hidden row was read.",
                     "Rows hidden by a filter are still data; rows hidden by hand may have been meant to go.",
                     "Unhide the row, or delete it in the source."});
const NoticeType value_not_understood{"value-not-understood", error, "A cell's value does not fit its field.",
                                      "The record goes on without the value; the cell is quarantined.",
                                      "Correct the cell in the source and convert again."};
const NoticeType code_unknown{"code-unknown", error, "A coded cell holds a spelling that the profile does not list.",
                              "The record goes on without the value, so it is missing from every count by this field.",
                              "Correct the cell, or add the spelling to the words of the column in the profile."};
const NoticeType date_not_understood{"date-not-understood", error,
                                     "A date cell holds no date that can be read with certainty.",
                                     "Records without a date are left out of every period.",
                                     "Write the date as 14.05.2014, 2014-05-14, 05.2014 or 2014."};
const NoticeType date_two_digit_year = once_per_column(
    {"date-two-digit-year", warning, "A year was written with two digits.",
     "The century is a reading: the latest that does not lie in the future.", "Write the year with four digits."});
const NoticeType number_ambiguous = once_per_column(
    {"number-ambiguous", warning, "A comma before three digits was read as grouping.",
     "As a decimal comma the number would be a thousand times smaller.", "Write the number without grouping."});
const NoticeType number_column_mark{"number-column-mark", info,
                                    "Numbers with two readings were read as the other numbers of their column.",
                                    "A comma or point before three digits may be a decimal mark or grouping.",
                                    "Check one such number. Write numbers without grouping."};
const NoticeType number_column_mixed{
    "number-column-mixed", warning, "A column has decimal commas and decimal points.",
    "A number that fits both may be wrong by a factor of a thousand: each was read by itself.",
    "Write all numbers of the column in one way."};
const NoticeType date_column_month_first{
    "date-column-month-first", warning, "A column writes the month before the day.",
    "The partner's lists write the day first. Dates with both numbers up to 12 have two readings.",
    "Check one date of the column with the sender. Write dates as 2014-05-14."};
const NoticeType date_column_day_first{
    "date-column-day-first", warning, "A column writes the day before the month.",
    "The partner's lists write the month first. Dates with both numbers up to 12 have two readings.",
    "Check one date of the column with the sender. Write dates as 2014-05-14."};
const NoticeType date_column_mixed{"date-column-mixed", warning,
                                   "A column has dates with the day first and dates with the month first.",
                                   "Dates with both numbers up to 12 have two readings: they were read as the partner "
                                   "writes dates, and some may be wrong.",
                                   "Ask the sender which rows came from another list. Write dates as 2014-05-14."};
const NoticeType date_column_split{"date-column-split", warning,
                                   "A column is split at day 12: earlier days are dates, later ones are text.",
                                   "A spreadsheet program with another date order opened the list: it took each date "
                                   "that it could, with day and month "
                                   "exchanged, and left the others as text. No date was changed here.",
                                   "Compare the dates with the sender's own file before you use them."};
const NoticeType time_of_zone =
    once_per_column({"time-of-zone", warning, "A date cell names a time zone.",
                     "Day and time are kept as written. In the country of the incident it may have been another day.",
                     "Write the local day and time."});
const NoticeType weekday_differs{"weekday-differs", warning, "The day of the week does not fit the date.",
                                 "One of them is wrong: the date was kept.",
                                 "Ask the source for the day of the incident."};
const NoticeType year_of_birth_in_ages = once_per_column(
    {"year-of-birth-in-ages", warning, "A column of ages has a year of birth.",
     "No person has this age, so it was read as the year of birth. The age on the day of the incident is not "
     "known.",
     "Enter the age on the day of the incident, or put the year into a column of its own."});
const NoticeType time_dropped =
    once_per_column({"time-dropped", warning, "A date cell holds a time of day that has no field.",
                     "The time is not kept.", "Put the time into a column of its own, or clear it."});
const NoticeType required_missing{"required-missing", error, "A row lacks a value that the profile requires.",
                                  "The whole row is quarantined: it cannot be counted without that value.",
                                  "Fill in the value in the source and convert again."};
const NoticeType no_incident{"no-incident", error, "A row continues an incident, but there is none above it.",
                             "The row is quarantined: nobody can say to which incident it belongs.",
                             "Repeat the incident's number in the row."};
const NoticeType incident_fields_differ{
    "incident-fields-differ", error, "Rows of one incident say different things about it.",
    "The first row's value is kept and the other quarantined; one of them is wrong.",
    "Make the rows agree, or give them different incident numbers."};
const NoticeType incident_number_reused{
    "incident-number-reused", error, "The number of an incident stands at another incident, too.",
    "Under one number two incidents become one: the first one's values are kept, the other's quarantined, and its "
    "victims join the first.",
    "Give each incident its own number; if it is the same one, make its rows agree."};
const NoticeType incident_seen_again{
    "incident-seen-again", info, "An incident goes on after rows of other incidents.",
    "Its victims are added to it; if the number was used twice by mistake, two incidents became one.",
    "Check that the number is meant; sort the list by incident."};
const NoticeType incident_rows_apart{
    "incident-rows-apart", error, "Rows of one incident are too far from each other in the list.",
    "The incident was already passed on when this row came: its number of victims is too low there, and a target that "
    "takes whole incidents leaves this row out.",
    "Sort the list by the number of the incident and convert again."};
const NoticeType incident_without_victims{"incident-without-victims", warning,
                                          "A row names an incident but nobody hurt.",
                                          "The incident is kept without a victim.",
                                          "Add the person's outcome, or leave the row as it is if nobody was hurt."};
const NoticeType columns_disagree{
    "columns-disagree", error, "Two columns of a row give different values for one field.",
    "The first column's value is kept and the other is quarantined. One of them is wrong.",
    "Correct the wrong cell, or leave one of the two columns empty."};
const NoticeType after_list{"after-list", warning, "A row below the totals or footnotes is no record.",
                            "Signatures and remarks stand there; a record would be left out.",
                            "If it is a record, move it above the totals row."};

const NoticeType columns_shifted{
    "columns-shifted", error, "The values under a heading are those of another column.",
    "Cells were moved and the headings were not: every record would say what nobody reported, and plain text would "
    "pass unseen.",
    "Move the values back under their own heading, or correct the heading; nothing is taken from the file before."};

const NoticeType total_differs_from_rows{
    "total-differs-from-rows", error, "A totals row says something else than the rows above it.",
    "Somebody is missing from the list or from the total, and readers will cite the one or the other.",
    "Count again: add the row that is missing, take out the one that is double, or correct the total."};

const NoticeType invisible_signs{
    "invisible-signs", info, "Texts of a column contain signs that cannot be seen.",
    "With such a sign inside, a word or number equals no other one. The signs were removed.",
    "No change needed. The program that the texts were copied from leaves such signs."};
const NoticeType number_column_point_zero{
    "number-column-point-zero", info, "All numbers of a column of identifiers end in \".0\".",
    "A program took the identifiers for numbers with a fraction and wrote 7 as 7.0. Other lists have 7.",
    "Export the column as text."};
const NoticeType look_alike_letters{
    "look-alike-letters", warning, "A word was typed with letters of another alphabet that look the same.",
    "Letters that look alike are different to a computer. The word was understood in spite of them.",
    "Type the word again in one alphabet."};
const NoticeType formula_without_value{"formula-without-value", error, "A cell has a formula without a stored value.",
                                       "The file does not contain what the cell shows. The value is not known, so the "
                                       "cell is not blank and goes to quarantine.",
                                       "Open the file in a spreadsheet program, save it there, and convert again."};
const NoticeType text_under_merge{"text-under-merge", warning, "A cell that a merged range covers contains text.",
                                  "A spreadsheet program shows only the first cell of the range, so the sender does "
                                  "not see this text. It is left out.",
                                  "Split the merged range. Then delete the text, or write it where it belongs."};
const NoticeType column_hidden{"column-hidden", info, "A hidden column was read.",
                               "The sender does not see these values, and they may be old.",
                               "Unhide the column, or delete it in the source."};
const NoticeType hidden_copy{"hidden-copy", warning, "Rows of a hidden sheet repeat rows of a visible sheet.",
                             "Their victims would count twice. The copies are left out.",
                             "Delete the hidden sheet if it is an old copy."};
const NoticeType hidden_differs{
    "hidden-sheet-differs", error, "A hidden sheet has an incident of a visible sheet, with other values.",
    "It may be an older version of the list, and its victims would count twice. The row is quarantined.",
    "Delete the hidden sheet if it is old. Otherwise move its rows to the visible list."};
const NoticeType rows_without_headings{
    "rows-without-headings", error, "A sheet without headings has rows that fit the list of another sheet.",
    "Columns are never matched by position, so these rows are quarantined and missing from every count.",
    "Write the headings above the rows, and convert again."};
const NoticeType text_alone{"text-alone", info, "A row has only a text and was read as a section heading or a note.",
                            "It is not a record. Other values of an incident are missing in the row.",
                            "No change is needed. If it is a record, fill in the row."};
const NoticeType row_not_cut{"row-not-cut", error, "A row is one cell with the separators of another table in it.",
                             "Its values cannot be read as columns. The row is quarantined.",
                             "Write all rows with one separator, and convert again."};
const NoticeType headings_again{
    "headings-again", info, "A second row of headings, in another order, was found inside the list.",
    "The rows below it are read by the new headings.", "No change is needed. Check one row below the new headings."};
const NoticeType surplus_cells{
    "surplus-cells", warning, "A row has cells to the right of the last heading.",
    "No heading says what they mean. If a separator inside a text cut it, the other cells of the row are in wrong "
    "columns.",
    "Compare the row with its source. Give the column a heading, or put the text with the separator in quotes."};

std::span<const NoticeType* const> all() {
  static constexpr const NoticeType* types[] = {&heading_unknown,
                                                &heading_repeated,
                                                &heading_missing,
                                                &no_heading_row,
                                                &no_list_found,
                                                &sheet_hidden,
                                                &sheet_not_readable,
                                                &row_hidden,
                                                &value_not_understood,
                                                &code_unknown,
                                                &date_not_understood,
                                                &date_two_digit_year,
                                                &number_ambiguous,
                                                &number_column_mark,
                                                &number_column_mixed,
                                                &date_column_month_first,
                                                &date_column_day_first,
                                                &date_column_mixed,
                                                &date_column_split,
                                                &time_dropped,
                                                &time_of_zone,
                                                &weekday_differs,
                                                &year_of_birth_in_ages,
                                                &required_missing,
                                                &no_incident,
                                                &incident_fields_differ,
                                                &incident_number_reused,
                                                &incident_seen_again,
                                                &incident_rows_apart,
                                                &incident_without_victims,
                                                &columns_disagree,
                                                &after_list,
                                                &columns_shifted,
                                                &total_differs_from_rows,
                                                &invisible_signs,
                                                &look_alike_letters,
                                                &number_column_point_zero,
                                                &formula_without_value,
                                                &text_under_merge,
                                                &column_hidden,
                                                &hidden_copy,
                                                &hidden_differs,
                                                &rows_without_headings,
                                                &text_alone,
                                                &row_not_cut,
                                                &headings_again,
                                                &surplus_cells};
  return types;
}

}  // namespace maex::mapping_notices
