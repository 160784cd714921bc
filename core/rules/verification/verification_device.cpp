// V1. An unknown device leaves the criterion open. A device that the policy rules out excludes the incident. Words in
// the notes do the same only where they are sure and no device is known.
#include "core/rules/criterion.hpp"

namespace maex::rules {

Criterion verification_device() {
  return {.number = 1,
          .label = "device",
          .not_met = Code::verification_EXCLUDED,
          .open = Code::verification_PENDING,
          .section = "device",
          .settings = {{"in_scope", CodesSetting{&Policy::in_scope, CodeList::device_category}},
                       {"out_of_scope", CodesSetting{&Policy::out_of_scope, CodeList::device_category}},
                       {"out_of_scope_words", PhrasesSetting{&Policy::out_of_scope_words}}},
          .rule = {.notice = {"verification-device", Severity::info,
                              "The device does not settle whether the incident is one of mine action.",
                              "Only incidents by mines, explosive remnants and victim-activated devices are comparable "
                              "between partners.",
                              "Ask the source what exploded, and enter the kind of device.", "V1: {reason}."},
                   .reference = "domain D5 V1",
                   .fields = {Field::device_category},
                   .failing = "incident id=1 date=2014-05-14\n  device category=UNKNOWN",
                   .passing = "incident id=1 date=2014-05-14\n  device category=AP_MINE"},
          .look = [](const CriterionInputs& given, Evidence& e) {
            bool any = false, in = false, out = false;
            std::vector<Text> names;
            for_children(given.facts.group, given.facts.group.first, Kind::device, [&](std::size_t i) {
              const Value category = (*given.facts.group.batch)[i].get(Field::device_category);
              if (category.empty()) return;
              any = true;
              in = in || holds(given.policy.in_scope, category.as_code());
              out = out || holds(given.policy.out_of_scope, category.as_code());
              if (given.words) names.push_back(text_of(category.as_code()));
            });
            e.detail = list_of(std::move(names));
            if (in)
              say(e, Verdict::met, "a device in scope"_text);
            else if (out)
              say(e, Verdict::not_met, "the device is out of scope"_text);
            else if (mention_in_notes(given.facts, given.policy.out_of_scope_words) == Mention::sure)
              say(e, Verdict::not_met, "no device is known, and the notes name something out of scope"_text);
            else if (any)
              say(e, Verdict::open, "the kind of device is not known"_text);
            else
              say(e, Verdict::open, "no device is given"_text, "device-missing");
          }};
}

}  // namespace maex::rules
