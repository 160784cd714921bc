#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule cost_negative() {
  return {.notice = {"cost-negative", Severity::error, "A cost is negative.", "Sums of assistance become wrong.",
                     "Correct the cost.", "{value} is no cost."},
          .reference = "maxml 2.8 Cost",
          .fields = {Field::assistance_cost},
          .failing = "assistance id=1 cost=-5",
          .passing = "assistance id=1 cost=5",
          .each_value = report_if([](const Value& value) { return value.as_decimal() < 0; })};
}

}  // namespace maex::rules
