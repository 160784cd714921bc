// Names of properties: "incident.date", "place.district", "place[2].district", "place.point.number", "extra:HEADING".
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/fields.hpp"

namespace maex {

/// Records hang no deeper below each other than this.
inline constexpr std::size_t deepest_child = 8;

/// Property that says that maex wrote the feature, and which kind of record it is.
inline constexpr std::string_view record_key = "maex_record";
/// Property with the number of points that were drawn: lists of points belong to the shape only as long as it has as
/// many.
inline constexpr std::string_view points_key = "maex_points";
/// Before the heading of an extra that would be taken for something else without it.
inline constexpr std::string_view extra_mark = "extra:";

/// One step from a record to a child of it.
struct KeyStep {
  Kind kind{};
  std::uint32_t number = 1;  ///< first child of the kind, second …
};

struct PropertyKey {
  std::array<KeyStep, deepest_child> steps{};  ///< from the top record down; none for its own fields
  std::size_t depth = 0;
  Field field = Field::count;  ///< Field::count: an extra
  std::string_view heading;    ///< of an extra; points into the key
};

/// nullopt when the key is not one of ours for a top record of this kind.
std::optional<PropertyKey> parse_key(std::string_view key, Kind top);

}  // namespace maex
