#include "core/mapping/flat/flat_words.hpp"

#include <algorithm>

#include "core/mapping/profile/notices.hpp"
#include "core/mapping/table/losses.hpp"

namespace maex {

bool is_null_word(std::string_view text) {
  static constexpr std::string_view words[] = {"na", "n/a", "#n/a", "null", "<null>", "(null)", "nan"};
  return std::any_of(std::begin(words), std::end(words), [text](std::string_view word) {
    return word.size() == text.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
             return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
           });
  });
}

namespace flat_losses {

const LossType text_too_long{"loss-text-too-long",
                             "The text has more characters than the column holds; it is left out, not cut."};
const LossType null_word{"loss-null-word",
                         "The text is a word that stands for nothing (NA, null); the table has none."};
const LossType date_not_a_day{"loss-date-not-a-day",
                              "The column holds days, and this date is a month, a year or a range."};
const LossType zero_coordinates{"loss-zero-coordinates",
                                "Latitude 0 and longitude 0 together mean that the place is not known."};
const LossType code_without_choice{"loss-code-without-choice", "The mapping has no spelling for this code."};
const LossType kind_without_table{"loss-kind-without-table",
                                  "Records of this kind have no table, or theirs is not written."};
const LossType extra_without_column{"loss-extra-without-column",
                                    "The tables have fixed columns, and an extra has none."};

std::vector<LossType> all(const FlatHabits& habits) {
  std::vector<LossType> types = {kind_without_table, text_too_long};
  if (habits.no_null_words) types.push_back(null_word);
  if (habits.exact_days) types.push_back(date_not_a_day);
  if (habits.zero_is_missing) types.push_back(zero_coordinates);
  if (habits.listed_codes) types.push_back(code_without_choice);
  if (!habits.extras) types.push_back(extra_without_column);
  using losses::Kind;
  for (const Kind kind :
       {Kind::field_without_column, Kind::second_child, Kind::second_value, Kind::value_spelling, Kind::value_form})
    types.push_back(*losses::type(kind));
  if (habits.extras)
    for (const Kind kind : {Kind::extra_heading, Kind::extra_text, Kind::kind_without_rows})
      types.push_back(*losses::type(kind));
  return types;
}

}  // namespace flat_losses

namespace flat_notices {

const NoticeType column_unknown{
    "flat-column-unknown", Severity::warning, "A column is not one the mapping knows.",
    "Its values are kept as extras under its name or tag. They go back to tables of the same mapping only.",
    "Add the column to a mapping file (option mapping), or declare it open there, with a reason."};
const NoticeType column_case{"flat-column-case", Severity::warning,
                             "Names of columns differ from the mapping's by capital letters, blanks or hyphens.",
                             "IMSMA Core matches names exactly. maex read the columns.",
                             "Spell the names as the mapping does."};
const NoticeType tag_malformed{"flat-tag-malformed", Severity::warning,
                               "A cell in the row of hashtags is not a hashtag.",
                               "The values of the column are kept as extras under this heading.",
                               "Write a hashtag such as #affected+killed: letters first, then +attributes."};
const NoticeType tag_cleaned{"flat-tag-cleaned", Severity::info,
                             "A hashtag has blanks, punctuation or invisible signs, which were left out.",
                             "Other programs may not know the column.", "Write the hashtag without these signs."};
const NoticeType column_repeated{
    "flat-column-repeated", Severity::warning, "The same name or tag stands over two columns.",
    "The first column is bound; the other's values are kept as extras.", "Give the columns different names."};
const NoticeType null_cleaned =
    once_per_column({"flat-null-text", Severity::info, "A word that stands for nothing (NA, null) was read as nothing.",
                     "As a value it would be counted like any other.", "Leave such cells empty."});
const NoticeType zero_coordinates = once_per_column(
    {"flat-zero-coordinates", Severity::warning, "Latitude 0 and longitude 0 were read as missing.",
     "The point lies in the Gulf of Guinea; forms write it when the place is not known.", "Leave the cells empty."});
const NoticeType victim_alone{
    "flat-victim-alone", Severity::warning, "A victim's row names an incident that no row near it holds.",
    "The victim keeps the incident's number, but other systems may take it for one without an incident.",
    "Sort both tables by the incident's number, or add the incident's row."};
const NoticeType not_a_table{"flat-not-a-table", Severity::warning, "A sheet is none of the mapping's tables.",
                             "Its cells are left out: columns are never matched by position.",
                             "Add its column names to a mapping file (option mapping)."};
const NoticeType no_table{"flat-no-table", Severity::error, "No sheet of the file is a table that the mapping knows.",
                          "Nothing was read from the file.",
                          "Give the mapping of the system that wrote the file (option mapping)."};
const NoticeType links_left_out{"flat-links-left-out", Severity::warning,
                                "A record has more links than the column holds, or learned of one too late.",
                                "The other side of the link is there; this side is not.",
                                "Sort the input so that victims follow their incident."};

std::vector<const NoticeType*> all() {
  using namespace mapping_notices;
  return {&column_unknown,
          &column_case,
          &column_repeated,
          &tag_malformed,
          &tag_cleaned,
          &null_cleaned,
          &flat_notices::zero_coordinates,
          &victim_alone,
          &not_a_table,
          &no_table,
          &links_left_out,
          &sheet_hidden,
          &mapping_notices::hidden_copy,
          &mapping_notices::hidden_differs,
          &sheet_not_readable,
          &row_hidden,
          &column_hidden,
          &text_under_merge,
          &formula_without_value,
          &surplus_cells,
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
          &year_of_birth_in_ages};
}

}  // namespace flat_notices
}  // namespace maex
