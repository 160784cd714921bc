#include <algorithm>

#include "core/place/settlements.hpp"
#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

Pattern lacks_settlements(const RuleInputs& inputs) {
  if (inputs.gazetteer == nullptr) return lacks_gazetteer(inputs);
  return inputs.settlements == nullptr ? "no list of settlements was given (--settlements)"_text : Pattern();
}

/// True when one place is the other, or lies in it: a rayon of Baku and Baku.
bool is_in_or_around(const District& named, const District& listed) {
  return named.id == listed.id || named.parent == listed.id || listed.parent == named.id;
}

/// The built-in list marks what no document says. A report shows this in its own language.
Text source_of(const Settlement& settlement) {
  if (settlement.source == "general knowledge") return "general knowledge, not checked"_text;
  return Text::as_is(settlement.source);
}

}  // namespace

Rule settlement_in_other_district() {
  return {
      .notice = {"settlement-in-other-district", Severity::warning,
                 "A settlement does not lie in the district that the record names.",
                 "The incident is counted in a district where it did not happen, and coordinates are checked against "
                 "the wrong one.",
                 "Correct the settlement or the district, or give a list of settlements with --settlements.",
                 "The settlement lies in {other}, but the record names {district}. Source: {source}."},
      .reference = "domain D4, D5 V3",
      .fields = {Field::place_settlement, Field::place_district},
      .failing = "incident id=1 date=2014-05-14\n  place district=\"Tovuz\" settlement=\"Horadiz\"",
      .passing = "incident id=1 date=2014-05-14\n  place district=\"Füzuli\" settlement=\"Horadiz\"",
      .lacks = lacks_settlements,
      .each_record = [](RuleContext& context, const Record& place) {
        const std::string_view text = place.text(Field::place_settlement);
        if (text.empty()) return;
        const District* named = context.place().resolution.district;
        if (named == nullptr) return;
        thread_local std::vector<const Settlement*> found;
        found.clear();
        context.inputs().settlements->find(text, found);
        if (found.empty()) return;
        std::string other;
        for (const Settlement* settlement : found) {
          if (settlement->shared) return;
          for (const std::string& id : settlement->districts) {
            const District* listed = context.inputs().gazetteer->find(id);
            if (listed == nullptr || is_in_or_around(*named, *listed)) return;
            if (other.find(id) == std::string::npos)
              other += (other.empty() ? "" : ", ") + listed->title() + " (" + id + ")";
          }
        }
        context.report(place, Field::place_settlement,
                       {{"other", other},
                        {"district", named->title() + " (" + named->id + ")"},
                        {"source", source_of(*found.front())}});
      }};
}

}  // namespace maex::rules
