#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class MannerOfDeathOfSurvivor final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const Record& victim = context.record(number);
    if (is(victim, Field::victim_outcome, Code::outcome_INJURED) && victim.has(Field::victim_manner_of_death))
      context.report(victim, Field::victim_manner_of_death);
  }
};

}  // namespace

const Rule& manner_of_death_of_survivor() {
  static const Rule rule{
      .notice = {"manner-of-death-of-survivor", Severity::warning, "A survivor has a manner of death.",
                 "A column is shifted, or the outcome is wrong.", "Check the outcome.",
                 "The outcome is injured, and a manner of death is given."},
      .family = Family::record,
      .reference = "maxml 2.6 vic.death",
      .fields = {Field::victim_outcome, Field::victim_manner_of_death},
      .on_records = {Kind::victim},
      .failing = "victim id=1 outcome=INJURED manner_of_death=\"xəstəxanada\"",
      .passing = "victim id=1 outcome=KILLED manner_of_death=\"xəstəxanada\"",
      .make = make_check<MannerOfDeathOfSurvivor>};
  return rule;
}

}  // namespace maex::rules
