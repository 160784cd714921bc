// What rules on the outlines of hazard areas share.
#pragma once
#include <string>

#include "core/model/shown.hpp"
#include "core/rules/place/common.hpp"

namespace maex::rules {

inline Pattern lacks_country(const RuleInputs& inputs) {
  return !inputs.country_box ? "the bounds of this country are not known"_text : Pattern();
}

/// The number of an area for a message. Hides what may be a name.
inline std::string shown_hazard_id(std::string_view id) {
  return std::string(id.empty() ? "-" : looks_like_id(id) ? id : masked_part);
}

struct CountedPoints {
  std::size_t all = 0, outside = 0;
  std::size_t inside_when_swapped = 0;
  [[nodiscard]] bool swapped() const { return all != 0 && outside == all && inside_when_swapped == all; }
};

/// Counts the points of the group's hazard area. An area whose record names another country has none.
inline CountedPoints count_points(RuleContext& context) {
  // Boundaries of the box have two decimals.
  constexpr double margin = 0.01;
  CountedPoints counted;
  const std::optional<GeoBox>& country = context.inputs().country_box;
  if (!country) return counted;
  const Group& group = context.group();
  for (std::size_t i = group.first + 1; i < group.last; ++i) {
    const Record& child = (*group.batch)[i];
    if (child.kind() == Kind::place && is_elsewhere(child, context.inputs())) return {};
  }
  for (const GeoShape& shape : context.hazard_area().shapes)
    for (const std::vector<GeoPoint>& part : shape.parts)
      for (const GeoPoint& p : part) {
        ++counted.all;
        counted.outside += country->contains(p, margin) ? 0 : 1;
        counted.inside_when_swapped += country->contains({p.longitude, p.latitude}, margin) ? 1 : 0;
      }
  return counted;
}

}  // namespace maex::rules
