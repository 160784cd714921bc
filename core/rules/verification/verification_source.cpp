// V5. Two sources of one kind count as one.
#include "core/rules/criterion.hpp"

namespace maex::rules {

Criterion verification_source() {
  return {.number = 5,
          .label = "source",
          .not_met = Code::verification_REPORTED,
          .open = Code::verification_PENDING,
          .section = "source",
          .settings = {{"official", CodesSetting{&Policy::official, CodeList::source_kind}},
                       {"independent", NumberSetting{&Policy::independent, 1, 10, "a number from 1 to 10 is wanted"}}},
          .rule = {.notice = {"verification-source", Severity::info, "The sources do not suffice for verification.",
                              "One report alone, without an official body behind it, may be hearsay or a double.",
                              "Add an official source, or a second independent one.", "V5: {reason}."},
                   .reference = "domain D5 V5",
                   .fields = {Field::source_kind},
                   .failing = "incident id=1 date=2014-05-14\n  source kind=LOCAL_MEDIA",
                   .passing = "incident id=1 date=2014-05-14\n  source kind=POLICE"},
          .look = [](const CriterionInputs& given, Evidence& e) {
            bool official = false, any = false;
            std::vector<Text> names;
            std::uint64_t kinds = 0;
            for_children(given.facts.group, given.facts.group.first, Kind::source, [&](std::size_t i) {
              any = true;
              const Value kind = (*given.facts.group.batch)[i].get(Field::source_kind);
              if (kind.empty()) return;
              official = official || holds(given.policy.official, kind.as_code());
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
            else if (voices >= given.policy.independent)
              say(e, Verdict::met, "several independent sources"_text);
            else
              say(e, Verdict::not_met,
                  voices == 0 ? "no source is given"_text : "one source alone that is not official"_text,
                  any ? std::string_view() : "source-missing");
          }};
}

}  // namespace maex::rules
