// Finds which of many areas overlap.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "core/place/shape.hpp"

namespace maex::place {

/// Two areas with common land.
struct Overlap {
  std::uint32_t first, second;  ///< first < second
  double share;                 ///< of the smaller area, 0 to 1, estimated to about 0.05
};

/// The R-tree of ShapeIndex finds the pairs. A grid of points estimates what they share.
class Overlaps {
 public:
  Overlaps();
  ~Overlaps();
  Overlaps(Overlaps&&) noexcept;
  Overlaps& operator=(Overlaps&&) noexcept;

  /// Numbers must count up from 0. Copies the polygons. False, and nothing is added, when there are none.
  bool add(std::uint32_t number, std::span<const GeoShape> shapes);
  /// Calls found() for pairs that share at least `least` of the smaller one: at most one pair for each area as the
  /// second. `wanted` decides on a pair before it is measured. At most 64 measured pairs for each area. Call it once.
  void find(double least, const std::function<bool(std::uint32_t, std::uint32_t)>& wanted,
            const std::function<void(const Overlap&)>& found);

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace maex::place
