// What rules of this family share.
#pragma once
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/rules/figures.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

/// A finding at a stated figure.
inline void report(Scene& scene, const Figure& figure, std::initializer_list<Argument> args) {
  scene.report_at(figure.origin, figure.column, Field::tally_value, number_text(figure.value), args);
}

/// "KILLED", "KILLED of status=CIVILIAN".
inline std::string what(const Figure& figure) {
  return std::string(info(figure.measure).name) + (figure.breakdown.empty() ? "" : " of " + figure.breakdown);
}

}  // namespace maex::rules
