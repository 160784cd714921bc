#include "adapters/partners/geojson/feature_reader.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "core/io/error.hpp"
#include "core/mapping/map/notices.hpp"
#include "core/model/record.hpp"

namespace maex::geojson {
namespace {

constexpr std::size_t most_text = std::size_t{64} << 20;  // of one feature
constexpr std::size_t most_lists = std::size_t{1} << 20;  // also empty ones
constexpr std::size_t deepest_collection = 4;
constexpr std::size_t most_numbers = 16;  // of a position
constexpr std::string_view known_types[] = {"Point",           "MultiPoint", "LineString",
                                            "MultiLineString", "Polygon",    "MultiPolygon"};

bool is_scalar(Token token) {
  return token == Token::text || token == Token::number || token == Token::yes || token == Token::no ||
         token == Token::null || token == Token::not_a_number;
}

FeatureValue::Is kind_of(Token token) {
  switch (token) {
    case Token::number: return FeatureValue::Is::number;
    case Token::yes:
    case Token::no: return FeatureValue::Is::boolean;
    case Token::null: return FeatureValue::Is::null;
    default: return FeatureValue::Is::text;
  }
}

/// WGS 84, longitude first, in the names that programs used before RFC 7946.
bool is_wgs84(std::string_view name) {
  for (const std::string_view good : {"CRS84", "EPSG:4326", "EPSG::4326", "OGC:CRS84"})
    if (name.ends_with(good)) return true;
  return false;
}

}  // namespace

FeatureReader::FeatureReader(Tokens& tokens, Account& account, const Bounds& bounds)
    : tokens_(tokens),
      account_(account),
      bounds_(bounds),
      most_features_(bounds.rows),
      most_properties_(bounds.columns) {}

bool FeatureReader::next(IncomingFeature& feature) {
  for (;;) {
    if (where_ == Where::ended) return false;
    if (where_ == Where::features) {
      const Token token = tokens_.next();
      if (token == Token::end_array) {
        where_ = Where::document;
        continue;
      }
      if (token != Token::begin_object) tokens_.fail("the list of features holds something else than an object");
      if (number_ == most_features_)
        tokens_.fail("more than " + std::to_string(most_features_) + " features" + raise_advice("rows"));
      account_.read_row();
      feature.clear();
      seen_ = 0;
      feature.number = ++number_;
      feature.line = tokens_.line();
      feature.path = "features[" + std::to_string(number_) + "]";
      tokens_.at(feature.path);
      for (Token inner = tokens_.next(); inner != Token::end_object; inner = tokens_.next())
        member(feature, std::string(tokens_.text()), false);
      tokens_.at({});
      return true;
    }
    if (where_ == Where::start) {
      if (tokens_.next() != Token::begin_object) tokens_.fail("the document is no JSON object, so it is no GeoJSON");
      where_ = Where::document;
      if (number_ == most_features_)
        tokens_.fail("more than " + std::to_string(most_features_) + " features" + raise_advice("rows"));
      feature.clear();
      seen_ = 0;
      feature.number = number_ + 1;
      feature.line = tokens_.line();
      feature.path.clear();
      if (sequence_) feature.path = "features[" + std::to_string(feature.number) + "]";
      tokens_.at(feature.path);
    }
    const Token token = tokens_.next();
    if (token == Token::end_object) {
      const bool feature_alone = type_ == "Feature" && !collection_;
      if (feature_alone) ++number_;
      if (feature_alone && tokens_.another()) {  // a sequence of features, such as one for each line
        sequence_ = true;
        if (feature.path.empty()) feature.path = "features[1]";
        where_ = Where::start;
        type_.clear();
        alone_ = false;
        account_.read_row();
        return true;
      }
      static_cast<void>(tokens_.next());  // rejects data after the end
      where_ = Where::ended;
      if (feature_alone) {
        account_.read_row();
        return true;
      }
      if (type_ == "FeatureCollection" && collection_ && !alone_) return false;
      const bool geometry = std::find(std::begin(known_types), std::end(known_types), type_) != std::end(known_types);
      tokens_.fail(geometry ? "the document is a geometry alone, which says nothing of a record"
                            : "the document is no FeatureCollection and no Feature, so it is no GeoJSON");
    }
    member(feature, std::string(tokens_.text()), true);
  }
}

void FeatureReader::member(IncomingFeature& feature, std::string_view key, bool top) {
  if (top && key == "features") {
    if (tokens_.next() != Token::begin_array) tokens_.fail("\"features\" is no list");
    if (collection_) tokens_.fail("\"features\" stands twice");
    if (alone_) tokens_.fail("a document with features has no properties or geometry of its own");
    collection_ = true;
    where_ = Where::features;
    return;
  }
  if (top && key == "crs") return reference_system();
  const Token first = tokens_.next();
  if (key == "type") {
    if (first != Token::text) tokens_.fail("\"type\" is no text");
    const std::string type(tokens_.text());
    if (top)
      type_ = type;
    else if (type != "Feature")
      tokens_.fail("the list of features holds an object that is no Feature");
    return ignore(first, feature.path, "geojson-frame");
  }
  if (key == "properties" || key == "geometry" || key == "id") {
    if (top && collection_) tokens_.fail("a document with features has no properties or geometry of its own");
    alone_ = alone_ || top;
    // A second one would replace the first or be joined with it, as each program decides for itself.
    const auto bit = static_cast<std::uint8_t>(key == "id" ? 1 : key == "geometry" ? 2 : 4);
    if ((seen_ & bit) != 0)
      tokens_.fail("a feature has \"" + std::string(key) + "\" twice; ask the sender which is right");
    seen_ |= bit;
    if (key == "id" && first != Token::text && first != Token::number && first != Token::null)
      tokens_.fail("\"id\" is no text and no number");
    if (key == "id") {
      if (first == Token::null) return;
      if (!tokens_.text().empty()) read_cell();
      feature.id = {kind_of(first), tokens_.line(), feature.text.size(), tokens_.text().size()};
      feature.text += tokens_.text();
      return check_size(feature);
    }
    if (first == Token::null) return;
    if (key == "geometry") return shape(feature, first);
    if (first != Token::begin_object) tokens_.fail("\"properties\" is not an object");
    return properties(feature);
  }
  if (key == "bbox" || top) return ignore(first, feature.path, key == "bbox" ? "geojson-bbox" : "document-member");
  std::string name(key);
  property(feature, first, name);
}

void FeatureReader::ignore(Token first, std::string_view path, std::string_view rule) {
  tokens_.skip(first, [&](Token token) {
    if (token == Token::null || tokens_.text().empty()) return;
    read_cell();
    account_.ignored(LinePlace(tokens_.line(), path), rule);
  });
}

/// A member from the time before RFC 7946, which allows one system only. Another system would silently move every
/// point.
void FeatureReader::reference_system() {
  std::string name;
  const Token first = tokens_.next();
  bool other = first != Token::null;
  tokens_.skip(first, [&](Token token) {
    if (token == Token::null || tokens_.text().empty()) return;
    read_cell();
    account_.ignored(LinePlace(tokens_.line(), "crs"), "geojson-crs");
    if (token != Token::text) return;
    if (is_wgs84(tokens_.text()))
      other = false;
    else if (tokens_.text() != "name")
      name = tokens_.text();
  });
  if (other)
    tokens_.fail("the coordinates are in another system than WGS 84" +
                 (name.empty() ? std::string() : " (" + name + ")") +
                 "; export the file with longitude and latitude in degrees, as RFC 7946 wants");
}

void FeatureReader::check_size(const IncomingFeature& feature) const {
  if (feature.text.size() > most_text) tokens_.fail("one feature holds more than 64 MiB of text; split it");
  if (const std::uint64_t held = held_by(feature); held > bounds_.held_bytes)
    check_held(bounds_, held, account_.document() + ", line " + std::to_string(tokens_.line()),
               "positions, rings and properties of one feature");
  if (feature.properties.size() > most_properties_)
    tokens_.fail("one feature has more than " + std::to_string(most_properties_) + " properties" +
                 raise_advice("columns"));
}

void FeatureReader::properties(IncomingFeature& feature) {
  std::string key;
  for (Token token = tokens_.next(); token != Token::end_object; token = tokens_.next()) {
    key = tokens_.text();
    property(feature, tokens_.next(), key);
  }
}

/// Nested objects become "outer.inner", so that nothing in them is lost.
void FeatureReader::property(IncomingFeature& feature, Token first, std::string& key) {
  if (is_scalar(first)) return scalar(feature, first, key, false);
  if (first == Token::begin_array) return list(feature, key);
  const std::size_t length = key.size();
  for (Token token = tokens_.next(); token != Token::end_object; token = tokens_.next()) {
    (key += '.') += tokens_.text();
    property(feature, tokens_.next(), key);
    key.resize(length);
  }
}

void FeatureReader::scalar(IncomingFeature& feature, Token token, std::string_view key, bool in_list) {
  if (token == Token::not_a_number) {  // the sender's program had no number, or one that is too large
    read_cell();
    const FeaturePlace place{feature, feature.properties_path, key, 0, tokens_.line()};
    account_.report(feature_notices::value_not_a_number, place, {tokens_.text(), Known::word});
    account_.quarantined(place, "not-a-number", tokens_.text(), "it is not a number");
    token = Token::null;
  }
  if (!in_list) {
    if (token == Token::null) return;
    feature.properties.push_back({feature.text.size(), key.size(), feature.values.size(), 0, false, false});
    feature.text += key;
  }
  IncomingProperty& property = feature.properties.back();
  ++property.count;
  FeatureValue value{kind_of(token), tokens_.line(), feature.text.size(), 0};
  if (token != Token::null) {
    value.size = tokens_.text().size();
    feature.text += tokens_.text();
    if (value.size != 0) read_cell();
  }
  feature.values.push_back(value);
  check_size(feature);
}

void FeatureReader::list(IncomingFeature& feature, std::string& key) {
  feature.properties.push_back({feature.text.size(), key.size(), feature.values.size(), 0, true, false});
  feature.text += key;
  check_size(feature);
  bool plain = true;  // the values of one property are adjacent, so a value after a nested one is a property of its own
  std::size_t number = 0;
  const std::size_t length = key.size();
  for (Token token = tokens_.next(); token != Token::end_array; token = tokens_.next()) {
    ++number;
    if (plain && is_scalar(token)) {
      scalar(feature, token, key, true);
      continue;
    }
    plain = false;
    key += "[" + std::to_string(number) + "]";
    property(feature, token, key);
    key.resize(length);
  }
}

/// `first` is the token after the opening bracket.
void FeatureReader::position(IncomingFeature& feature, Token first) {
  IncomingPosition position;
  position.line = tokens_.line();
  std::size_t cells = 0;
  for (Token token = first; token != Token::end_array; token = tokens_.next()) {
    // An altitude that is not a number says nothing against the longitude and latitude.
    if (token == Token::not_a_number && cells == 2) {
      read_cell();
      position.elevation = std::numeric_limits<double>::quiet_NaN();
      ++cells;
      continue;
    }
    if (token != Token::number) {
      fault("position " + std::to_string(feature.positions.size() + 1) + " has something else than numbers");
      put_away(feature, token);
      continue;
    }
    double number = 0;
    const std::string_view text = tokens_.text();
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc() || cells == most_numbers) {
      fault("position " + std::to_string(feature.positions.size() + 1) +
            (cells == most_numbers ? " has more than 16 numbers" : " has a number that is too large"));
      put_away(feature, token);
      continue;
    }
    read_cell();
    if (cells == 0) position.longitude = number;
    if (cells == 1) position.latitude = number;
    if (cells == 2) {
      position.elevation = number;
      position.high = true;
    }
    ++cells;
  }
  if (cells < 2) fault("position " + std::to_string(feature.positions.size() + 1) + " has fewer than two numbers");
  position.cells = static_cast<std::uint8_t>(cells);
  feature.positions.push_back(position);
  check_size(feature);
}

/// Reads positions in any number of lists, since "type" may come after them. Returns the number of list levels around a
/// position, and adds to `lists` where each list ended.
int FeatureReader::coordinates(IncomingFeature& feature, Token first, std::vector<List>& lists) {
  if (first != Token::begin_array) {
    fault("position " + std::to_string(feature.positions.size() + 1) + " is not a list of numbers");
    put_away(feature, first);
    return 0;
  }
  Token token = tokens_.next();
  if (token == Token::number || token == Token::not_a_number) {
    position(feature, token);
    return 0;
  }
  int height = 1;
  bool empty = true;
  for (; token != Token::end_array; token = tokens_.next()) {
    const int inner = coordinates(feature, token, lists) + 1;
    if (!empty && inner != height) fault("\"coordinates\" mixes positions with lists of them");
    height = inner;
    empty = false;
  }
  if (lists.size() == most_lists) tokens_.fail("\"coordinates\" holds more than a million lists; split the feature");
  lists.push_back({height, feature.positions.size()});
  return height;
}

void FeatureReader::fault(std::string problem) {
  if (fault_.empty()) fault_ = std::move(problem);
}

void FeatureReader::put_away(IncomingFeature& feature, Token first) {
  tokens_.skip(first, [&](Token token) {
    if (token == Token::null || tokens_.text().empty()) return;
    read_cell();
    const FeaturePlace place{feature, feature.geometry_path, {}, feature.positions.size() + 1, tokens_.line()};
    account_.quarantined(place, "geometry-invalid", tokens_.text(), "it is not part of a readable shape");
  });
}

/// One bad shape spoils only itself: its numbers go to quarantine.
void FeatureReader::shape(IncomingFeature& feature, Token first) {
  fault_.clear();
  const std::uint32_t line = tokens_.line();
  if (first == Token::begin_object) {
    geometry(feature, 0);
  } else {
    fault("\"geometry\" is not an object");
    put_away(feature, first);
  }
  if (fault_.empty()) return;
  account_.report(feature_notices::geometry_invalid, FeaturePlace(feature, feature.geometry_path, {}, 0, line), {},
                  feature.path + (feature.path.empty() ? "" : ": ") + fault_ + ".");
  for (std::size_t i = 0; i != feature.positions.size(); ++i) {
    const IncomingPosition& position = feature.positions[i];
    const double numbers[] = {position.longitude, position.latitude, position.elevation};
    const FeaturePlace place{feature, feature.geometry_path, {}, i + 1, position.line};
    for (std::size_t c = 0; c != position.cells; ++c) {
      std::string text;
      append_decimal(text, numbers[std::min<std::size_t>(c, 2)]);
      account_.quarantined(place, "geometry-invalid", text, fault_);
    }
  }
  feature.positions.clear();
  feature.parts.clear();
  feature.rings = 0;
}

void FeatureReader::geometry(IncomingFeature& feature, std::size_t depth) {
  std::string type;
  const std::size_t first = feature.positions.size();
  std::vector<List> lists;
  int height = -1;
  for (Token token = tokens_.next(); token != Token::end_object; token = tokens_.next()) {
    const std::string key(tokens_.text());
    const Token value = tokens_.next();
    if (key == "type" && value == Token::text) {
      type = tokens_.text();
      ignore(value, feature.path, "geojson-frame");
    } else if (key == "coordinates" && height < 0) {
      height = coordinates(feature, value, lists);
    } else if (key == "geometries" && value == Token::begin_array) {
      if (depth == deepest_collection) tokens_.fail("geometry collections are nested more than four deep");
      for (Token each = tokens_.next(); each != Token::end_array; each = tokens_.next()) {
        if (each == Token::begin_object) {
          geometry(feature, depth + 1);
        } else {
          fault("\"geometries\" has something else than geometries");
          put_away(feature, each);
        }
      }
    } else {
      ignore(value, feature.path, "geojson-frame");
    }
  }
  if (type == "GeometryCollection" && height < 0) return;
  finish_geometry(feature, type, height, first, lists);
}

void FeatureReader::finish_geometry(IncomingFeature& feature, const std::string& type, int height, std::size_t first,
                                    const std::vector<List>& lists) {
  const auto known = std::find(std::begin(known_types), std::end(known_types), type);
  if (known == std::end(known_types))
    return fault(type.empty() ? "the geometry has no type" : "the geometry has a type that GeoJSON does not have");
  constexpr int heights[] = {0, 1, 1, 2, 2, 3};
  // An empty list does not show what it would contain.
  const bool nothing = feature.positions.size() == first && height > 0;
  if (!nothing && height != heights[known - std::begin(known_types)])
    fault("the coordinates do not fit a geometry of type " + type);
  const std::size_t end = feature.positions.size();
  if (type == "Point" || type == "MultiPoint") {
    for (std::size_t i = first; i != end; ++i) add_part(feature, PartShape::point, false, i, 1);
    return;
  }
  if (type == "LineString") return add_part(feature, PartShape::line, false, first, end - first);
  const PartShape shape = type == "MultiLineString" ? PartShape::line : PartShape::polygon;
  std::size_t from = first;
  bool inner = false;  // the first ring of a polygon is the outer one
  for (const List& list : lists) {
    if (list.height == 1) {
      add_part(feature, shape, inner && shape == PartShape::polygon, from, list.end - from);
      from = list.end;
      inner = true;
    } else if (list.height == 2) {
      inner = false;
    }
  }
}

void FeatureReader::add_part(IncomingFeature& feature, PartShape shape, bool hole, std::size_t first,
                             std::size_t count) {
  if (count == 0) return;
  IncomingPart part{shape, hole, false, 0, first, count};
  if (shape == PartShape::polygon && count >= 4) {
    const IncomingPosition &a = feature.positions[first], &b = feature.positions[first + count - 1];
    part.closed = a.longitude == b.longitude && a.latitude == b.latitude;
    if (part.closed) {
      part.closing_cells = b.cells;
      --part.count;
    }
  }
  feature.parts.push_back(part);
  if (shape != PartShape::polygon) return;
  ++feature.rings;
  check_size(feature);
}

}  // namespace maex::geojson
