// The partner "anama": monthly reports and press statements of the national mine action agency.
#include "adapters/partners/anama/read/recognise.hpp"
#include "adapters/partners/anama/write/write.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/mapping/prose/document_reader.hpp"
#include "core/mapping/prose/notices.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "anama";
  card.programme = *builtin_programme("AZ");
  card.kind = AdapterKind::partner;
  card.title = "Monthly report of the mine action agency (ANAMA)";
  card.about =
      "Reports for a month or a year, and press statements, in English, Azerbaijani or Russian. Read: their sentences "
      "and tables become figures with measure, breakdown, period or running total, who states it, and the place in the "
      "document. Numbers that are not read as figures are listed. A text about one incident on one day in one "
      "district also gives the incident and its persons. Written: operations, finds, casualties by district, "
      "device, status, sex and age, and running totals. Only verified hazard-area incidents count; the others are in "
      "one sentence. Small numbers of people are hidden in a public report. As XLSX it is the annex: all figures in "
      "one sheet, and incidents without personal data.";
  card.extensions = {".docx", ".odt", ".html", ".xlsx"};
  card.reads = card.writes = card.document = card.streams = true;
  card.containers = {"docx", "odt", "html", "xlsx"};
  card.options = anama::write_options();
  card.losses = anama::write_losses();
  const auto notices = prose::all_notices();
  card.notices.assign(notices.begin(), notices.end());
  return card;
}

class Anama final : public Partner {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }
  [[nodiscard]] Identification identify(Source& source) const override {
    return source.tables ? anama::recognise(*source.tables)
                         : Identification{Certainty::no, "the file is no document with text"};
  }
  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    if (!source.tables)
      throw InputError(source.probe.name + " is not a document with text; choose another partner with --from");
    return prose::read_document(
        *source.tables, context,
        {.partner = "ANAMA", .language = std::string(context.options.get(card_, "language")), .incidents = true});
  }
  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    return anama::make_writer(target, context, card_);
  }
  [[nodiscard]] std::string specimen() const override { return anama::specimen(); }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_anama(Registry& registry) { registry.add(std::make_unique<Anama>()); }

}  // namespace maex
