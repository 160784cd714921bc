#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> person_name_with_digits_fields = {Field::victim_full_name, Field::victim_family_name,
                                                           Field::victim_given_name, Field::victim_patronymic};

class PersonNameWithDigits final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_text().find_first_of("0123456789") != std::string_view::npos) context.report(record, slot);
  }
};

}  // namespace

const Rule& person_name_with_digits() {
  static const Rule rule{.notice = {"person-name-with-digits", Severity::warning, "A person's name holds digits.",
                                    "Ages, numbers and telephone numbers in names make the same person two.",
                                    "Put the number where it belongs.", "There are digits in the name."},
                         .family = Family::values,
                         .reference = "domain G2",
                         .fields = person_name_with_digits_fields,
                         .on_values = person_name_with_digits_fields,
                         .failing = "victim id=1 outcome=INJURED family_name=\"Adsız 23\"",
                         .passing = "victim id=1 outcome=INJURED family_name=\"Adsız\"",
                         .make = make_check<PersonNameWithDigits>};
  return rule;
}

}  // namespace maex::rules
