#include "core/place/geojson.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/io/error.hpp"
#include "core/model/value.hpp"

namespace maex {
namespace {

using Json = nlohmann::json;

/// Positions in the order of the file, and where each innermost list of them and each list of lists ends.
struct Coordinates {
  std::vector<GeoPoint> points;
  std::vector<std::size_t> line_ends;     ///< in points
  std::vector<std::size_t> polygon_ends;  ///< in line_ends
  int depth = 0;                          ///< lists around a position: 0 point, 1 line, 2 polygon, 3 multi-polygon

  void clear() {
    points.clear();
    line_ends.clear();
    polygon_ends.clear();
    depth = -1;
  }
};

class Reader {
 public:
  Reader(std::string_view name, const std::function<void(GeoFeature&)>& use, const GeoJsonBounds& bounds)
      : name_(name), use_(use), bounds_(bounds) {}

  // What nlohmann's parser calls.
  bool null() { return scalar({}); }
  bool boolean(bool value) { return scalar(value ? "true" : "false"); }
  bool number_integer(Json::number_integer_t value) {
    return number(static_cast<double>(value), std::to_string(value));
  }
  bool number_unsigned(Json::number_unsigned_t value) {
    return number(static_cast<double>(value), std::to_string(value));
  }
  bool number_float(Json::number_float_t value, const std::string&) {
    std::string text;
    if (std::isfinite(value)) append_decimal(text, value);
    return number(value, std::move(text));
  }
  bool string(std::string& value) {
    if (value.size() > bounds_.text_bytes)
      refuse("a text is longer than " + std::to_string(bounds_.text_bytes) + " bytes");
    return scalar(std::move(value));
  }
  bool binary(Json::binary_t&) { return true; }
  bool key(std::string& value) {
    key_ = std::move(value);
    return true;
  }
  bool start_object(std::size_t) {
    const Place here = place();
    Place next = Place::elsewhere;
    if (here == Place::nowhere)
      next = Place::root;
    else if (here == Place::features)
      next = begin_feature();
    else if (here == Place::root && key_ == "properties" && is_single())
      next = Place::properties;
    else if (here == Place::root && key_ == "geometry" && is_single())
      next = begin_geometry();
    else if (here == Place::root && key_ == "crs")
      next = Place::crs;
    else if (here == Place::crs)
      next = Place::crs;
    else if (here == Place::feature && key_ == "properties")
      next = Place::properties;
    else if (here == Place::feature && key_ == "geometry")
      next = begin_geometry();
    else if (here == Place::geometries)
      next = begin_geometry();
    return push(next);
  }
  bool end_object() {
    const Place here = place();
    places_.pop_back();
    if (here == Place::geometry) end_geometry();
    if (here == Place::feature || (here == Place::root && single_)) end_feature();
    return true;
  }
  bool start_array(std::size_t) {
    const Place here = place();
    Place next = Place::elsewhere;
    if (here == Place::root && key_ == "features")
      next = begin_features();
    else if (here == Place::geometry && key_ == "coordinates")
      next = Place::coordinates, coordinates_.clear(), position_ = 0, nesting_ = 0;
    else if (here == Place::geometry && key_ == "geometries")
      next = Place::geometries;
    else if (here == Place::coordinates)
      next = Place::coordinates, ++nesting_, position_ = 0;
    return push(next);
  }
  bool end_array() {
    const Place here = place();
    places_.pop_back();
    if (here == Place::coordinates) end_list();
    return true;
  }
  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) {
    // The parser's own words quote the file.
    throw InputError(name_ + " is no JSON: it breaks off or goes wrong at byte " + std::to_string(at));
  }
  void finish() const {
    if (!seen_features_ && !single_)
      throw InputError(name_ + " is no GeoJSON: it is neither a FeatureCollection nor a Feature");
  }

 private:
  enum class Place : std::uint8_t {
    nowhere,
    root,
    crs,
    features,
    feature,
    properties,
    geometry,
    geometries,
    coordinates,
    elsewhere
  };

  [[nodiscard]] Place place() const { return places_.empty() ? Place::nowhere : places_.back(); }
  bool push(Place next) {
    if (places_.size() == bounds_.depth)
      refuse("lists and objects are nested deeper than " + std::to_string(bounds_.depth));
    places_.push_back(next);
    return true;
  }
  [[noreturn]] void refuse(const std::string& reason) const {
    throw InputError(name_ + (feature_.number != 0 ? ", feature " + std::to_string(feature_.number) : "") + ": " +
                     reason);
  }

  // A file that is one Feature instead of a collection; its type may come before or after the parts.
  bool is_single() {
    if (!single_ && !seen_features_) single_ = true, static_cast<void>(begin_feature());
    return single_;
  }
  // What stood before in the root, "properties" for example, was the collection's own.
  Place begin_features() {
    seen_features_ = true;
    single_ = false;
    feature_ = {};
    return Place::features;
  }
  Place begin_feature() {
    const std::uint64_t number = feature_.number + 1;
    if (number > bounds_.features) refuse("there are more than " + std::to_string(bounds_.features) + " features");
    feature_ = {};
    feature_.number = number;
    return Place::feature;
  }
  void end_feature() { use_(feature_); }

  Place begin_geometry() {
    type_.clear();
    coordinates_.clear();
    return Place::geometry;
  }

  bool scalar(std::string value) {
    switch (place()) {
      case Place::feature:
        if (key_ == "id") feature_.id = std::move(value);
        break;
      case Place::properties:
        if (feature_.properties.size() == bounds_.properties)
          refuse("there are more than " + std::to_string(bounds_.properties) + " properties");
        if (!value.empty()) feature_.properties.emplace_back(key_, std::move(value));
        break;
      case Place::geometry:
        if (key_ == "type") type_ = std::move(value);
        break;
      case Place::crs:
        if (key_ == "name" && value.find("CRS84") == std::string::npos && value.find("4326") == std::string::npos)
          refuse("its coordinates are in another reference system; write it again as WGS 84");
        break;
      case Place::coordinates: refuse("a coordinate is no number");
      default: break;
    }
    return true;
  }

  bool number(double value, std::string text) {
    if (place() != Place::coordinates) return scalar(std::move(text));
    if (position_ == 0) {
      if (++vertices_ > bounds_.vertices) refuse("there are more than " + std::to_string(bounds_.vertices) + " points");
      if (coordinates_.depth >= 0 && coordinates_.depth != nesting_) refuse("positions are nested unevenly");
      coordinates_.depth = nesting_;
      coordinates_.points.push_back({0, value});
    } else if (position_ == 1) {
      coordinates_.points.back().latitude = value;
    }
    ++position_;
    return true;
  }

  // After a position, a line or ring, a polygon, or all of them.
  void end_list() {
    if (position_ != 0) {
      const GeoPoint& p = coordinates_.points.back();
      if (position_ < 2 || !(std::abs(p.latitude) <= 90 && std::abs(p.longitude) <= 180))
        refuse("a position is no longitude and latitude in degrees");
      position_ = 0;
    } else if (nesting_ == coordinates_.depth - 1) {
      coordinates_.line_ends.push_back(coordinates_.points.size());
    } else if (nesting_ == coordinates_.depth - 2) {
      coordinates_.polygon_ends.push_back(coordinates_.line_ends.size());
    }
    --nesting_;
  }

  void need(int depth) const {
    if (coordinates_.depth != depth && coordinates_.depth != -1)
      refuse("the coordinates are not nested as a " + type_ + " wants it");
  }
  void add_line(GeoShape& shape, std::size_t line) const {
    const std::size_t first = line == 0 ? 0 : coordinates_.line_ends[line - 1];
    shape.parts.emplace_back(coordinates_.points.begin() + static_cast<std::ptrdiff_t>(first),
                             coordinates_.points.begin() + static_cast<std::ptrdiff_t>(coordinates_.line_ends[line]));
    std::vector<GeoPoint>& points = shape.parts.back();
    if (shape.kind != ShapeKind::polygon) return;
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    if (points.size() < 3) refuse("a ring has fewer than three points");
  }
  void add_polygon(std::size_t first_line, std::size_t last_line) {
    GeoShape& shape = feature_.shapes.emplace_back();
    shape.kind = ShapeKind::polygon;
    for (std::size_t line = first_line; line != last_line; ++line) add_line(shape, line);
    if (shape.parts.empty()) feature_.shapes.pop_back();
  }

  void end_geometry() {
    const std::size_t lines = coordinates_.line_ends.size();
    if (type_ == "GeometryCollection") return;
    if (type_ == "Point" || type_ == "MultiPoint") {
      need(type_ == "Point" ? 0 : 1);
      for (const GeoPoint& p : coordinates_.points) feature_.shapes.push_back({ShapeKind::point, {{p}}});
    } else if (type_ == "LineString" || type_ == "MultiLineString") {
      need(type_ == "LineString" ? 1 : 2);
      for (std::size_t line = 0; line != lines; ++line)
        add_line(feature_.shapes.emplace_back(GeoShape{ShapeKind::line, {}}), line);
    } else if (type_ == "Polygon") {
      need(2);
      add_polygon(0, lines);
    } else if (type_ == "MultiPolygon") {
      need(3);
      std::size_t first = 0;
      for (const std::size_t end : coordinates_.polygon_ends) {
        add_polygon(first, end);
        first = end;
      }
    } else {
      refuse("its geometry has no type of GeoJSON");
    }
  }

  std::string name_;
  const std::function<void(GeoFeature&)>& use_;
  const GeoJsonBounds& bounds_;
  std::vector<Place> places_;
  std::string key_, type_;
  Coordinates coordinates_;
  int nesting_ = 0;   ///< lists around the one that is being read
  int position_ = 0;  ///< numbers read of the position
  std::uint64_t vertices_ = 0;
  bool seen_features_ = false, single_ = false;
  GeoFeature feature_;
};

}  // namespace

std::string_view GeoFeature::property(std::string_view name) const {
  for (const auto& [key, value] : properties)
    if (key == name) return value;
  return {};
}

void read_geojson(std::string_view bytes, std::string_view name, const std::function<void(GeoFeature&)>& use,
                  const GeoJsonBounds& bounds) {
  if (bytes.size() > bounds.bytes)
    throw InputError(std::string(name) + ": the file has more than " + std::to_string(bounds.bytes) + " bytes");
  Reader reader(name, use, bounds);
  Json::sax_parse(bytes.begin(), bytes.end(), &reader);
  reader.finish();
}

}  // namespace maex
