#include "core/mapping/map/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace maex {
namespace {

struct ShapePoints {
  std::vector<std::size_t> points;
};

double number_of(const Record& record, Field field) { return record.get(field).as_decimal(); }

bool same_position(const Record& a, const Record& b) {
  return number_of(a, Field::point_latitude) == number_of(b, Field::point_latitude) &&
         number_of(a, Field::point_longitude) == number_of(b, Field::point_longitude);
}

/// Marks in the land (a landmark, a benchmark …) are not vertices unless the file says that they are part of a shape.
bool stands_alone(const Record& point) {
  if (point.has(Field::point_shape_type)) return false;
  const Value type = point.get(Field::point_type);
  if (type.kind() != Value::Kind::code) return false;
  const Code code = type.as_code();
  return code != Code::point_type_STARTING && code != Code::point_type_TURNING;
}

void sort_by_number(const Batch& batch, std::vector<std::size_t>& points) {
  std::set<std::int64_t> seen;
  for (const std::size_t point : points) {
    const Value number = batch[point].get(Field::point_number);
    if (number.kind() != Value::Kind::integer || !seen.insert(number.as_integer()).second) return;
  }
  std::stable_sort(points.begin(), points.end(), [&](std::size_t a, std::size_t b) {
    return batch[a].get(Field::point_number).as_integer() < batch[b].get(Field::point_number).as_integer();
  });
}

/// Twice the signed area, in square degrees: only its sign matters, and near the poles not even that much.
double turning(const Batch& batch, const std::vector<std::size_t>& points) {
  double sum = 0;
  for (std::size_t i = 0; i != points.size(); ++i) {
    const Record &a = batch[points[i]], &b = batch[points[(i + 1) % points.size()]];
    sum += number_of(a, Field::point_longitude) * number_of(b, Field::point_latitude) -
           number_of(b, Field::point_longitude) * number_of(a, Field::point_latitude);
  }
  return sum;
}

PartShape shape_of(const Batch& batch, const std::vector<std::size_t>& points) {
  if (points.size() == 1) return PartShape::point;
  const Value type = batch[points.front()].get(Field::point_shape_type);
  const bool line = type.kind() == Value::Kind::code && type.as_code() == Code::shape_type_POLYLINE;
  return line || points.size() == 2 ? PartShape::line : PartShape::polygon;
}

bool is_hole(const Batch& batch, const std::vector<std::size_t>& points) {
  return std::all_of(points.begin(), points.end(), [&](std::size_t point) {
    return batch[point].text(Field::point_polygon_property) == hole_property;
  });
}

}  // namespace

bool is_position(const Value& latitude, const Value& longitude) {
  return latitude.kind() == Value::Kind::decimal && longitude.kind() == Value::Kind::decimal &&
         std::fabs(latitude.as_decimal()) <= 90 && std::fabs(longitude.as_decimal()) <= 180;
}

void outline_of(const Batch& batch, std::size_t parent, bool draw, Outline& to) {
  to.points.clear();
  to.parts.clear();
  to.drawn = 0;
  std::vector<ShapePoints> groups;
  std::vector<std::size_t> rest;
  std::unordered_map<std::string_view, std::size_t> shapes;
  const std::size_t end = batch.end_of(parent);
  for (std::size_t i = parent + 1; i < end; ++i) {
    const Record& point = batch[i];
    if (point.kind() != Kind::point || point.parent() != static_cast<std::int32_t>(parent)) continue;
    if (!draw || !is_position(point.get(Field::point_latitude), point.get(Field::point_longitude))) {
      rest.push_back(i);
    } else if (stands_alone(point)) {
      groups.push_back({{i}});
    } else {
      const std::string_view shape = point.text(Field::point_shape);
      const auto [at, fresh] =
          shapes.try_emplace(shape.empty() ? point.text(Field::point_shape_guid) : shape, groups.size());
      if (fresh) groups.emplace_back();
      groups[at->second].points.push_back(i);
    }
  }
  for (ShapePoints& group : groups) {
    std::vector<std::size_t>& points = group.points;
    sort_by_number(batch, points);
    PartShape shape = shape_of(batch, points);
    if (shape == PartShape::polygon && same_position(batch[points.front()], batch[points.back()])) {
      if (points.size() == 3) {
        shape = PartShape::line;
      } else {
        rest.push_back(points.back());
        points.pop_back();
      }
    }
    const bool after_polygon = !to.parts.empty() && to.parts.back().shape == PartShape::polygon;
    const bool hole = shape == PartShape::polygon && after_polygon && is_hole(batch, points);
    if (shape == PartShape::polygon) {
      const double turns = turning(batch, points);
      if (hole ? turns > 0 : turns < 0) std::reverse(points.begin() + 1, points.end());
    }
    to.parts.push_back({shape, hole, to.points.size(), points.size()});
    to.points.insert(to.points.end(), points.begin(), points.end());
  }
  to.drawn = to.points.size();
  to.points.insert(to.points.end(), rest.begin(), rest.end());
}

}  // namespace maex
