#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule device_contradicts_class() {
  return {.notice = {"device-contradicts-class", Severity::warning,
                     "The class of the accident and the device do not belong together.",
                     "Mine accidents and ERW accidents are counted apart.", "Correct the class or the device.",
                     "Class {class} with device {device}."},
          .reference = "domain D2; maxml 2.12",
          .fields = {Field::incident_type, Field::device_category},
          .failing = "incident id=1 type=MINE\n  device category=SUBMUNITION",
          .passing = "incident id=1 type=MINE\n  device category=AP_MINE",
          .each_incident = [](RuleContext& context, const Record& incident) {
            const Value type = incident.get(Field::incident_type);
            if (type.empty()) return;
            for_children(context.group(), context.group().first, Kind::device, [&](std::size_t number) {
              const Value device = context.record(number).get(Field::device_category);
              if (device.empty()) return;
              const Code d = device.as_code(), t = type.as_code();
              const bool mine = d == Code::device_category_AP_MINE || d == Code::device_category_AV_MINE ||
                                d == Code::device_category_MINE_UNSPECIFIED;
              const bool wrong = (t == Code::accident_type_MINE &&
                                  (d == Code::device_category_SUBMUNITION || d == Code::device_category_ERW_UXO ||
                                   d == Code::device_category_ERW_AXO)) ||
                                 (t == Code::accident_type_CLUSTER && d != Code::device_category_SUBMUNITION &&
                                  d != Code::device_category_UNKNOWN && d != Code::device_category_ERW) ||
                                 (t == Code::accident_type_UXO_AXO && mine);
              if (wrong)
                context.report(context.record(number), Field::device_category,
                               {{"class", text_of(t)}, {"device", text_of(d)}});
            });
          }};
}

}  // namespace maex::rules
