// A feature as it is in a map file, before its meaning is known. Readers fill it. The binder makes records from it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/mapping/map/geometry.hpp"

namespace maex {

struct FeatureValue {
  enum class Is : std::uint8_t { text, number, boolean, null } is = Is::text;
  std::uint32_t line = 0;
  std::size_t at = 0, size = 0;  ///< in IncomingFeature::text; a number as it is spelled
};

/// Values [first, first + count) of IncomingFeature::values.
struct IncomingProperty {
  std::size_t key_at = 0, key_size = 0;
  std::size_t first = 0, count = 0;
  bool list = false;
  bool frame = false;  ///< adds nothing if maex wrote the file (a placemark's name, which repeats the id)
};

struct IncomingPosition {
  double longitude = 0, latitude = 0, elevation = 0;
  std::uint32_t line = 0;
  std::uint8_t cells = 2;  ///< numbers in the file
  bool high = false;       ///< elevation is given
};

/// Positions [first, first + count). Rings are open: `closed` says that the file repeated the first position.
struct IncomingPart {
  PartShape shape = PartShape::point;
  bool hole = false;
  bool closed = false;
  std::uint8_t closing_cells = 0;
  std::size_t first = 0, count = 0;
};

/// Reused from feature to feature.
struct IncomingFeature {
  std::uint32_t number = 0;  ///< in the file, from 1
  std::uint32_t line = 0;
  std::string text;  ///< keys and values
  std::vector<FeatureValue> values;
  std::vector<IncomingProperty> properties;
  std::vector<IncomingPosition> positions;
  std::vector<IncomingPart> parts;
  std::size_t rings = 0;             ///< parts that are polygons or holes
  FeatureValue id;                   ///< Is::null: none
  std::string path;                  ///< position in the file: "features[12]"
  std::string_view properties_path;  ///< below `path`: "properties"; static text
  std::string_view geometry_path;    ///< static text

  void clear() {
    text.clear();
    values.clear();
    properties.clear();
    positions.clear();
    parts.clear();
    rings = 0;
    id = {FeatureValue::Is::null, 0, 0, 0};
  }
  [[nodiscard]] std::string_view text_of(const FeatureValue& value) const {
    return std::string_view(text).substr(value.at, value.size);
  }
  [[nodiscard]] std::string_view key_of(const IncomingProperty& property) const {
    return std::string_view(text).substr(property.key_at, property.key_size);
  }
};

/// Bytes that the feature takes at most on its way through all stages. A vertex becomes a record. Whether a ring lies
/// in another one is found by comparing rings, so rings weigh more than they take.
inline std::uint64_t held_by(const IncomingFeature& feature) {
  constexpr std::uint64_t vertex = 2048, ring = 32 * 1024, value = 256;
  return feature.positions.size() * vertex + feature.rings * ring +
         (feature.values.size() + feature.properties.size()) * value + feature.text.size();
}

}  // namespace maex
