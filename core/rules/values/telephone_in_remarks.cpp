#include "core/rules/values/common.hpp"
#include "core/text/personal_signs.hpp"

namespace maex::rules {

Rule telephone_in_remarks() {
  return {
      .notice = {"telephone-in-remarks", Severity::warning, "Free text holds what looks like a telephone number.",
                 "Free text goes where names would not: a number tells who the person is.",
                 "Move the number to the field for telephones, or take it out.", "There is a long number in the text."},
      .reference = "domain G2",
      .fields = {Field::incident_remarks, Field::victim_remarks, Field::place_note},
      .failing = "incident id=1 remarks=\"zəng: 050 123 45 67 8\"",
      .passing = "incident id=1 remarks=\"iki nəfər\"",
      .each_value = report_if([](const Value& value) { return holds_telephone(value.as_text()); })};
}

}  // namespace maex::rules
