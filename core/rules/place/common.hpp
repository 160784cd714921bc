// What rules of this family share.
#pragma once
#include "core/rules/place_facts.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

inline std::string_view lacks_gazetteer(const RuleInputs& inputs) {
  return inputs.gazetteer == nullptr ? std::string_view("no gazetteer was given") : std::string_view();
}
inline std::string_view lacks_polygons(const RuleInputs& inputs) {
  return inputs.districts == nullptr ? std::string_view("no polygons of districts were given (--districts)")
                                     : std::string_view();
}

/// A rule that is one fault of a point: the sentence of the doubt holds no coordinates.
template <CoordinateFault fault>
void report_doubt(RuleContext& context, const Record& place) {
  if (const CoordinateDoubt* doubt = context.place().doubt(fault))
    context.report(place, Field::place_latitude, {{"doubt", doubt->sentence}});
}

}  // namespace maex::rules
