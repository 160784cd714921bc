#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule person_name_with_digits() {
  return {.notice = {"person-name-with-digits", Severity::warning, "A person's name holds digits.",
                     "Ages, numbers and telephone numbers in names make the same person two.",
                     "Put the number where it belongs.", "There are digits in the name."},
          .reference = "domain G2",
          .fields = {Field::victim_full_name, Field::victim_family_name, Field::victim_given_name,
                     Field::victim_patronymic},
          .failing = "victim id=1 outcome=INJURED family_name=\"Adsız 23\"",
          .passing = "victim id=1 outcome=INJURED family_name=\"Adsız\"",
          .each_value = report_if([](const Value& value) {
            return value.as_text().find_first_of("0123456789") != std::string_view::npos;
          })};
}

}  // namespace maex::rules
