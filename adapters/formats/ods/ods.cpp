// The format "ods": OpenDocument spreadsheets from LibreOffice and other programs.
#include <algorithm>

#include "adapters/formats/ods/document.hpp"
#include "adapters/formats/ods/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor d;
  d.id = "ods";
  d.kind = AdapterKind::format;
  d.title = "OpenDocument spreadsheet";
  d.about =
      "Spreadsheets and templates of LibreOffice, and what other programs save as .ods. Values, stored results of "
      "formulas, number formats, merged ranges and hidden sheets, rows and columns are read; charts, pictures and "
      "comments "
      "are reported and not read.";
  d.extensions = {".ods", ".ots"};
  d.media_types = {std::string(odf::spreadsheet_type), std::string(odf::template_type)};
  d.reads = true;
  d.writes = true;
  d.streams = true;
  return d;
}

bool has_entry(const Probe& probe, std::string_view name) {
  return std::find(probe.entries.begin(), probe.entries.end(), name) != probe.entries.end();
}

std::string stated_type(const Probe& probe) {
  try {
    return odf::media_type(Archive(probe.path));
  } catch (const InputError&) {
    return {};  // damaged: no readable type is stated
  }
}

class Ods final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return descriptor_; }

  [[nodiscard]] Identification identify(const Probe& probe) const override {
    if (!probe.head.starts_with("PK")) {
      if (probe.head.find("<office:document") != std::string::npos &&
          probe.head.find(odf::spreadsheet_type) != std::string::npos)
        return {Certainty::no, "a flat OpenDocument spreadsheet (.fods); open it in LibreOffice and save it as .ods",
                true};
      return {Certainty::no, "not a ZIP archive"};
    }
    if (!has_entry(probe, "mimetype") && !has_entry(probe, "META-INF/manifest.xml"))
      return {Certainty::no, "ZIP archive without an OpenDocument mimetype or manifest"};
    const std::string type = stated_type(probe);
    if (type == odf::spreadsheet_type)
      return {Certainty::certain, "ZIP archive that states an OpenDocument spreadsheet"};
    if (type == odf::template_type)
      return {Certainty::certain, "ZIP archive that states an OpenDocument spreadsheet template"};
    if (const std::string kind = odf::kind_in_words(type); !kind.empty())
      return {Certainty::no, kind + ", not a spreadsheet", true};
    if (type.empty() && has_entry(probe, "content.xml"))
      return {Certainty::possible, "ZIP archive with a content part, but without a stated type"};
    return {Certainty::no, "ZIP archive of another type"};
  }

  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    return std::make_unique<ods::Document>(Archive(path, context.bounds), context.bounds);
  }
  std::unique_ptr<TableWriter> create(const std::filesystem::path& path, const Options&) const override {
    return ods::make_writer(path);
  }

 private:
  Descriptor descriptor_ = describe();
};

}  // namespace

void register_format_ods(Registry& registry) { registry.add(std::make_unique<Ods>()); }

}  // namespace maex
