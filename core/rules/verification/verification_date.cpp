#include "core/rules/criterion.hpp"

namespace maex::rules {

Criterion verification_date() {
  return {
      .number = 2,
      .label = "date",
      .not_met = Code::verification_REPORTED,
      .open = Code::verification_PENDING,
      .section = "date",
      .settings = {{"precision", &Policy::precision}},
      .rule = {.notice =
                   {"verification-date", Severity::warning, "The date is not exact enough for verification.",
                    "An incident without its day cannot be checked against other reports, nor against the day an area "
                    "was cleared.",
                    "Ask the source for the day of the incident.", "V2: {reason}."},
               .reference = "domain D5 V2",
               .fields = {Field::incident_date},
               .failing = "incident id=1 date=2014",
               .passing = "incident id=1 date=2014-05-14"},
      .look = [](const CriterionInputs& given, Evidence& e) {
        if (!given.facts.date) return say(e, Verdict::not_met, "no date is given"_text);
        const PartialDate& date = *given.facts.date;
        if (given.words) e.detail = Text::as_is(to_text(date));
        if (date.form != PartialDate::Form::at)
          return say(e, Verdict::not_met, "the date is a range or a bound"_text, "incident-date-is-a-span");
        if (date.doubt != PartialDate::Doubt::none)
          return say(e, Verdict::not_met, "the sender marks the date as uncertain"_text, "incident-date-uncertain");
        if (date.first > given.inputs.today)
          return say(e, Verdict::not_met, "the date is in the future"_text, "date-in-future");
        const bool enough = given.policy.precision == Precision::year ||
                            (given.policy.precision == Precision::month && date.first.month != 0) ||
                            date.first.day != 0;
        if (!enough) return say(e, Verdict::not_met, "the date is not exact enough"_text);
        if (date.first.day == 0)
          return say(e, Verdict::met,
                     date.first.month == 0 ? "the year is known, and the policy asks for no more (assumed)"_text
                                           : "the month is known, and the policy asks for no more (assumed)"_text);
        say(e, Verdict::met, "the date is known"_text);
      }};
}

}  // namespace maex::rules
