#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule quantity_zero() {
  return {.notice = {"quantity-zero", Severity::info, "The quantity of a device is zero.",
                     "A device that was not there sets nothing off.", "Leave the quantity empty when it is not known.",
                     "The quantity is zero."},
          .reference = "maxml 2.9 hazdeviceinfo.qty",
          .fields = {Field::device_quantity},
          .failing = "incident id=1\n  device category=AP_MINE quantity=0",
          .passing = "incident id=1\n  device category=AP_MINE quantity=1",
          .each_value = report_if([](const Value& value) { return value.as_integer() == 0; })};
}

}  // namespace maex::rules
