// The partner "kml": maps in KML.
#include "adapters/partners/kml/notices.hpp"
#include "adapters/partners/kml/reader.hpp"
#include "adapters/partners/kml/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/mapping/map/make.hpp"
#include "core/mapping/map/notices.hpp"
#include "core/text/encoding.hpp"
#include "core/text/text_source.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "kml";
  card.kind = AdapterKind::partner;
  card.title = "KML map (OGC KML 2.2)";
  card.about =
      "Incidents and hazard areas as placemarks with a style for each class of land; ExtendedData hold the values "
      "under full names of "
      "fields, so that a map written here reads back as it was. Other placemarks are read by a file of names. "
      "Persons are on no map.";
  card.extensions = {".kml"};
  card.media_types = {"application/vnd.google-earth.kml+xml"};
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
       "When reading, what placemarks are that do not say it; auto takes shapes for hazard areas and refuses to guess "
       "for points."},
  };
  card.losses = feature_losses::all(true);
  card.notices = feature_notices::all();
  card.notices.push_back(&kml::link_not_followed);
  card.notices.push_back(&kml::coordinates_damaged);
  return card;
}

/// The first text of the file. XML may be in UTF-16.
std::string head_of(const Probe& probe) {
  const bool whole = probe.head.size() >= probe.size;
  const text::Encoding encoding = text::detect_encoding(probe.head, whole);
  if (!encoding.name.starts_with("UTF-16")) return std::string(probe.head);
  try {
    return text::decode(probe.head, encoding, probe.name, whole);
  } catch (const InputError&) { return {}; }
}

class Kml final : public Partner {
 public:
  const Descriptor& descriptor() const override { return card_; }

  Identification identify(Source& source) const override {
    const std::string text = head_of(source.probe);
    const std::string_view head = text;
    const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || head[first] != '<') return {Certainty::no, "the file is no XML document"};
    const auto root = head.find("<kml");
    const bool prefixed = head.find(":kml ") != std::string_view::npos || head.find(":kml>") != std::string_view::npos;
    if (root == std::string_view::npos && !prefixed) return {Certainty::no, "the XML document has no root element kml"};
    if (head.find("http://www.opengis.net/kml/") != std::string_view::npos ||
        head.find("http://earth.google.com/kml/") != std::string_view::npos)
      return {Certainty::certain, "XML document with the root element kml and KML's namespace"};
    return {Certainty::likely, "XML document with an element kml"};
  }

  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    return kml::make_reader(source, context, context.options.get(card_, "names"), context.options.get(card_, "kind"));
  }

  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    return kml::make_writer(target, context);
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_kml(Registry& registry) { registry.add(std::make_unique<Kml>()); }

}  // namespace maex
