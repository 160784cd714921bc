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

/// What the coordinates as entered mean, for the place or point being checked. `made` holds it for a point.
inline const CoordinateResult* entered_of(RuleContext& context, const Record& record,
                                          std::optional<CoordinateResult>& made) {
  if (record.kind() == Kind::place) return context.place().entered ? &*context.place().entered : nullptr;
  made = entered_facts(record, context.inputs());
  return made ? &*made : nullptr;
}
inline bool has_point(const Record& record) {
  const PointFields& fields = *point_fields(record.kind());
  return record.has(fields.latitude) && record.has(fields.longitude);
}

/// The check of a rule for one fault of a point. The sentence of the doubt contains no coordinates.
template <CoordinateFault fault>
void report_doubt(RuleContext& context, const Record& place) {
  if (const CoordinateDoubt* doubt = context.place().doubt(fault))
    context.report(place, Field::place_latitude, {{"doubt", doubt->sentence}});
}

}  // namespace maex::rules
