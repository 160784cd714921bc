// What is known about one place record: found once, asked by every rule of the family.
#pragma once
#include <cmath>
#include <optional>
#include <vector>

#include "core/model/record.hpp"
#include "core/place/coordinate_check.hpp"
#include "core/place/gazetteer.hpp"
#include "core/rules/rule_inputs.hpp"

namespace maex::rules {

struct PlaceFacts {
  bool elsewhere = false;               ///< in another country than the gazetteer's: nothing is said about it
  Resolution resolution;                ///< of the district's name; neither district nor candidates when there is none
  std::optional<GeoPoint> point;        ///< latitude and longitude, when both are there
  std::vector<CoordinateDoubt> doubts;  ///< of the point
  /// False for metres of a map grid, of which nothing else can be said.
  [[nodiscard]] bool is_degrees() const {
    return point && std::abs(point->latitude) <= 90 && std::abs(point->longitude) <= 180;
  }
  [[nodiscard]] const CoordinateDoubt* doubt(CoordinateFault fault) const;
};

/// True when the record names another country than the gazetteer's.
bool is_elsewhere(const Record& place, const RuleInputs& inputs);

/// `date`: day of the incident, when it is known.
PlaceFacts place_facts(const Record& place, const RuleInputs& inputs, const std::optional<Day>& date);

/// "Tovuz (AZ-TOV), Tərtər (AZ-TAR)": the first three.
Text candidates_text(const Resolution& resolution);

}  // namespace maex::rules
