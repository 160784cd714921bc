// The format "pdf": reports and lists as PDF documents.
#include "adapters/formats/pdf/document.hpp"
#include "adapters/formats/pdf/specimen.hpp"
#include "core/adapter/registry.hpp"

namespace maex {
namespace pdf {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "pdf";
  card.title = "PDF document";
  card.about =
      "Reports and lists as PDF. The programs of the package poppler-utils read the file, each as a process of its own "
      "with limits. Paragraphs and headings are made of words by their positions; tables are found by their lines, or "
      "by gaps between columns, each with a confidence. Running headers, footers and footnotes are parts of their own. "
      "Scanned and password-protected files are rejected.";
  card.extensions = {".pdf"};
  card.media_types = {"application/pdf"};
  card.reads = true;
  return card;
}

class PdfFormat final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }
  [[nodiscard]] Identification identify(const Probe& probe) const override {
    constexpr std::size_t near = 1024;  // programs put other bytes before it
    const std::size_t at = std::string_view(probe.head).substr(0, near).find("%PDF-");
    if (at == std::string_view::npos) return {Certainty::no, "no %PDF- near the start"};
    // Text about PDF files may name the mark, too.
    const bool first = probe.head.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == at;
    return {first ? Certainty::certain : Certainty::likely, "PDF document"};
  }
  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    return open_document(path, context);
  }
  [[nodiscard]] std::string specimen() const override { return make_specimen(); }

 private:
  Descriptor card_ = describe();
};

}  // namespace
}  // namespace pdf

void register_format_pdf(Registry& registry) { registry.add(std::make_unique<pdf::PdfFormat>()); }

}  // namespace maex
