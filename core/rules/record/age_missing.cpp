#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class AgeMissing final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const Record& victim = context.record(number);
    if (!victim.has(Field::victim_age) && !victim.has(Field::victim_age_group) && !victim.has(Field::victim_birth_date))
      context.report(victim, Field::victim_age);
  }
};

}  // namespace

const Rule& age_missing() {
  static const Rule rule{.notice = {"age-missing", Severity::info, "Neither age nor age group of a person is known.",
                                    "Children are counted apart.", "Enter the age, or child or adult.",
                                    "The person has no age, age group or date of birth."},
                         .family = Family::record,
                         .reference = "maxml 4.2; domain D6",
                         .fields = {Field::victim_age, Field::victim_age_group, Field::victim_birth_date},
                         .on_records = {Kind::victim},
                         .failing = "victim id=1 outcome=INJURED",
                         .passing = "victim id=1 outcome=INJURED age_group=ADULT",
                         .make = make_check<AgeMissing>};
  return rule;
}

}  // namespace maex::rules
