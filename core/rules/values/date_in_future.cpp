// The commonest slip of hand in a date: a year mistyped, or day and month swapped.
#include "core/rules/rule.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> dates = {Field::incident_date,        Field::incident_date_received,
                                  Field::incident_reviewed_on, Field::victim_date_of_death,
                                  Field::victim_birth_date,    Field::source_date,
                                  Field::submission_issued};

class DateInFuture final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    const PartialDate date = slot.value.as_date();
    // "Before" may lie ahead and still be true; all others begin after today or do not.
    if (date.form == PartialDate::Form::before || date.first <= context.today()) return;
    // A month or a year without a day is ahead only when the whole of it is.
    Day today = context.today();
    if (date.first.day == 0) today.day = 0;
    if (date.first.month == 0) today.month = 0;
    if (date.first <= today) return;
    report(context, record, slot);
  }

  static void report(RuleContext& context, const Record& record, const Slot& slot) {
    context.report(record, slot, {{"today", to_text(PartialDate{PartialDate::Form::at, context.today(), {}})}});
  }
};

}  // namespace

const Rule& date_in_future() {
  static const Rule rule{.notice = {"date-in-future", Severity::error, "A date lies in the future.",
                                    "An incident that has not happened is counted, and in the wrong year.",
                                    "Look for a mistyped year or a swapped day and month, and correct the cell.",
                                    "{value} lies after {today}, the day of this check."},
                         .family = Family::values,
                         .reference = "domain D5 V2",
                         .fields = dates,
                         .on_values = dates,
                         .failing = "incident id=1 date=2099-05-14",
                         .passing = "incident id=1 date=2014-05-14",
                         .make = make_check<DateInFuture>};
  return rule;
}

}  // namespace maex::rules
