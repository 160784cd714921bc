#include "core/rules/criterion.hpp"

namespace maex::rules {

Criterion verification_place() {
  return {.number = 3,
          .label = "place",
          .not_met = Code::verification_REPORTED,
          .open = Code::verification_PENDING,
          .section = "place",
          .settings = {{"finer_than_district", &Policy::finer_than_district}},
          .rule = {.notice = {"verification-place", Severity::info, "The place is not exact enough for verification.",
                              "Whether an incident lies in a hazard area cannot be told from a district alone.",
                              "Enter the village, a description of the place, or coordinates.", "V3: {reason}."},
                   .reference = "domain D5 V3",
                   .fields = {Field::place_district, Field::place_settlement, Field::place_latitude,
                              Field::place_longitude},
                   .failing = "incident id=1 date=2014-05-14 not_understood=place.latitude\n  place district=\"Tovuz\"",
                   .passing = "incident id=1 date=2014-05-14\n  place district=\"Tovuz\" settlement=\"Əlibəyli\""},
          .look = [](const CriterionInputs& given, Evidence& e) {
            if (given.facts.place == 0) return say(e, Verdict::not_met, "no place is given"_text, "district-missing");
            const Record& place = (*given.facts.group.batch)[given.facts.place];
            if (given.facts.place_facts.elsewhere)
              return say(e, Verdict::open, "the place is in another country than the gazetteer"_text);
            const bool point = place.has(Field::place_latitude) && place.has(Field::place_longitude);
            const bool finer = point || place.has(Field::place_settlement) || place.has(Field::place_note);
            const Resolution& found = given.facts.place_facts.resolution;
            const bool ambiguous = !found.candidates.empty() && found.candidates.front().score >= 1;
            if (given.words && found.district != nullptr) e.detail = Text::as_is(found.district->title());
            if (place.text(Field::place_district).empty())
              say(e, Verdict::not_met, "no district is given"_text, "district-missing");
            else if (given.inputs.gazetteer == nullptr)
              say(e, Verdict::open, "no gazetteer was given"_text);
            else if (found.district == nullptr)
              say(e, Verdict::not_met, "the district is not known or not clear"_text,
                  ambiguous ? "district-ambiguous" : "district-unknown");
            else if (given.policy.finer_than_district && !finer)
              say(e, Verdict::not_met, "nothing finer than the district is given"_text);
            else
              say(e, Verdict::met,
                  point   ? "district and coordinates are given"_text
                  : finer ? "district and place are given"_text
                          : "the district is given, and the policy asks for no more (assumed)"_text);
          }};
}

}  // namespace maex::rules
