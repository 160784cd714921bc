// The partner "geojson": maps in GeoJSON.
#include "adapters/partners/geojson/notices.hpp"
#include "adapters/partners/geojson/reader.hpp"
#include "adapters/partners/geojson/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/mapping/map/make.hpp"
#include "core/mapping/map/notices.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "geojson";
  card.kind = AdapterKind::partner;
  card.title = "GeoJSON map (RFC 7946)";
  card.about =
      "Incidents as points and hazard areas as polygons, in WGS 84, longitude first, with rings closed and turned as "
      "the RFC wants; "
      "properties have the full names of fields, so that a map written here reads back as it was. Other maps of "
      "hazard areas are "
      "read by a file of names; what it does not know is kept under its own name. Persons are on no map.";
  card.extensions = {".geojson"};
  card.media_types = {"application/geo+json"};
  card.reads = card.writes = card.streams = card.map = true;
  card.options = {
      {"names",
       OptionType::text,
       "",
       {},
       "File that ties the names of other properties to fields (default: the built-in one)."},
      {"kind",
       OptionType::choice,
       "auto",
       {"auto", "incident", "hazard_area"},
       "When reading, what features are that do not say it; auto takes shapes for hazard areas and refuses to guess "
       "for points."},
  };
  card.losses = feature_losses::all(false);
  card.notices = feature_notices::all();
  card.notices.push_back(&geojson::not_utf8);
  return card;
}

class GeoJson final : public Partner {
 public:
  const Descriptor& descriptor() const override { return card_; }

  Identification identify(Source& source) const override {
    const std::string_view head = source.probe.head;
    const auto first = head.find_first_not_of(" \t\r\n\x1E\xEF\xBB\xBF");
    if (first == std::string_view::npos || head[first] != '{') return {Certainty::no, "the file is no JSON object"};
    if (head.find("\"esriGeometry") != std::string_view::npos ||
        (head.find("\"attributes\"") != std::string_view::npos && head.find("\"rings\"") != std::string_view::npos))
      return {Certainty::no, "Esri JSON, with attributes and rings: export the layer as GeoJSON"};
    if (head.find("\"Topology\"") != std::string_view::npos && head.find("\"objects\"") != std::string_view::npos)
      return {Certainty::no, "TopoJSON, whose shapes share arcs: export the map as GeoJSON"};
    const bool collection = head.find("\"FeatureCollection\"") != std::string_view::npos;
    const bool features = head.find("\"features\"") != std::string_view::npos;
    if (collection && features) return {Certainty::certain, "JSON object with a FeatureCollection"};
    if (head.find("\"Feature\"") != std::string_view::npos && head.find("\"geometry\"") != std::string_view::npos)
      return {Certainty::likely, "JSON object with a Feature"};
    if (collection || features) return {Certainty::likely, "JSON object that speaks of features"};
    return {Certainty::no, "the JSON object has no features"};
  }

  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    return geojson::make_reader(source, context, context.options.get(card_, "names"),
                                context.options.get(card_, "kind"));
  }

  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext&) const override {
    return geojson::make_writer(target);
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_geojson(Registry& registry) { registry.add(std::make_unique<GeoJson>()); }

}  // namespace maex
