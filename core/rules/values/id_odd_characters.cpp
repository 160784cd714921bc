#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule id_odd_characters() {
  return {.notice = {"id-odd-characters", Severity::warning, "A number of a record holds blanks or line breaks.",
                     "With a blank at its end the same number is another number to IMSMA.", "Take the blanks out.",
                     "{value} has blanks at an end or inside."},
          .reference = "maxml 3.1 P3",
          .fields = {Field::incident_id, Field::victim_id, Field::hazard_area_id, Field::victim_incident,
                     Field::assistance_id},
          .failing = "incident id=\"2014 07\"",
          .passing = "incident id=2014-07",
          .each_value = report_if(
              [](const Value& value) { return value.as_text().find_first_of(" \t\n\r") != std::string_view::npos; })};
}

}  // namespace maex::rules
