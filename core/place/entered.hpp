// What a record says about its point in the sender's own words.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/model/record.hpp"
#include "core/place/coordinate.hpp"

namespace maex {

/// The fields of one kind of record that describe a point.
struct PointFields {
  Field entered, latitude, longitude, system, format;
};
/// nullptr for a kind of record without coordinates.
const PointFields* point_fields(Kind kind);

/// Reads the coordinates as entered; none when the record has no such text. `in_country`: the point is expected in
/// Azerbaijan. A coordinate system that the sender names applies to numbers that name none.
std::optional<CoordinateResult> read_entered(const Record& record, bool in_country);

/// "WGS 84", "WGS 84 / UTM zone 38N", "Pulkovo 1942 / Gauss-Krüger zone 8".
std::string system_name(const CoordinateReading& reading);
/// The point without digits that the text does not have: at least six decimals, about 0.1 m.
GeoPoint rounded(const CoordinateReading& reading);
/// True when the point is the one that was read, to within the digits of the text.
bool agrees(const CoordinateReading& reading, const GeoPoint& point);

}  // namespace maex
