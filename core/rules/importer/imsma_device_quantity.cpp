#include "core/rules/importer/common.hpp"

namespace maex::rules {
namespace {

class ImsmaDeviceQuantity final : public Check {
  void group(RuleContext& context) override {
    for_children(context.group(), context.group().first, Kind::device, [&](std::size_t number) {
      if (context.record(number).has(Field::device_quantity))
        context.report(context.record(number), Field::device_quantity);
    });
  }
};

}  // namespace

const Rule& imsma_device_quantity() {
  static const Rule rule{.notice = {"imsma-device-quantity", Severity::info, "A device of an accident has a quantity.",
                                    "IMSMA has no such field for accidents: the operator never sees the number.",
                                    "Nothing to mend; say it in the remarks if it matters.",
                                    "The quantity of an accident's device has nowhere to go."},
                         .family = Family::importer,
                         .reference = "maxml 2.5, 3.3",
                         .fields = {Field::device_quantity},
                         .on_groups = true,
                         .failing = "incident id=1\n  device category=AP_MINE quantity=2",
                         .passing = "incident id=1\n  device category=AP_MINE",
                         .lacks = lacks_importer,
                         .make = make_check<ImsmaDeviceQuantity>};
  return rule;
}

}  // namespace maex::rules
