// Polygons, lines and points of a GeoJSON file (RFC 7946), read as a stream of features.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/place/shape.hpp"

namespace maex {

struct GeoFeature {
  std::uint64_t number = 0;                                     ///< from 1, in the order of the file
  std::string id;                                               ///< the feature's own id member, if any
  std::vector<std::pair<std::string, std::string>> properties;  ///< those that are text, numbers or truth values
  std::vector<GeoShape> shapes;  ///< a multi-polygon gives one each; empty for "geometry": null

  /// Text of a property; empty when it has none of that name.
  [[nodiscard]] std::string_view property(std::string_view name) const;
};

/// What one file may cost. A file of 79 districts has 190 KB.
struct GeoJsonBounds {
  std::uint64_t bytes = std::uint64_t{256} << 20;
  std::uint64_t features = 1'000'000;
  std::uint64_t vertices = 20'000'000;
  std::uint64_t properties = 256;     ///< of one feature
  std::uint64_t text_bytes = 65'536;  ///< of one property
  std::uint64_t depth = 32;
};

/// Calls `use` for every feature of a FeatureCollection, or the one Feature. Positions are longitude, latitude on WGS
/// 84; a height is left out. Throws InputError naming `name`, the feature and the reason: no GeoJSON, another reference
/// system, a ring of fewer than three points, numbers that are no degrees, a bound.
void read_geojson(std::string_view bytes, std::string_view name, const std::function<void(GeoFeature&)>& use,
                  const GeoJsonBounds& bounds = {});

}  // namespace maex
