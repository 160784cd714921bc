// The country that a gazetteer describes. Its facts are data: what the rules check of a point, and which words and
// policies belong to the country, comes from here.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/place/geo.hpp"
#include "core/place/projection.hpp"

namespace maex {

/// Made by Gazetteer from the row of type "country", or else derived from the rows of districts.
class Country {
 public:
  std::string code;           ///< ISO 3166-1 alpha-2: "GE"; empty: unknown, or districts of several countries
  std::optional<GeoBox> box;  ///< where its points are; none: unknown
  bool box_is_declared = false;
  /// How its maps in Pulkovo 1942 are converted to WGS 84. None: no such maps are known, so that no number is
  /// suspected to come from one.
  std::optional<DatumShift> pulkovo;

  /// Adds a spelling of its name.
  void add_name(std::string_view name);
  /// True for its code and for its names, whatever their case, accents, gaps and words such as "Republic".
  [[nodiscard]] bool is(std::string_view text) const;
  /// True when `key` is the text of the place::PlaceKey of one of its names.
  [[nodiscard]] bool has_key(std::string_view key) const;

 private:
  std::vector<std::string> keys_;
};

/// Extends `box` to contain `other`.
void extend(std::optional<GeoBox>& box, const GeoBox& other);

/// The smallest box around boxes and points with a margin, because boxes of districts come from coarse outlines and a
/// district reaches beyond its centre. The margin around a point is the usual distance between two of the points, and
/// at least half a degree. None without boxes and points.
std::optional<GeoBox> box_around(std::span<const GeoBox> boxes, std::span<const GeoPoint> centres);

}  // namespace maex
