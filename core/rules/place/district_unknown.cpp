#include <algorithm>

#include "core/rules/place/common.hpp"
#include "core/text/fold.hpp"
#include "core/text/similar.hpp"

namespace maex::rules {
namespace {

/// True when the text is almost the name of a district. Any other text may be anything, also the name of a person.
bool is_slip(std::string_view text, const Resolution& found) {
  const std::string folded = fold(text);
  return std::any_of(found.candidates.begin(), found.candidates.end(), [&](const PlaceCandidate& candidate) {
    const std::string name = fold(candidate.district->title());
    return edit_distance(folded, name) <= std::max<std::size_t>(1, std::max(folded.size(), name.size()) / 3);
  });
}

}  // namespace

Rule district_unknown() {
  return {
      .notice =
          {"district-unknown", Severity::error, "A district is in no list.",
           "Records of a place that nobody can find are counted nowhere, and IMSMA raises an import issue for each.",
           "Correct the spelling, or add it to the gazetteer.",
           "{value} is no district that is known; nearest: {nearest}."},
      .reference = "domain F5; maxml 3.2 R5",
      .fields = {Field::place_district},
      .failing = "incident id=1 date=2014-05-14\n  place district=\"Qwertystan\"",
      .passing = "incident id=1 date=2014-05-14\n  place district=\"Tovuz\"",
      .lacks = lacks_gazetteer,
      .each_record = [](RuleContext& context, const Record& place) {
        // Another rule checks the homes of victims.
        if (!place.has(Field::place_district) ||
            context.record(static_cast<std::size_t>(place.parent())).kind() == Kind::victim)
          return;
        if (context.place().elsewhere) return;
        const Resolution& found = context.place().resolution;
        if (found.district != nullptr || (!found.candidates.empty() && found.candidates.front().score >= 1)) return;
        if (is_slip(place.text(Field::place_district), found))
          context.report_known(
              place, Field::place_district,
              {{"nearest", candidates_text(found)}, {"instead", found.candidates.front().district->title()}});
        else
          context.report(place, Field::place_district, {{"nearest", candidates_text(found)}});
      }};
}

}  // namespace maex::rules
