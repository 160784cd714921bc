// The partner "maxml": the exchange format of IMSMA NG.
#include <algorithm>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/notices.hpp"
#include "adapters/partners/maxml/read/reader.hpp"
#include "adapters/partners/maxml/write/writer.hpp"
#include "core/adapter/registry.hpp"

namespace maex {
namespace {

/// Compares names without letter case.
bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

Descriptor describe() {
  Descriptor card;
  card.id = "maxml";
  card.kind = AdapterKind::partner;
  card.title = "maXML, the exchange format of IMSMA NG";
  card.about =
      "Writes and reads IMSMA field reports: accidents, victims, hazard areas, locations, assistance, activities, "
      "risk education and quality checks, linked with "
      "each other. The skeleton of the format is documented; most element names below the items are not public, so the "
      "built-in "
      "draft dialect marks each name as documented or inferred, and a dialect file replaces it.";
  card.extensions = {".xml"};
  card.media_types = {"application/xml", "text/xml"};
  card.reads = card.writes = card.streams = true;
  card.for_imsma = true;
  card.custom_fields = true;
  card.options = {
      {"dialect",
       OptionType::text,
       "",
       {},
       "File with the names that one installation uses (default: the built-in draft dialect)."},
      {"validate",
       OptionType::boolean,
       "true",
       {"true", "false"},
       "When reading, report what breaks the dialect's schema as warnings."},
      {"keep",
       OptionType::boolean,
       "true",
       {"true", "false"},
       "When a maXML file is written as maXML in the same dialect, give reports that nothing was changed in back as "
       "the sender wrote them."},
  };
  card.losses = maxml::all_losses();
  card.notices = maxml::all_notices();
  return card;
}

class Maxml final : public Partner {
 public:
  const Descriptor& descriptor() const override { return card_; }

  Identification identify(Source& source) const override {
    const std::string root = maxml::root_name(source.probe.head);
    if (root.empty()) return {Certainty::no, "the file is no XML document"};
    const auto dialect = maxml::load_dialect({});
    if (same_name(root, dialect->root)) return {Certainty::certain, "XML document with the root element " + root};
    for (const std::string& auxiliary : dialect->auxiliary)
      if (same_name(root, auxiliary))
        return {Certainty::likely, "maXML auxiliary data (" + root + "): a readable list, never importable"};
    return {Certainty::no, "the root element of the XML document is \"" + root + "\", not " + dialect->root};
  }

  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    return maxml::make_reader(source, context, context.options.get(card_, "dialect"),
                              context.options.flag(card_, "validate"));
  }

  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    return maxml::make_writer(target, context, context.options.get(card_, "dialect"));
  }

  /// Only within one dialect: another installation may not accept what this one exports.
  bool keeps_source(const Options& from, const Options& to) const override {
    return to.flag(card_, "keep") && from.get(card_, "dialect") == to.get(card_, "dialect");
  }

  [[nodiscard]] bool is_same_layout(const Options& from, const Options& to) const override {
    return from.get(card_, "dialect") == to.get(card_, "dialect");
  }
  [[nodiscard]] OpenHeadings open_headings(const Options& from) const override {
    return [dialect = maxml::load_dialect(from.get(card_, "dialect"))](std::string_view heading) {
      return std::find(dialect->open.begin(), dialect->open.end(), heading) != dialect->open.end();
    };
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_maxml(Registry& registry) { registry.add(std::make_unique<Maxml>()); }

}  // namespace maex
