// What is known about one place record. It is found once, and every rule of the family uses it.
#pragma once
#include <cmath>
#include <optional>
#include <vector>

#include "core/model/record.hpp"
#include "core/place/coordinate_check.hpp"
#include "core/place/entered.hpp"
#include "core/place/gazetteer.hpp"
#include "core/rules/rule_inputs.hpp"

namespace maex::rules {

struct PlaceFacts {
  bool elsewhere = false;         ///< in a country other than the gazetteer's; no rule judges it
  Resolution resolution;          ///< of the district's name; without a name it has neither district nor candidates
  std::optional<GeoPoint> point;  ///< latitude and longitude, when the record has both
  std::vector<CoordinateDoubt> doubts;  ///< of the point
  /// What the coordinates as entered mean. None when the record has none, or when its point was read from them.
  std::optional<CoordinateResult> entered;
  /// False for metres of a map grid, which the rules cannot check further.
  [[nodiscard]] bool is_degrees() const {
    return point && std::abs(point->latitude) <= 90 && std::abs(point->longitude) <= 180;
  }
  [[nodiscard]] const CoordinateDoubt* doubt(CoordinateFault fault) const;
};

/// What is expected of the coordinates of a place or a point: the country of the inputs, unless the record is
/// elsewhere.
CoordinateHabit habit_of(const Record& record, const RuleInputs& inputs);
/// The district that the record names. The region that it names chooses between places of one name.
Resolution resolve_district(const Record& place, const Gazetteer& gazetteer, const std::optional<Day>& date);

/// True when the record names a country other than the gazetteer's, by code or by name.
bool is_elsewhere(const Record& place, const RuleInputs& inputs);

/// `date`: day of the incident, when it is known.
PlaceFacts place_facts(const Record& place, const RuleInputs& inputs, const std::optional<Day>& date);

/// What the coordinates as entered of a place or a point mean; see PlaceFacts::entered.
std::optional<CoordinateResult> entered_facts(const Record& record, const RuleInputs& inputs);

/// The first three candidates: "Tovuz (AZ-TOV), Tərtər (AZ-TAR)".
Text candidates_text(const Resolution& resolution);

}  // namespace maex::rules
