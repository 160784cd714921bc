#include "adapters/partners/geojson/writer.hpp"

#include "core/io/byte_writer.hpp"
#include "core/mapping/map/make.hpp"

namespace maex::geojson {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i != text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, from, i - from);
    from = i + 1;
    out += '\\';
    switch (c) {
      case '"': out += '"'; break;
      case '\\': out += '\\'; break;
      case '\n': out += 'n'; break;
      case '\r': out += 'r'; break;
      case '\t': out += 't'; break;
      default:
        out += "u00";
        out += digits[c >> 4];
        out += digits[c & 15];
    }
  }
  out.append(text, from, text.size() - from);
  out += '"';
}

void append_value(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::none: out += "null"; return;
    case Value::Kind::text: append_quoted(out, value.as_text()); return;
    case Value::Kind::integer:
    case Value::Kind::decimal:
    case Value::Kind::boolean: append_text(out, value); return;
    case Value::Kind::date:
    case Value::Kind::code:
      out += '"';
      append_text(out, value);
      out += '"';
  }
}

class Writer final : public RecordWriter {
 public:
  explicit Writer(const Target& target) : bytes_(target.path), maker_(false) {
    bytes_.buffer() += "{\"type\":\"FeatureCollection\",\"features\":[";
  }

  void write(const Batch& batch, Losses& losses) override {
    for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i))
      if (const MadeFeature* feature = maker_.make(batch, i, losses)) {
        add(*feature, batch);
        bytes_.settle();
      }
  }

  void finish() override {
    bytes_.buffer() += "\n]}\n";
    bytes_.finish();
  }

 private:
  void add(const MadeFeature& feature, const Batch& batch) {
    std::string& out = bytes_.buffer();
    out += first_ ? "\n" : ",\n";
    first_ = false;
    out += "{\"type\":\"Feature\",";
    if (!feature.id.empty()) {
      out += "\"id\":";
      append_quoted(out, feature.id);
      out += ',';
    }
    out += "\"geometry\":";
    if (feature.place != nullptr) {
      out += "{\"type\":\"Point\",\"coordinates\":";
      position(feature.place->get(Field::place_longitude), feature.place->get(Field::place_latitude));
      out += '}';
    } else {
      geometry(feature.outline, batch);
    }
    out += ",\"properties\":{\"";
    out += record_key;
    out += "\":\"";
    out += name(feature.kind);
    out += '"';
    for (const MadeProperty& property : feature.properties) {
      out += ',';
      append_quoted(out, property.key);
      out += ':';
      if (property.list) out += '[';
      for (std::size_t i = 0; i != property.count; ++i) {
        if (i != 0) out += ',';
        append_value(out, feature.values[property.first + i]);
      }
      if (property.list) out += ']';
    }
    out += "}}";
  }

  void position(const Value& longitude, const Value& latitude) {
    std::string& out = bytes_.buffer();
    out += '[';
    append_text(out, longitude);
    out += ',';
    append_text(out, latitude);
    out += ']';
  }

  void position(const Outline& outline, std::size_t point, const Batch& batch) {
    const Record& record = batch[outline.points[point]];
    position(record.get(Field::point_longitude), record.get(Field::point_latitude));
  }

  /// Writes the positions of a part, without the brackets around them.
  void coordinates(const Outline& outline, const OutlinePart& part, const Batch& batch) {
    std::string& out = bytes_.buffer();
    if (part.shape == PartShape::point) return position(outline, part.first, batch);
    out += '[';
    for (std::size_t i = 0; i != part.count; ++i) {
      if (i != 0) out += ',';
      position(outline, part.first + i, batch);
    }
    if (part.shape == PartShape::polygon) {
      out += ',';
      position(outline, part.first, batch);
    }
    out += ']';
  }

  /// Writes parts [from, to): one point or line, or a polygon with its holes.
  void coordinates(const Outline& outline, std::size_t from, std::size_t to, const Batch& batch) {
    std::string& out = bytes_.buffer();
    const bool polygon = outline.parts[from].shape == PartShape::polygon;
    if (polygon) out += '[';
    for (std::size_t i = from; i != to; ++i) {
      if (i != from) out += ',';
      coordinates(outline, outline.parts[i], batch);
    }
    if (polygon) out += ']';
  }

  static std::size_t end_of(const Outline& outline, std::size_t part) {
    for (++part; part < outline.parts.size() && outline.parts[part].hole; ++part) {}
    return part;
  }

  void geometry(const Outline& outline, const Batch& batch) {
    static constexpr std::string_view one[] = {"Point", "LineString", "Polygon"};
    static constexpr std::string_view many[] = {"MultiPoint", "MultiLineString", "MultiPolygon"};
    std::string& out = bytes_.buffer();
    if (outline.parts.empty()) {
      out += "null";
      return;
    }
    const PartShape shape = outline.parts.front().shape;
    bool alike = true;
    std::size_t count = 0;
    for (std::size_t i = 0; i < outline.parts.size(); i = end_of(outline, i)) {
      alike = alike && outline.parts[i].shape == shape;
      ++count;
    }
    const auto open = [&](std::string_view type, std::string_view list) {
      ((((out += "{\"type\":\"") += type) += "\",\"") += list) += "\":";
    };
    if (!alike)
      open("GeometryCollection", "geometries");
    else
      open((count == 1 ? one : many)[static_cast<std::size_t>(shape)], "coordinates");
    if (count != 1) out += '[';
    for (std::size_t i = 0; i < outline.parts.size(); i = end_of(outline, i)) {
      if (i != 0) out += ',';
      if (!alike) open(one[static_cast<std::size_t>(outline.parts[i].shape)], "coordinates");
      coordinates(outline, i, end_of(outline, i), batch);
      if (!alike) out += '}';
    }
    if (count != 1) out += ']';
    out += '}';
  }

  ByteWriter bytes_;
  FeatureMaker maker_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<RecordWriter> make_writer(const Target& target) { return std::make_unique<Writer>(target); }

}  // namespace maex::geojson
