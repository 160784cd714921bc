#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> birth_long_ago_fields = {Field::victim_birth_date};

class BirthLongAgo final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_date().first.year >= 100 && slot.value.as_date().first.year + 115 < context.today().year &&
        slot.value.as_date().first.year != 1899 && slot.value.as_date().first.year != 1900)
      context.report(record, slot);
  }
};

}  // namespace

const Rule& birth_long_ago() {
  static const Rule rule{
      .notice = {"birth-long-ago", Severity::warning, "A date of birth lies more than 115 years back.",
                 "A mistyped century makes a child an old person.", "Look for a mistyped year.",
                 "The person would be older than anybody alive."},
      .family = Family::values,
      .reference = "domain D1",
      .fields = birth_long_ago_fields,
      .on_values = birth_long_ago_fields,
      .failing = "victim id=1 outcome=INJURED birth_date=1881-05-14",
      .passing = "victim id=1 outcome=INJURED birth_date=1981-05-14",
      .make = make_check<BirthLongAgo>};
  return rule;
}

}  // namespace maex::rules
