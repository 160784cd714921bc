// Names of properties: "incident.date", "place.district", "place[2].district", "place.point.number", "extra:HEADING".
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/fields.hpp"

namespace maex {

/// The deepest level of child records.
inline constexpr std::size_t deepest_child = 8;

/// Property that marks a feature that maex wrote and names its kind of record.
inline constexpr std::string_view record_key = "maex_record";
/// Property with the number of points that were drawn: lists of points belong to the shape only while it has the same
/// number of points.
inline constexpr std::string_view points_key = "maex_points";
/// Prefix for the heading of an extra that a reader would otherwise take for another property.
inline constexpr std::string_view extra_mark = "extra:";

/// One step from a record to a child of it.
struct KeyStep {
  Kind kind{};
  std::uint32_t number = 1;  ///< first child of the kind, second …
};

struct PropertyKey {
  std::array<KeyStep, deepest_child> steps{};  ///< from the top record down; none for the record's own fields
  std::size_t depth = 0;
  Field field = Field::count;  ///< Field::count: an extra
  std::string_view heading;    ///< of an extra; points into the key
};

/// nullopt when the key is not a maex key for a top record of this kind.
std::optional<PropertyKey> parse_key(std::string_view key, Kind top);

}  // namespace maex
