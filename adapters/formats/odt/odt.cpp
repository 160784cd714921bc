// The format "odt": OpenDocument texts from LibreOffice, Word and other programs.
#include <algorithm>

#include "adapters/formats/odt/document.hpp"
#include "adapters/formats/odt/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/office/odf_package.hpp"

namespace maex {
namespace odt {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "odt";
  card.title = "OpenDocument text";
  card.about =
      "Documents and templates of LibreOffice, and what Word and other programs save as .odt. Headings, paragraphs, "
      "lists, text boxes and tables are read in order; notes, headers, footers and comments are parts of their own. "
      "Tracked changes are read as accepted; hidden text, indexes and pictures are reported and not read. Reports are "
      "written with headings, tables, pictures and a programme's own letterhead.";
  card.extensions = {".odt", ".ott"};
  card.media_types = {std::string(odf::text_type), std::string(odf::text_template_type)};
  card.reads = true;
  card.writes_documents = true;
  return card;
}

bool has_entry(const Probe& probe, std::string_view name) {
  return std::find(probe.entries.begin(), probe.entries.end(), name) != probe.entries.end();
}

class OdtFormat final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }

  [[nodiscard]] Identification identify(const Probe& probe) const override {
    if (!probe.head.starts_with("PK")) return {Certainty::no, "not a ZIP archive"};
    if (!has_entry(probe, "mimetype") && !has_entry(probe, "META-INF/manifest.xml"))
      return {Certainty::no, "ZIP archive without an OpenDocument mimetype or manifest"};
    std::string type;
    try {
      type = odf::media_type(Archive(probe.path));
    } catch (const InputError& error) { return {Certainty::no, error.what()}; }
    if (type == odf::text_type) return {Certainty::certain, "ZIP archive that states an OpenDocument text"};
    if (type == odf::text_template_type)
      return {Certainty::certain, "ZIP archive that states an OpenDocument text template"};
    return {Certainty::no, "ZIP archive of another type"};
  }

  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    return std::make_unique<Document>(Archive(path, context.bounds), context.bounds);
  }
  std::unique_ptr<DocumentWriter> create_document(const std::filesystem::path& path, const DocumentStart& start,
                                                  const Options&) const override {
    return make_writer(path, start);
  }
  [[nodiscard]] std::string specimen() const override { return odt::specimen(); }

 private:
  Descriptor card_ = describe();
};

}  // namespace
}  // namespace odt

void register_format_odt(Registry& registry) { registry.add(std::make_unique<odt::OdtFormat>()); }

}  // namespace maex
