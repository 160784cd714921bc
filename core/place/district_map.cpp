#include "core/place/district_map.hpp"

#include <algorithm>
#include <cmath>

#include "core/io/error.hpp"

namespace maex {
namespace {

const District* linked(const GeoFeature& feature, const Gazetteer& gazetteer) {
  if (const District* d = gazetteer.find(feature.id)) return d;
  for (const char* key : {"id", "iso_3166_2", "hasc", "pcode"}) {
    const std::string_view code = feature.property(key);
    if (code.empty()) continue;
    if (const District* d = gazetteer.find(code)) return d;
    const Resolution r = gazetteer.resolve(code);
    if (r.how == Resolution::How::code) return r.district;
  }
  for (const char* key : {"name_az", "name", "name_en"})
    if (const District* d = gazetteer.resolve(feature.property(key)).district) return d;
  return nullptr;
}

std::string label_of(const GeoFeature& feature) {
  for (const char* key : {"name_az", "name", "name_en", "id"})
    if (const std::string_view text = feature.property(key); !text.empty()) return std::string(text);
  return !feature.id.empty() ? feature.id : "feature " + std::to_string(feature.number);
}

/// Area and centroid of rings on a plane through the first point: good enough to compare districts, and to meet points
/// that somebody put at a centroid. Holes turn the other way in well-made files; how they turn is not asked here.
void measure(DistrictMap::Area& area, const std::vector<GeoShape>& shapes) {
  const GeoPoint origin = shapes.front().parts.front().front();
  const place::LocalPlane plane(origin);
  double sum = 0, x_sum = 0, y_sum = 0;
  for (const GeoShape& shape : shapes) {
    if (shape.kind != ShapeKind::polygon) continue;
    for (std::size_t r = 0; r != shape.parts.size(); ++r) {
      const std::vector<GeoPoint>& ring = shape.parts[r];
      double ring_sum = 0, ring_x = 0, ring_y = 0;
      for (std::size_t i = 0; i != ring.size(); ++i) {
        const GeoPoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
        const double ax = plane.x(a.longitude, a.latitude), ay = plane.y(a.latitude);
        const double bx = plane.x(b.longitude, b.latitude), by = plane.y(b.latitude);
        const double cross = ax * by - bx * ay;
        ring_sum += cross;
        ring_x += (ax + bx) * cross;
        ring_y += (ay + by) * cross;
      }
      // The first ring is the outer one, the others are holes (RFC 7946).
      const double sign = (ring_sum < 0 ? -1.0 : 1.0) * (r == 0 ? 1.0 : -1.0);
      sum += sign * ring_sum;
      x_sum += sign * ring_x;
      y_sum += sign * ring_y;
    }
  }
  if (sum == 0) return;
  const double square_km = std::abs(sum) / 2e6;
  GeoPoint centre = origin;
  centre.latitude += y_sum / (3 * sum) / plane.metres_per_degree_north();
  const place::LocalPlane middle({(origin.latitude + centre.latitude) / 2, 0});
  centre.longitude += x_sum / (3 * sum) / middle.metres_per_degree_east();
  const double part = square_km / (area.square_km + square_km);
  area.square_km += square_km;
  area.centroid.latitude += part * (centre.latitude - area.centroid.latitude);
  area.centroid.longitude += part * (centre.longitude - area.centroid.longitude);
}

}  // namespace

DistrictMap DistrictMap::from_geojson(std::string_view bytes, std::string_view name, const Gazetteer& gazetteer,
                                      const GeoJsonBounds& bounds) {
  DistrictMap made;
  read_geojson(
      bytes, name,
      [&](GeoFeature& feature) {
        std::erase_if(feature.shapes, [](const GeoShape& s) { return s.kind != ShapeKind::polygon; });
        if (feature.shapes.empty()) return;
        const District* district = linked(feature, gazetteer);
        const Area* known = district == nullptr ? nullptr : made.find(district->id);
        const std::size_t index =
            known == nullptr ? made.areas_.size() : static_cast<std::size_t>(known - made.areas_.data());
        if (known == nullptr) {
          Area& area = made.areas_.emplace_back();
          if (district != nullptr) {
            area.id = district->id;
            made.by_id_.emplace(area.id, index);
          }
          area.label = label_of(feature);
        }
        made.areas_[index].features.push_back(feature.number);
        measure(made.areas_[index], feature.shapes);
        for (const GeoShape& shape : feature.shapes) made.shapes_.add(static_cast<std::uint32_t>(index), shape);
      },
      bounds);
  if (made.areas_.empty()) throw InputError(std::string(name) + " holds no polygon");
  made.shapes_.finish();
  return made;
}

DistrictMap::Found DistrictMap::locate(const GeoPoint& point, double tolerance_m) const {
  thread_local std::vector<place::Near> near;
  near.clear();
  shapes_.near(point, tolerance_m, near);
  Found found;
  for (const place::Near& n : near)
    if (const Area& area = areas_[n.owner];
        n.inside && (found.area == nullptr || area.square_km < found.area->square_km))
      found.area = &area;
  std::sort(near.begin(), near.end(), [](const place::Near& a, const place::Near& b) {
    return a.distance_m != b.distance_m ? a.distance_m < b.distance_m : a.owner < b.owner;
  });
  for (const place::Near& n : near) {
    const Area* area = &areas_[n.owner];
    if (area != found.area && std::find(found.nearby.begin(), found.nearby.end(), area) == found.nearby.end())
      found.nearby.push_back(area);
  }
  if (found.area != nullptr)
    found.boundary_m = shapes_.relation(point, static_cast<std::uint32_t>(found.area - areas_.data())).distance_m;
  return found;
}

const DistrictMap::Area* DistrictMap::find(std::string_view id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &areas_[at->second];
}

std::optional<DistrictRelation> DistrictMap::relation(const GeoPoint& point, std::string_view id) const {
  const Area* area = find(id);
  if (area == nullptr) return std::nullopt;
  const place::Near near = shapes_.relation(point, static_cast<std::uint32_t>(area - areas_.data()));
  return DistrictRelation{near.inside, near.distance_m};
}

}  // namespace maex
