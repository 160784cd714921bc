#include "adapters/partners/kml/writer.hpp"

#include "core/io/byte_writer.hpp"
#include "core/mapping/map/make.hpp"

namespace maex::kml {
namespace {

/// How one kind of placemark is drawn. KML requires colours as aabbggrr.
struct Style {
  std::string_view id, line, fill, icon;
};
// Shape and outline differ, too, not only colour: incidents are points; closed land has no fill.
constexpr Style styles[] = {{"incident", "ff0000cc", "990000cc", "ff0000cc"},
                            {"hazard-cha", "ff0000ff", "660000ff", "ff0000ff"},
                            {"hazard-sha", "ff00a5ff", "6600a5ff", "ff00a5ff"},
                            {"hazard-other", "ff00ffff", "4d00ffff", "ff00ffff"},
                            {"hazard-closed", "ff50b000", "0050b000", "ff50b000"}};

std::string_view style_of(const Batch& batch, std::size_t top) {
  if (batch[top].kind() == Kind::incident) return "incident";
  const Value status = batch[top].get(Field::hazard_area_status), type = batch[top].get(Field::hazard_area_type);
  if (status == Value::code(Code::hazard_status_CLOSED)) return "hazard-closed";
  if (type == Value::code(Code::hazard_type_CHA)) return "hazard-cha";
  if (type == Value::code(Code::hazard_type_SHA)) return "hazard-sha";
  return "hazard-other";
}

/// Escapes for text and for attributes; a carriage return would be read as a line feed.
void append_escaped(std::string& out, std::string_view text, bool attribute) {
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '\r': out += "&#13;"; break;
      case '"': out += attribute ? "&quot;" : "\""; break;
      case '\n': out += attribute ? "&#10;" : "\n"; break;
      case '\t': out += attribute ? "&#9;" : "\t"; break;
      default: out += c;
    }
  }
}

class Writer final : public RecordWriter {
 public:
  Writer(const Target& target, const WriteContext& context) : bytes_(target.path), maker_(true) {
    std::string& out = bytes_.buffer();
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml "
        "xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n<name>";
    append_escaped(out, context.program, false);
    out += "</name>\n";
    for (const Style& style : styles)
      (((((((((out += "<Style id=\"") += style.id) += "\"><IconStyle><color>") += style.icon) +=
           "</color></IconStyle><LineStyle><color>") += style.line) +=
         "</color><width>2</width></LineStyle><PolyStyle><color>") += style.fill) += "</color></PolyStyle></Style>\n");
  }

  void write(const Batch& batch, Losses& losses) override {
    for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i))
      if (const MadeFeature* feature = maker_.make(batch, i, losses)) {
        add(*feature, batch, i);
        bytes_.settle();
      }
  }

  void finish() override {
    bytes_.buffer() += "</Document>\n</kml>\n";
    bytes_.finish();
  }

 private:
  void add(const MadeFeature& feature, const Batch& batch, std::size_t top) {
    std::string& out = bytes_.buffer();
    out += "<Placemark>";
    if (!feature.id.empty()) {
      out += "<name>";
      append_escaped(out, feature.id, false);
      out += "</name>";
    }
    ((out += "<styleUrl>#") += style_of(batch, top)) += "</styleUrl><ExtendedData>";
    data(record_key, name(feature.kind));
    for (const MadeProperty& property : feature.properties)
      for (std::size_t i = 0; i != property.count; ++i) {
        const Value& value = feature.values[property.first + i];
        if (value.kind() == Value::Kind::text) {
          data(property.key, value.as_text());
          continue;
        }
        text_.clear();
        append_text(text_, value);
        data(property.key, text_);
      }
    out += "</ExtendedData>";
    if (feature.place != nullptr) {
      out += "<Point><coordinates>";
      position(*feature.place, Field::place_longitude, Field::place_latitude);
      out += "</coordinates></Point>";
    } else {
      geometry(feature.outline, batch);
    }
    out += "</Placemark>\n";
  }

  void data(std::string_view key, std::string_view value) {
    std::string& out = bytes_.buffer();
    out += "<Data name=\"";
    append_escaped(out, key, true);
    out += "\"><value>";
    append_escaped(out, value, false);
    out += "</value></Data>";
  }

  void position(const Record& record, Field longitude, Field latitude) {
    std::string& out = bytes_.buffer();
    append_text(out, record.get(longitude));
    out += ',';
    append_text(out, record.get(latitude));
  }

  void coordinates(const Outline& outline, const OutlinePart& part, const Batch& batch) {
    std::string& out = bytes_.buffer();
    out += "<coordinates>";
    const bool ring = part.shape == PartShape::polygon;
    for (std::size_t i = 0; i != part.count + (ring ? 1 : 0); ++i) {
      if (i != 0) out += ' ';
      position(batch[outline.points[part.first + (i == part.count ? 0 : i)]], Field::point_longitude,
               Field::point_latitude);
    }
    out += "</coordinates>";
  }

  void ring(const Outline& outline, const OutlinePart& part, const Batch& batch) {
    std::string& out = bytes_.buffer();
    const std::string_view side = part.hole ? "inner" : "outer";
    ((out += '<') += side) += "BoundaryIs><LinearRing>";
    coordinates(outline, part, batch);
    ((out += "</LinearRing></") += side) += "BoundaryIs>";
  }

  void geometry(const Outline& outline, const Batch& batch) {
    std::string& out = bytes_.buffer();
    const bool many = outline.parts.size() > 1;
    if (many) out += "<MultiGeometry>";
    for (std::size_t i = 0; i != outline.parts.size(); ++i) {
      const OutlinePart& part = outline.parts[i];
      if (part.shape != PartShape::polygon) {
        const std::string_view tag = part.shape == PartShape::point ? "Point" : "LineString";
        ((out += '<') += tag) += '>';
        coordinates(outline, part, batch);
        ((out += "</") += tag) += '>';
        continue;
      }
      if (!part.hole) out += "<Polygon>";
      ring(outline, part, batch);
      if (i + 1 == outline.parts.size() || !outline.parts[i + 1].hole) out += "</Polygon>";
    }
    if (many) out += "</MultiGeometry>";
  }

  ByteWriter bytes_;
  FeatureMaker maker_;
  std::string text_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_writer(const Target& target, const WriteContext& context) {
  return std::make_unique<Writer>(target, context);
}

}  // namespace maex::kml
