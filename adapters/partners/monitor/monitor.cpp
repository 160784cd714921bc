// The partner "monitor": the casualty section of the Landmine Monitor's country profile.
#include "adapters/partners/monitor/write/write.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "monitor";
  card.kind = AdapterKind::partner;
  card.title = "Casualty section of the Landmine Monitor";
  card.about =
      "What each source recorded for a year, in English: casualties by outcome, status and sex, incidents by device "
      "and "
      "district, what is not known, and how the sources differ, with the sources as notes. All incidents of a source "
      "count. The figures of different sources are never added.";
  card.extensions = {".docx", ".odt", ".html"};
  card.writes = card.document = true;
  card.containers = {"docx", "odt", "html"};
  card.options = monitor::write_options();
  card.losses = monitor::write_losses();
  return card;
}

class Monitor final : public Partner {
 public:
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(Source&) const override { return {Certainty::no, "this section is only written"}; }
  std::unique_ptr<RecordReader> read(Source&, ReadContext&) const override {
    throw UsageError(card_.id + " is only written");
  }
  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    return monitor::make_writer(target, context, card_);
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_monitor(Registry& registry) { registry.add(std::make_unique<Monitor>()); }

}  // namespace maex
