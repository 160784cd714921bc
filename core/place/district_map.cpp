#include "core/place/district_map.hpp"

#include <algorithm>
#include <cmath>

#include "core/io/error.hpp"
#include "core/place/hazard_area.hpp"

namespace maex {
namespace {

std::string_view extra(const Record& record, std::string_view heading) {
  for (const Extra& each : record.extras())
    if (each.heading == heading) return each.text;
  return {};
}

const District* linked(const Record& record, const Gazetteer& gazetteer) {
  for (const std::string_view code : {record.text(Field::hazard_area_id), extra(record, "id"),
                                      extra(record, "iso_3166_2"), extra(record, "hasc"), extra(record, "pcode")}) {
    if (code.empty()) continue;
    if (const District* d = gazetteer.find(code)) return d;
    const Resolution r = gazetteer.resolve(code);
    if (r.how == Resolution::How::code) return r.district;
  }
  for (const std::string_view name :
       {extra(record, "name_az"), record.text(Field::hazard_area_name), extra(record, "name_en")})
    if (const District* d = gazetteer.resolve(name).district) return d;
  return nullptr;
}

std::string label_of(const Record& record, std::uint64_t number) {
  for (const std::string_view text :
       {extra(record, "name_az"), record.text(Field::hazard_area_name), extra(record, "name_en"), extra(record, "id"),
        record.text(Field::hazard_area_id)})
    if (!text.empty()) return std::string(text);
  return "area " + std::to_string(number);
}

/// Area and centroid of rings on a plane through the first point. This is accurate enough to compare districts, and to
/// find points that were put at a centroid. Holes have the opposite direction in correct files, but this function
/// ignores the direction.
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

void DistrictMap::Builder::add(const Batch& batch) {
  std::vector<HazardArea> areas = hazard_areas(batch);
  auto area = areas.begin();
  for (std::size_t i = 0; i != batch.size(); ++i) {
    const Record& record = batch[i];
    if (record.kind() != Kind::hazard_area) continue;
    const std::uint64_t number = record.origin().part != 0 ? record.origin().part : ++areas_read_;
    if (!area->faults.empty()) throw InputError(file_ + ", " + label_of(record, number) + ": " + area->faults.front());
    add(record, number, std::move((area++)->shapes));
  }
}

void DistrictMap::Builder::add(const Record& record, std::uint64_t number, std::vector<GeoShape> shapes) {
  std::erase_if(shapes, [](const GeoShape& s) { return s.kind != ShapeKind::polygon; });
  if (shapes.empty()) return;
  const District* district = linked(record, gazetteer_);
  const Area* known = district == nullptr ? nullptr : made_.find(district->id);
  const std::size_t index =
      known == nullptr ? made_.areas_.size() : static_cast<std::size_t>(known - made_.areas_.data());
  if (known == nullptr) {
    Area& area = made_.areas_.emplace_back();
    if (district != nullptr) {
      area.id = district->id;
      made_.by_id_.emplace(area.id, index);
    }
    area.label = label_of(record, number);
  }
  made_.areas_[index].features.push_back(number);
  measure(made_.areas_[index], shapes);
  if (district != nullptr)
    for (const GeoShape& shape : shapes)
      for (const std::vector<GeoPoint>& ring : shape.parts)
        for (const GeoPoint& p : ring) extend(made_.box_, {p.latitude, p.longitude, p.latitude, p.longitude});
  for (const GeoShape& shape : shapes) made_.shapes_.add(static_cast<std::uint32_t>(index), shape);
}

DistrictMap DistrictMap::Builder::finish() {
  if (made_.areas_.empty()) throw InputError(file_ + " contains no polygon");
  made_.shapes_.finish();
  return std::move(made_);
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
