// What rules of this family share.
#pragma once
#include <string_view>

#include "core/rules/rule.hpp"
#include "core/rules/text_signs.hpp"

namespace maex::rules {

/// Fields with free text.
inline const std::vector<Field> free_texts = {
    Field::place_district,   Field::place_settlement,   Field::place_note,       Field::place_region,
    Field::victim_activity,  Field::victim_occupation,  Field::incident_remarks, Field::source_organisation,
    Field::source_reference, Field::device_as_reported, Field::device_model,     Field::incident_cause,
    Field::hazard_area_name};

inline const std::vector<Field> dates = {
    Field::incident_date,     Field::incident_date_received,  Field::incident_reviewed_on,  Field::victim_date_of_death,
    Field::source_date,       Field::hazard_area_status_date, Field::assistance_start_date, Field::activity_start_date,
    Field::victim_birth_date, Field::activity_end_date,       Field::education_start_date,  Field::education_end_date,
    Field::quality_date,      Field::device_disposal_date};

/// True for a day that a spreadsheet program shows for an empty or zero cell. The calendars of the programs begin on
/// different days.
constexpr bool is_first_of_a_calendar(const Day& day) {
  return day.year == 1899 || (day.year == 1900 && day.month == 1) ||
         ((day.year == 1904 || day.year == 1970) && day.month == 1 && day.day == 1);
}

}  // namespace maex::rules
