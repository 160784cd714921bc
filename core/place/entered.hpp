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
  Field x, y, mgrs;  ///< what the user of IMSMA typed
};
/// nullptr for a kind of record without coordinates.
const PointFields* point_fields(Kind kind);

/// The coordinates as entered, in one text: of the field for it, or of the elements that IMSMA has for them. Empty when
/// the record has none.
std::string entered_text(const Record& record);
/// The field that has this text, or the first part of it.
Field entered_field(const Record& record);

/// Reads the coordinates as entered; none when the record has no such text. A coordinate system that the sender names
/// applies to numbers that name none, and replaces the one of `habit`.
std::optional<CoordinateResult> read_entered(const Record& record, CoordinateHabit habit = {});

/// Keeps texts that are not decimal degrees as coordinates entered, in place of latitude and longitude. An empty text
/// stands for the number that the record has, or for nothing when the other text holds both. Returns false, and changes
/// nothing, when they mean no point in `country` or without one, or when the record already has coordinates as entered.
bool keep_as_entered(Batch& batch, Record& record, std::string_view north, std::string_view east,
                     const std::optional<GeoBox>& country);

/// "WGS 84", "WGS 84 / UTM zone 38N", "Pulkovo 1942 / Gauss-Krüger zone 8".
std::string system_name(const CoordinateReading& reading);
/// The point without digits that the text does not have: at least six decimals, about 0.1 m.
GeoPoint rounded(const CoordinateReading& reading);
/// True when the point is the one that was read, to within the digits of the text.
bool agrees(const CoordinateReading& reading, const GeoPoint& point);

}  // namespace maex
