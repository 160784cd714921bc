#include "core/place/overlaps.hpp"

#include <algorithm>
#include <vector>

#include "core/place/shape_index.hpp"
#include "core/place/shape_measure.hpp"

namespace maex::place {
namespace {

constexpr std::size_t grid = 24;           // points on each side of the box that two areas share
constexpr std::size_t most_measured = 64;  // pairs for each area
}  // namespace

struct Overlaps::Data {
  ShapeIndex shapes;
  std::vector<GeoBox> boxes;
  std::vector<double> square_metres;
};

Overlaps::Overlaps() : data_(std::make_unique<Data>()) {}
Overlaps::~Overlaps() = default;
Overlaps::Overlaps(Overlaps&&) noexcept = default;
Overlaps& Overlaps::operator=(Overlaps&&) noexcept = default;

bool Overlaps::add(std::uint32_t number, std::span<const GeoShape> shapes) {
  GeoBox box{90, 180, -90, -180};
  bool any = false;
  for (const GeoShape& shape : shapes) {
    if (shape.kind != ShapeKind::polygon) continue;
    const auto around = box_of({&shape, 1});
    if (!around) continue;
    any = true;
    data_->shapes.add(number, shape);
    box = {std::min(box.south, around->south), std::min(box.west, around->west), std::max(box.north, around->north),
           std::max(box.east, around->east)};
  }
  if (!any) return false;
  data_->boxes.push_back(box);
  data_->square_metres.push_back(square_metres(shapes));
  return true;
}

void Overlaps::find(double least, const std::function<bool(std::uint32_t, std::uint32_t)>& wanted,
                    const std::function<void(const Overlap&)>& found) {
  Data& d = *data_;
  d.shapes.finish();
  std::vector<std::uint32_t> near;
  const auto share = [&](std::uint32_t a, std::uint32_t b) {
    const GeoBox &x = d.boxes[a], &y = d.boxes[b];
    const GeoBox common{std::max(x.south, y.south), std::max(x.west, y.west), std::min(x.north, y.north),
                        std::min(x.east, y.east)};
    const double smaller = std::min(d.square_metres[a], d.square_metres[b]);
    if (common.south >= common.north || common.west >= common.east || !(smaller > 0)) return 0.0;
    const double height = common.north - common.south, width = common.east - common.west;
    const LocalPlane plane({(common.south + common.north) / 2, (common.west + common.east) / 2});
    const double most = height * plane.metres_per_degree_north() * width * plane.metres_per_degree_east();
    if (most < least * smaller) return 0.0;
    std::size_t both = 0;
    for (std::size_t i = 0; i != grid; ++i)
      for (std::size_t k = 0; k != grid; ++k) {
        const GeoPoint p{common.south + height * (static_cast<double>(i) + 0.5) / grid,
                         common.west + width * (static_cast<double>(k) + 0.5) / grid};
        both += static_cast<std::size_t>(d.shapes.holds(a, p) && d.shapes.holds(b, p));
      }
    return std::min(1.0, most * static_cast<double>(both) / (grid * grid) / smaller);
  };
  for (std::uint32_t second = 0; second != d.boxes.size(); ++second) {
    near.clear();
    d.shapes.in_box(d.boxes[second], near);
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::size_t measured = 0;
    for (const std::uint32_t first : near) {
      if (first >= second || measured == most_measured) break;
      if (!wanted(first, second)) continue;
      ++measured;
      const double common = share(first, second);
      if (common < least) continue;
      found({first, second, common});
      break;
    }
  }
}

}  // namespace maex::place
