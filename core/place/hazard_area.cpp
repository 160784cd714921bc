#include "core/place/hazard_area.hpp"

#include <algorithm>

#include "core/place/shape_measure.hpp"
#include "core/text/fold.hpp"
#include "core/text/string_map.hpp"

namespace maex {
namespace {

struct Vertex {
  std::int64_t number;
  std::size_t order;  ///< in the batch: decides between equal numbers
  std::optional<GeoPoint> point;
};

struct Outline {
  std::string label;
  bool line = false, kind_given = false, hole = false;
  std::vector<Vertex> vertices;
};

std::optional<GeoPoint> point_of(const Record& record) {
  const Value latitude = record.get(Field::point_latitude), longitude = record.get(Field::point_longitude);
  if (latitude.kind() != Value::Kind::decimal || longitude.kind() != Value::Kind::decimal) return std::nullopt;
  const GeoPoint p{latitude.as_decimal(), longitude.as_decimal()};
  if (!(p.latitude >= -90 && p.latitude <= 90 && p.longitude >= -180 && p.longitude <= 180)) return std::nullopt;
  return p;
}

std::optional<Code> code_of(const Record& record, Field field) {
  const Value value = record.get(field);
  return value.kind() == Value::Kind::code ? std::optional(value.as_code()) : std::nullopt;
}

HazardStatus status_of(const Record& record) {
  const auto code = code_of(record, Field::hazard_area_status);
  if (code == Code::hazard_status_OPEN) return HazardStatus::open;
  if (code == Code::hazard_status_WORKED_ON) return HazardStatus::worked_on;
  return code == Code::hazard_status_CLOSED ? HazardStatus::closed : HazardStatus::unknown;
}

StatusChange change_of(const Record& record) {
  StatusChange change{std::nullopt, status_of(record)};
  if (const Value date = record.get(Field::hazard_area_status_date); date.kind() == Value::Kind::date) {
    change.at = date.as_date();
  } else if (const Value told = record.get(Field::hazard_area_date_of_information); told.kind() == Value::Kind::date) {
    const PartialDate d = told.as_date();
    // The status changed then or earlier. For a range or a month only the end is certain.
    if (d.form == PartialDate::Form::at || d.form == PartialDate::Form::range)
      change.at = PartialDate{PartialDate::Form::before, d.form == PartialDate::Form::at ? d.first : d.last, {}};
  }
  return change;
}

std::string type_of(const Record& record) {
  const Value type = record.get(Field::hazard_area_type);
  return type.empty() ? std::string() : to_text(type);
}

bool marks_no_hazard(const Record& point) {
  const auto type = code_of(point, Field::point_type);
  return type == Code::point_type_REFERENCE || type == Code::point_type_LANDMARK || type == Code::point_type_BENCHMARK;
}

class Builder {
 public:
  explicit Builder(HazardArea& area) : area_(area) {}

  void add(const Record& record, std::size_t order) {
    const std::string_view shape = trim(record.text(Field::point_shape));
    const std::string_view key = shape.empty() ? trim(record.text(Field::point_shape_guid)) : shape;
    const auto kind = code_of(record, Field::point_shape_type);
    if (key.empty() && !kind) {
      if (marks_no_hazard(record)) return;
      if (const auto point = point_of(record))
        area_.shapes.push_back({ShapeKind::point, {{*point}}});
      else
        ++lost_;
      return;
    }
    auto found = by_key_.find(key);
    if (found == by_key_.end()) {
      found = by_key_.emplace(std::string(key), outlines_.size()).first;
      outlines_.emplace_back().label = std::string(key);
    }
    Outline& outline = outlines_[found->second];
    if (kind) {
      outline.kind_given = true;
      outline.line = *kind == Code::shape_type_POLYLINE;
    }
    outline.hole = outline.hole || fold(record.text(Field::point_polygon_property)) == "hole";
    const Value number = record.get(Field::point_number);
    outline.vertices.push_back(
        {number.kind() == Value::Kind::integer ? number.as_integer() : static_cast<std::int64_t>(order), order,
         point_of(record)});
  }

  void finish() {
    std::vector<std::vector<GeoPoint>> holes;
    for (Outline& outline : outlines_) finish(outline, holes);
    for (std::vector<GeoPoint>& hole : holes) {
      // The smallest ring around the hole: an island in a hole has holes of its own. A corner of the hole may lie on
      // the ring, so one corner inside is enough.
      GeoShape* around = nullptr;
      double smallest = 0;
      for (GeoShape& s : area_.shapes) {
        if (s.kind != ShapeKind::polygon) continue;
        const GeoShape ring{ShapeKind::polygon, {s.parts.front()}};
        if (std::none_of(hole.begin(), hole.end(), [&](const GeoPoint& p) { return holds(ring, p); })) continue;
        const double size = square_metres({&ring, 1});
        if (around == nullptr || size < smallest) around = &s, smallest = size;
      }
      if (around != nullptr)
        around->parts.push_back(std::move(hole));
      else
        area_.faults.emplace_back("a hole lies in none of its rings");
    }
    if (lost_ != 0)
      area_.faults.push_back(std::to_string(lost_) + (lost_ == 1 ? " point has" : " points have") +
                             " no usable latitude and longitude");
  }

 private:
  void finish(Outline& outline, std::vector<std::vector<GeoPoint>>& holes) {
    std::sort(outline.vertices.begin(), outline.vertices.end(), [](const Vertex& a, const Vertex& b) {
      return a.number != b.number ? a.number < b.number : a.order < b.order;
    });
    std::vector<GeoPoint> points;
    for (const Vertex& v : outline.vertices) {
      if (!v.point)
        ++lost_;
      else if (points.empty() || !(points.back() == *v.point))
        points.push_back(*v.point);
    }
    // Rings must be stored open, but a repeated first point is common and harmless.
    if (!outline.line && points.size() > 1 && points.front() == points.back()) points.pop_back();
    if (points.empty()) return;
    if (!outline.line && points.size() >= 3) {
      if (outline.hole)
        holes.push_back(std::move(points));
      else
        area_.shapes.push_back({ShapeKind::polygon, {std::move(points)}});
      return;
    }
    if (!outline.line && (outline.kind_given || outline.hole))
      area_.faults.push_back("the polygon " + outline.label + (outline.label.empty() ? "" : " ") +
                             "has fewer than three points");
    area_.shapes.push_back({points.size() > 1 ? ShapeKind::line : ShapeKind::point, {std::move(points)}});
  }

  HazardArea& area_;
  std::vector<Outline> outlines_;
  StringMap<std::size_t> by_key_;
  std::size_t lost_ = 0;
};

bool same_shapes(const std::vector<GeoShape>& a, const std::vector<GeoShape>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const GeoShape& x, const GeoShape& y) { return x.kind == y.kind && x.parts == y.parts; });
}

}  // namespace

std::string_view name(HazardStatus status) {
  switch (status) {
    case HazardStatus::open: return "open";
    case HazardStatus::worked_on: return "worked on";
    case HazardStatus::closed: return "closed";
    case HazardStatus::unknown: return "of unknown status";
  }
  return {};
}

HazardArea hazard_area_of(const Batch& batch, std::size_t number) {
  const Record& record = batch[number];
  HazardArea area;
  const std::string_view id = record.text(Field::hazard_area_id);
  area.id = trim(id.empty() ? record.text(Field::hazard_area_guid) : id);
  area.name = trim(record.text(Field::hazard_area_name));
  area.type = type_of(record);
  area.origin = record.origin();
  if (const StatusChange change = change_of(record); change.status != HazardStatus::unknown)
    area.changes.push_back(change);
  Builder builder(area);
  const std::size_t end = batch.end_of(number);
  for (std::size_t k = number + 1; k < end; ++k)
    if (batch[k].kind() == Kind::point) builder.add(batch[k], k);
  builder.finish();
  return area;
}

std::vector<HazardArea> hazard_areas(const Batch& batch) {
  std::vector<HazardArea> areas;
  for (std::size_t i = 0; i != batch.size(); ++i)
    if (batch[i].kind() == Kind::hazard_area) areas.push_back(hazard_area_of(batch, i));
  return areas;
}

std::vector<HazardArea> merge_hazard_areas(std::vector<HazardArea> areas) {
  std::vector<HazardArea> merged;
  StringMap<std::size_t> by_id;
  for (HazardArea& area : areas) {
    const auto known = area.id.empty() ? by_id.end() : by_id.find(area.id);
    if (known == by_id.end()) {
      if (!area.id.empty()) by_id.emplace(area.id, merged.size());
      merged.push_back(std::move(area));
      continue;
    }
    HazardArea& first = merged[known->second];
    for (StatusChange& change : area.changes)
      if (std::find(first.changes.begin(), first.changes.end(), change) == first.changes.end())
        first.changes.push_back(change);
    if (!area.name.empty()) first.name = std::move(area.name);
    if (!area.type.empty()) first.type = std::move(area.type);
    first.origin = area.origin;
    if (!area.shapes.empty()) {
      if (!first.shapes.empty() && !same_shapes(first.shapes, area.shapes))
        first.faults.emplace_back("its outline differs between records; the last one counts");
      first.shapes = std::move(area.shapes);
    }
    for (std::string& fault : area.faults)
      if (std::find(first.faults.begin(), first.faults.end(), fault) == first.faults.end())
        first.faults.push_back(std::move(fault));
  }
  return merged;
}

}  // namespace maex
