#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule name_of_digits() {
  return {.notice = {"name-of-digits", Severity::warning, "A name consists of digits.",
                     "An Excel date number or a code has slipped into a column of names.",
                     "Look whether columns were shifted or a number format was lost.",
                     "{value} is a number where a name belongs."},
          .reference = "domain F3",
          .fields = {Field::place_district, Field::place_settlement, Field::place_region, Field::victim_activity,
                     Field::victim_occupation},
          .failing = "incident id=1\n  place district=\"41774\"",
          .passing = "incident id=1\n  place district=\"Tovuz\"",
          .each_value = report_if([](const Value& value) { return is_only_digits(value.as_text()); })};
}

}  // namespace maex::rules
