// The partner "anama": monthly reports of the mine action agency.
#include "adapters/partners/anama/write/write.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "anama";
  card.kind = AdapterKind::partner;
  card.title = "Monthly report of the mine action agency (ANAMA)";
  card.about =
      "A report for a month or a year in English, Azerbaijani or Russian: operations, finds, casualties by district, "
      "device, status, sex and age, and running totals. Only verified hazard-area incidents count; the others are in "
      "one sentence. Small numbers of people are hidden in a public report. As XLSX it is the annex: all figures in "
      "one "
      "sheet, and incidents without personal data.";
  card.extensions = {".docx", ".odt", ".html", ".xlsx"};
  card.writes = card.document = true;
  card.containers = {"docx", "odt", "html", "xlsx"};
  card.options = anama::write_options();
  card.losses = anama::write_losses();
  return card;
}

class Anama final : public Partner {
 public:
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(Source&) const override { return {Certainty::no, "reports are only written"}; }
  std::unique_ptr<RecordReader> read(Source&, ReadContext&) const override {
    throw UsageError(card_.id + " is only written");
  }
  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    return anama::make_writer(target, context, card_);
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_anama(Registry& registry) { registry.add(std::make_unique<Anama>()); }

}  // namespace maex
