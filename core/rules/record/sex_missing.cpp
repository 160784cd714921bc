#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class SexMissing final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    if (!context.record(number).has(Field::victim_sex)) context.report(context.record(number), Field::victim_sex);
  }
};

}  // namespace

const Rule& sex_missing() {
  static const Rule rule{.notice = {"sex-missing", Severity::info, "The sex of a person is missing.",
                                    "Breakdowns by sex and age are asked for by every convention.",
                                    "Enter male or female, or unknown.", "The person has no sex."},
                         .family = Family::record,
                         .reference = "maxml 4.2; domain D6",
                         .fields = {Field::victim_sex},
                         .on_records = {Kind::victim},
                         .failing = "victim id=1 outcome=INJURED",
                         .passing = "victim id=1 outcome=INJURED sex=MALE",
                         .make = make_check<SexMissing>};
  return rule;
}

}  // namespace maex::rules
