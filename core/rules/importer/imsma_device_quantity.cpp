#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_device_quantity() {
  return {.notice = {"imsma-device-quantity", Severity::info, "A device of an accident has a quantity.",
                     "IMSMA has no such field for accidents: the operator never sees the number.",
                     "Nothing to correct; say it in the remarks if it matters.",
                     "The quantity of an accident's device has nowhere to go."},
          .reference = "maxml 2.5, 3.3",
          .fields = {Field::device_quantity},
          .failing = "incident id=1\n  device category=AP_MINE quantity=2",
          .passing = "incident id=1\n  device category=AP_MINE",
          .lacks = lacks_importer,
          .each_incident = [](RuleContext& context, const Record&) {
            for_children(context.group(), context.group().first, Kind::device, [&](std::size_t number) {
              if (context.record(number).has(Field::device_quantity))
                context.report(context.record(number), Field::device_quantity);
            });
          }};
}

}  // namespace maex::rules
