#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule device_missing() {
  return {.notice = {"device-missing", Severity::info, "No device is given for an incident.",
                     "Whether it is one of mine action at all cannot be told.", "Enter the kind of device, or unknown.",
                     "The incident names no device."},
          .reference = "maxml 4.1; domain D5 V1",
          .fields = {Field::device_category},
          .failing = "incident id=1",
          .passing = "incident id=1\n  device category=AP_MINE",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const Record* device = find_child(context.batch(), context.group().first, Kind::device);
            if (device == nullptr || (!device->has(Field::device_category) && !device->has(Field::device_as_reported)))
              context.report_at(incident.origin(), 0, Field::device_category, {});
          }};
}

}  // namespace maex::rules
