// Areas that are stated in hectares and in square metres.
#pragma once
#include <cmath>
#include <functional>
#include <map>
#include <tuple>

#include "core/rules/figures.hpp"

namespace maex::rules {

/// One area in both units.
struct AreaInBoth {
  const Figure &hectares, &metres;
  double unit;  ///< of the last printed digit of the hectares
  /// The hectares that the metres make, cut off at the last printed digit.
  [[nodiscard]] double cut_off() const { return std::floor(metres.value / 10'000 / unit + 1e-9) * unit; }
  [[nodiscard]] bool is_rounded() const { return std::abs(metres.value / 10'000 - hectares.value) <= unit / 2 + 1e-6; }
  [[nodiscard]] bool is_cut_off() const { return !is_rounded() && std::abs(cut_off() - hectares.value) <= unit * 1e-3; }
};

/// Calls `take` with each area that one source states in both units for one time.
inline void for_each_area_in_both(const Figures& figures, const std::function<void(const AreaInBoth&)>& take) {
  static const std::map<Code, Code> metres_of = {{Code::measure_AREA_CLEARED_HA, Code::measure_AREA_CLEARED},
                                                 {Code::measure_AREA_CANCELLED_HA, Code::measure_AREA_CANCELLED},
                                                 {Code::measure_AREA_REDUCED_HA, Code::measure_AREA_REDUCED},
                                                 {Code::measure_AREA_INSPECTED_HA, Code::measure_AREA_INSPECTED},
                                                 {Code::measure_AREA_PREPARED_HA, Code::measure_AREA_PREPARED}};
  using Scope =
      std::tuple<Code, std::string_view, std::string_view, bool, std::int32_t, std::int32_t, std::string_view>;
  const auto scope = [](const Figure& each, Code measure) {
    return Scope{measure, each.source, each.breakdown, each.running, each.first, each.last, each.base};
  };
  std::map<Scope, const Figure*> metres;
  for (const Figure& each : figures.all())
    if (each.exact) metres.emplace(scope(each, each.measure), &each);
  for (const Figure& each : figures.all()) {
    const auto other = metres_of.find(each.measure);
    if (!each.exact || other == metres_of.end()) continue;
    const auto found = metres.find(scope(each, other->second));
    if (found == metres.end()) continue;
    const double unit = each.value == std::floor(each.value)             ? 1
                        : each.value * 10 == std::floor(each.value * 10) ? 0.1
                                                                         : 0.01;
    take({each, *found->second, unit});
  }
}

}  // namespace maex::rules
