#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule accuracy_unlikely() {
  return {.notice = {"accuracy-unlikely", Severity::warning, "The stated accuracy of a position is no accuracy.",
                     "A point that may be anywhere within kilometres proves nothing about a hazard area.",
                     "Correct it; metres are wanted, and nothing when it is not known.",
                     "{value} m is no accuracy of a position."},
          .reference = "maxml 5.2 ac_gps_accuracy",
          .fields = {Field::place_gps_accuracy},
          .failing = "incident id=1\n  place district=Tovuz gps_accuracy=0",
          .passing = "incident id=1\n  place district=Tovuz gps_accuracy=8",
          .each_value =
              report_if([](const Value& value) { return value.as_decimal() <= 0 || value.as_decimal() > 10000; })};
}

}  // namespace maex::rules
