#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule several_devices() {
  return {.notice = {"several-devices", Severity::info, "An incident has devices of several kinds.",
                     "Counts of devices per incident then add up to more than the incidents.",
                     "Nothing to correct if several exploded; say which one did.",
                     "{count} kinds of device in one incident."},
          .reference = "domain D2",
          .fields = {Field::device_category},
          .failing = "incident id=1\n  device category=AP_MINE\n  device category=ERW_UXO",
          .passing = "incident id=1\n  device category=AP_MINE",
          .each_incident = [](RuleContext& context, const Record& incident) {
            std::uint64_t kinds = 0;
            const Record* last = nullptr;
            for_children(context.group(), context.group().first, Kind::device, [&](std::size_t number) {
              const Value device = context.record(number).get(Field::device_category);
              if (device.empty()) return;
              kinds |= std::uint64_t{1} << ((static_cast<unsigned>(device.as_code()) -
                                             static_cast<unsigned>(Code::device_category_AP_MINE)) &
                                            63u);
              last = &context.record(number);
            });
            const int count = __builtin_popcountll(kinds);
            if (count > 1) context.report(*last, Field::device_category, {{"count", std::to_string(count)}});
            static_cast<void>(incident);
          }};
}

}  // namespace maex::rules
