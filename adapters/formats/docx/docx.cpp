// The format "docx": Word documents since 2007.
#include <algorithm>

#include "adapters/formats/docx/document.hpp"
#include "adapters/formats/docx/package.hpp"
#include "adapters/formats/docx/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor d;
  d.id = "docx";
  d.kind = AdapterKind::format;
  d.title = "Word document";
  d.about =
      "Documents and templates of Word 2007 and later, with or without macros, transitional and strict, and what other "
      "programs save as .docx. Each table is a sheet, named after its caption or the heading before it. The text "
      "between "
      "tables is read as parts named text, headers, footers, notes and comments as parts of their own. Tracked changes "
      "are read as accepted. Hidden text is left out and counted. Pictures and embedded files are reported and not "
      "read.";
  d.extensions = {".docx", ".docm", ".dotx", ".dotm"};
  d.media_types = {"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                   "application/vnd.ms-word.document.macroEnabled.12",
                   "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
                   "application/vnd.ms-word.template.macroEnabled.12"};
  d.reads = true;
  d.writes_documents = true;
  return d;
}

bool has_entry(const Probe& probe, std::string_view name) {
  return std::find(probe.entries.begin(), probe.entries.end(), name) != probe.entries.end();
}

/// Whether the root relation leads to a document part with an unusual name.
bool leads_to_document(const Probe& probe) {
  try {
    const docx::Package package{Archive(probe.path)};
    xml::Tokenizer tags(package.open(package.main()));
    return tags.next() == xml::Tokenizer::Tag::start && tags.name() == "document";
  } catch (const InputError&) {
    return false;  // the package contains no document that can be opened
  }
}

class Docx final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return descriptor_; }

  [[nodiscard]] Identification identify(const Probe& probe) const override {
    if (!probe.head.starts_with("PK")) return {Certainty::no, "not a ZIP archive"};
    if (probe.entries.empty()) return {Certainty::no, "ZIP archive that cannot be opened: it may be cut off"};
    if (has_entry(probe, "word/document.xml")) return {Certainty::certain, "ZIP archive with a Word document part"};
    if (has_entry(probe, "_rels/.rels") && leads_to_document(probe))
      return {Certainty::certain, "ZIP archive whose relations lead to a Word document part"};
    const bool word = std::any_of(probe.entries.begin(), probe.entries.end(),
                                  [](const std::string& entry) { return entry.starts_with("word/"); });
    if (word) return {Certainty::likely, "ZIP archive with parts of a Word document, but without its main part"};
    return {Certainty::no, "ZIP archive without a Word document part"};
  }

  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    return std::make_unique<docx::Document>(Archive(path, context.bounds));
  }

  std::unique_ptr<DocumentWriter> create_document(const std::filesystem::path& path, const DocumentStart& start,
                                                  const Options&) const override {
    return docx::make_writer(path, start);
  }

  [[nodiscard]] std::string specimen() const override { return docx::specimen(); }

 private:
  Descriptor descriptor_ = describe();
};

}  // namespace

void register_format_docx(Registry& registry) { registry.add(std::make_unique<Docx>()); }

}  // namespace maex
