// What rules of this family share.
#pragma once
#include "core/rules/place_facts.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

inline Pattern lacks_gazetteer(const RuleInputs& inputs) {
  return inputs.gazetteer == nullptr ? "no gazetteer was given"_text : Pattern();
}
inline Pattern lacks_polygons(const RuleInputs& inputs) {
  return inputs.districts == nullptr ? "no polygons of districts were given (--districts)"_text : Pattern();
}

/// The check of a rule for one fault of a point. The sentence of the doubt contains no coordinates.
template <CoordinateFault fault>
void report_doubt(RuleContext& context, const Record& place) {
  if (const CoordinateDoubt* doubt = context.place().doubt(fault))
    context.report(place, Field::place_latitude, {{"doubt", doubt->sentence}});
}

}  // namespace maex::rules
