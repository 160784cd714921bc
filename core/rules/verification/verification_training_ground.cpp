// V8. A column answers it, or words in the notes. Silence counts only where the policy says so, and then the evidence
// says that it is assumed.
#include "core/rules/criterion.hpp"

namespace maex::rules {

Criterion verification_training_ground() {
  return {
      .number = 8,
      .label = "training ground",
      .not_met = Code::verification_EXCLUDED,
      .open = Code::verification_PENDING,
      .section = "training_ground",
      .settings = {{"excluded", &Policy::training_ground_excluded},
                   {"silence_counts", &Policy::silence_counts},
                   {"words", PhrasesSetting{&Policy::training_ground_words}}},
      .rule =
          {.notice =
               {"verification-training-ground", Severity::info, "The incident happened on a military training ground.",
                "A range or depot is no hazard area: the incident is real, and stays out of the count of hazard areas.",
                "Nothing to correct; check that the place is right.", "V8: {reason}."},
           .reference = "domain D5 V8",
           .fields = {Field::incident_training_ground},
           .failing = "incident id=1 date=2014-05-14 training_ground=true",
           .passing = "incident id=1 date=2014-05-14 training_ground=false"},
      .look = [](const CriterionInputs& given, Evidence& e) {
        if (!given.policy.training_ground_excluded) return say(e, Verdict::met, "the policy does not ask for it"_text);
        const Value flag = given.facts.group.head().get(Field::incident_training_ground);
        const bool yes = !flag.empty() && flag.as_boolean(), no = !flag.empty() && !flag.as_boolean();
        if (yes) return say(e, Verdict::not_met, "on a military training ground"_text);
        const Mention notes = mention_in_notes(given.facts, given.policy.training_ground_words);
        if (notes == Mention::sure && no)
          return say(e, Verdict::open,
                     "the notes name a military training ground, and the sender says that it was on none"_text);
        if (notes == Mention::sure) return say(e, Verdict::not_met, "the notes name a military training ground"_text);
        if (no) return say(e, Verdict::met, "the sender says that it was not on a military training ground"_text);
        if (notes == Mention::doubtful)
          return say(e, Verdict::open, "the notes may mean a military training ground"_text);
        say(e, given.policy.silence_counts ? Verdict::met : Verdict::open,
            given.policy.silence_counts ? "nothing says that it was on a military training ground (assumed)"_text
                                        : "nothing says whether it was on a military training ground"_text);
      }};
}

}  // namespace maex::rules
