// V5. Two sources of one kind count as one.
#include "core/rules/criterion.hpp"

namespace maex::rules {
namespace {

bool is_confirmed(const GroupFacts& facts) {
  const Value state = facts.group.head().get(Field::incident_check_state);
  return !state.empty() && state.as_code() == Code::check_state_CONFIRMED;
}

}  // namespace

Criterion verification_source() {
  return {.number = 5,
          .label = "source",
          .not_met = Code::verification_REPORTED,
          .open = Code::verification_PENDING,
          .section = "source",
          .settings = {{"official", CodesSetting{&Policy::official, CodeList::source_kind}},
                       {"official_if_confirmed", CodesSetting{&Policy::official_if_confirmed, CodeList::source_kind}},
                       {"wait_for_second", &Policy::wait_for_second},
                       {"independent", NumberSetting{&Policy::independent, 1, 10, "a number from 1 to 10 is wanted"}}},
          .rule = {.notice = {"verification-source", Severity::info, "The sources do not suffice for verification.",
                              "One report alone, without an official body behind it, may be hearsay or a double.",
                              "Add an official source, or a second independent one.", "V5: {reason}."},
                   .reference = "domain D5 V5",
                   .fields = {Field::source_kind},
                   .failing = "incident id=1 date=2014-05-14\n  source kind=LOCAL_MEDIA",
                   .passing = "incident id=1 date=2014-05-14\n  source kind=POLICE"},
          .look = [](const CriterionInputs& given, Evidence& e) {
            bool official = false, if_confirmed = false, any = false, only_media = true;
            std::vector<Text> names;
            std::uint64_t kinds = 0;
            for_children(given.facts.group, given.facts.group.first, Kind::source, [&](std::size_t i) {
              any = true;
              const Value kind = (*given.facts.group.batch)[i].get(Field::source_kind);
              if (kind.empty()) return;
              official = official || holds(given.policy.official, kind.as_code());
              if_confirmed = if_confirmed || holds(given.policy.official_if_confirmed, kind.as_code());
              only_media = only_media && kind.as_code() == Code::source_kind_LOCAL_MEDIA;
              const auto bit = static_cast<std::uint64_t>(kind.as_code()) -
                               static_cast<std::uint64_t>(Code::source_kind_REGIONAL_COORDINATOR);
              kinds |= std::uint64_t{1} << (bit & 63u);
              if (given.words) names.push_back(text_of(kind.as_code()));
            });
            unsigned voices = 0;
            for (; kinds != 0; kinds &= kinds - 1) ++voices;
            e.detail = list_of(std::move(names));
            if (official)
              say(e, Verdict::met, "an official source"_text);
            else if (if_confirmed && is_confirmed(given.facts))
              say(e, Verdict::met, "a confirmed source that the policy takes as an official one (assumed)"_text);
            else if (voices >= given.policy.independent)
              say(e, Verdict::met, "several independent sources"_text);
            else if (voices == 0)
              say(e, Verdict::not_met, "no source is given"_text, any ? std::string_view() : "source-missing");
            else
              say(e, given.policy.wait_for_second ? Verdict::open : Verdict::not_met,
                  only_media     ? "one media report alone"_text
                  : if_confirmed ? "one source alone, and its report is not confirmed"_text
                                 : "one source alone that is not official"_text);
          }};
}

}  // namespace maex::rules
