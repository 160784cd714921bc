// Reads coordinates as people write them into WGS 84.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/notice/text.hpp"
#include "core/place/geo.hpp"
#include "core/place/projection.hpp"

namespace maex {

enum class CoordinateSystem : std::uint8_t { wgs84, utm, mgrs, pulkovo1942, gauss_kruger };
/// "WGS 84", "WGS 84 / UTM", "MGRS", "Pulkovo 1942", "Pulkovo 1942 / Gauss-Krüger".
std::string_view name(CoordinateSystem system);

enum class CoordinateForm : std::uint8_t {
  decimal_degrees,  ///< 39.4567
  degrees_minutes,  ///< 39°27.4'
  degrees_minutes_seconds,
  packed_degrees,  ///< 392724N: degrees, minutes and seconds in one number
  mgrs,
  metres,  ///< easting and northing
};
std::string_view name(CoordinateForm form);

/// What the caller knows about a sender's coordinates.
struct CoordinateHabit {
  /// Where points are expected. It decides between readings, but rejects none.
  std::optional<GeoBox> country = {};
  std::optional<CoordinateSystem> system = {};  ///< system of numbers that name none
  int utm_zone = 0;                             ///< 0: not known
  DatumShift shift = DatumShift::epsg_15865;
};

/// One way to understand a text.
struct CoordinateReading {
  GeoPoint point;
  CoordinateSystem system = CoordinateSystem::wgs84;
  int zone = 0;  ///< UTM zone or Gauss-Krüger zone; 0 where there is none
  CoordinateForm form = CoordinateForm::decimal_degrees;
  double precision_m = 0;     ///< size on the ground of one step of the last digit
  double confidence = 0;      ///< 1: the text leaves no choice
  std::vector<Text> remarks;  ///< assumptions, clauses without any number of the text
};

/// A reading, or candidates from which a person must choose, or a problem.
struct CoordinateResult {
  std::optional<CoordinateReading> reading;
  std::vector<CoordinateReading> candidates;  ///< best first; empty when there is a reading
  Text problem;  ///< why there is neither; contains nothing of the text, which may be personal
};

/// Reads both coordinates from one text.
CoordinateResult parse_coordinates(std::string_view text, const CoordinateHabit& habit = {});
/// One text for the contents of two cells or elements, the latitude or northing first. When no part names its axis, the
/// text says which is which, so that it reads the same without the headings. Empty when a part is empty.
std::string join_coordinates(std::string_view north, std::string_view east);

/// True when the text has at least one reading, in this country or without one. A reader asks this before it keeps a
/// text as entered.
bool means_coordinates(std::string_view text, const std::optional<GeoBox>& country);

/// "39.450000, 47.340000"
std::string write_decimal(const GeoPoint& point, int decimals = 6);

}  // namespace maex
