#include "adapters/partners/maxml/write/complete_shapes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "adapters/partners/maxml/write/guid.hpp"

namespace maex::maxml {
namespace {

/// The points of one shape, or all points of the record that are in no shape.
struct Points {
  std::string_view shape;  ///< empty: it has no id
  Value type;              ///< polygon or line, where the record says so
  Value property;
  std::vector<std::size_t> at;
  [[nodiscard]] bool is_shape() const { return !shape.empty() || !type.empty(); }
};

std::vector<Points> points_of(const Batch& batch, std::size_t top) {
  std::vector<Points> all;
  std::size_t last = 0;  // 1-based: the group of the point before
  for (std::size_t i = top + 1; i < batch.end_of(top); ++i) {
    const Record& point = batch[i];
    if (point.kind() != Kind::point || point.parent() != static_cast<std::int32_t>(top)) continue;
    const std::string_view shape = point.text(Field::point_shape);
    const Value type = point.get(Field::point_shape_type), property = point.get(Field::point_polygon_property);
    const Value number = point.get(Field::point_number);
    const auto same = [&](const Points& one) {
      return one.shape == shape && one.type == type && one.property == property;
    };
    // Without an id, the points of one shape follow each other, and a number 1 begins the next shape.
    const bool begins =
        shape.empty() && !type.empty() && number.kind() == Value::Kind::integer && number.as_integer() == 1;
    std::size_t found = 0;
    if (shape.empty() && !type.empty())
      found = last != 0 && same(all[last - 1]) && !begins ? last : 0;
    else
      for (std::size_t k = 0; k != all.size() && found == 0; ++k)
        if (same(all[k])) found = k + 1;
    if (found == 0) {
      all.push_back({shape, type, property, {}});
      found = all.size();
    }
    all[found - 1].at.push_back(i);
    last = found;
  }
  return all;
}

/// Which fields no point of the record has. The others are the sender's: a mixture of both would not read back.
struct Lacking {
  bool shape = false, id = false, number = false, type = false;
  [[nodiscard]] bool any() const { return shape || id || number || type; }
};

Lacking lacking(const Batch& batch, std::size_t top) {
  bool points = false, shapes = false;
  Lacking none{true, true, true, true};
  for (std::size_t i = top + 1; i < batch.end_of(top); ++i) {
    const Record& point = batch[i];
    if (point.kind() != Kind::point || point.parent() != static_cast<std::int32_t>(top)) continue;
    points = true;
    shapes = shapes || point.has(Field::point_shape) || point.has(Field::point_shape_type);
    none.shape = none.shape && !point.has(Field::point_shape);
    none.id = none.id && !point.has(Field::point_id);
    none.number = none.number && !point.has(Field::point_number);
    none.type = none.type && !point.has(Field::point_type);
  }
  return {shapes && none.shape, points && none.id, points && none.number, shapes && none.type};
}

/// Index in the batch of the point that is drawn first.
std::size_t first_drawn(const Batch& batch, const Points& points) {
  return *std::min_element(points.at.begin(), points.at.end(), [&](std::size_t a, std::size_t b) {
    const Value x = batch[a].get(Field::point_number), y = batch[b].get(Field::point_number);
    return x.kind() == Value::Kind::integer && y.kind() == Value::Kind::integer && x.as_integer() < y.as_integer();
  });
}

}  // namespace

bool needs_completion(const Batch& batch, std::size_t top) { return lacking(batch, top).any(); }

std::uint8_t complete_shapes(Batch& batch, std::size_t top) {
  const Lacking lacks = lacking(batch, top);
  std::vector<Points> all = points_of(batch, top);
  std::size_t shapes = 0;
  for (Points& points : all) {
    if (lacks.shape && points.is_shape()) {
      points.shape = batch.keep(std::to_string(++shapes));
      for (const std::size_t i : points.at) batch[i].set(Field::point_shape, Value::text(points.shape));
    }
    std::int64_t number = 0;
    for (const std::size_t i : points.at) {
      ++number;
      if (lacks.id) batch[i].set(Field::point_id, Value::text(batch.keep(std::to_string(number))));
      if (lacks.number) batch[i].set(Field::point_number, Value::integer(number));
    }
    if (!lacks.type || !points.is_shape() || points.at.size() < 2) continue;
    const std::size_t first = first_drawn(batch, points);
    for (const std::size_t i : points.at)
      batch[i].set(Field::point_type, Value::code(i == first ? Code::point_type_STARTING : Code::point_type_TURNING));
  }
  return static_cast<std::uint8_t>(
      (lacks.shape ? ReportMarks::added_shape : 0) | (lacks.id ? ReportMarks::added_id : 0) |
      (lacks.number ? ReportMarks::added_number : 0) | (lacks.type ? ReportMarks::added_type : 0));
}

}  // namespace maex::maxml
