#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule count_negative() {
  return {
      .notice = {"count-negative", Severity::error, "A count is negative.",
                 "It takes people away from somebody's total.", "Correct the number.", "{value} cannot be a count."},
      .reference = "domain D5 V6",
      .fields = {Field::incident_killed, Field::incident_injured, Field::incident_casualties, Field::device_quantity,
                 Field::assistance_quantity, Field::assistance_direct_beneficiaries,
                 Field::assistance_indirect_beneficiaries},
      .failing = "incident id=1 killed=-1",
      .passing = "incident id=1 killed=1",
      .each_value = report_if([](const Value& value) { return value.as_integer() < 0; })};
}

}  // namespace maex::rules
