#include "core/rules/criterion.hpp"

namespace maex::rules {

Criterion verification_check_state() {
  return {.number = 7,
          .label = "check state",
          .not_met = Code::verification_EXCLUDED,
          .open = Code::verification_PENDING,
          .takes_other_fields = true,
          .section = "check",
          .settings = {{"confirmed", &Policy::confirmed},
                       {"without_column", &Policy::without_column},
                       {"reviewer", &Policy::reviewer}},
          .rule = {.notice = {"verification-check-state", Severity::info, "The report is not confirmed yet.",
                              "Reports under check change; importing them early means correcting IMSMA later, with a "
                              "new form each time.",
                              "Import it when the sender has confirmed it.", "V7: {reason}."},
                   .reference = "domain D5 V7",
                   .fields = {Field::incident_check_state, Field::incident_reviewed_by, Field::incident_reviewed_on},
                   .failing = "incident id=1 date=2014-05-14 check_state=BEING_CLARIFIED",
                   .passing = "incident id=1 date=2014-05-14 check_state=CONFIRMED"},
          .look = [](const CriterionInputs& given, Evidence& e) {
            const Value state = given.facts.group.head().get(Field::incident_check_state);
            if (given.words && !state.empty()) e.detail = text_of(state.as_code());
            if (state.empty()) {
              if (!given.policy.confirmed) return say(e, Verdict::met, "the policy asks for no check state"_text);
              if (given.policy.without_column && !given.facts.asks_check_state)
                return say(e, Verdict::met, "the file has no check state, and it is taken as confirmed (assumed)"_text);
              return say(e, Verdict::open, "no check state is given"_text);
            }
            if (state.as_code() == Code::check_state_REFUTED)
              return say(e, Verdict::not_met, "the report was refuted"_text, "check-state-refuted");
            if (state.as_code() != Code::check_state_CONFIRMED && given.policy.confirmed)
              return say(e, Verdict::open, "the report is not confirmed yet"_text);
            if (given.policy.reviewer && !(given.facts.group.head().has(Field::incident_reviewed_by) &&
                                           given.facts.group.head().has(Field::incident_reviewed_on)))
              return say(e, Verdict::open, "reviewer or day of review is missing"_text);
            say(e, Verdict::met, "the report is confirmed"_text);
          }};
}

}  // namespace maex::rules
