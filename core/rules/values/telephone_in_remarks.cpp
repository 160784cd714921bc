#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> telephone_in_remarks_fields = {Field::incident_remarks, Field::victim_remarks,
                                                        Field::place_note};

class TelephoneInRemarks final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (holds_telephone(slot.value.as_text())) context.report(record, slot);
  }
};

}  // namespace

const Rule& telephone_in_remarks() {
  static const Rule rule{
      .notice = {"telephone-in-remarks", Severity::warning, "Free text holds what looks like a telephone number.",
                 "Free text goes where names would not: a number tells who the person is.",
                 "Move the number to the field for telephones, or take it out.", "There is a long number in the text."},
      .family = Family::values,
      .reference = "domain G2",
      .fields = telephone_in_remarks_fields,
      .on_values = telephone_in_remarks_fields,
      .failing = "incident id=1 remarks=\"zəng: 050 123 45 67 8\"",
      .passing = "incident id=1 remarks=\"iki nəfər\"",
      .make = make_check<TelephoneInRemarks>};
  return rule;
}

}  // namespace maex::rules
