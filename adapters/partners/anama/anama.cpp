// The partner "anama": monthly reports and press statements of the national mine action agency.
#include "adapters/partners/anama/read/recognise.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/mapping/prose/document_reader.hpp"
#include "core/mapping/prose/notices.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "anama";
  card.kind = AdapterKind::partner;
  card.title = "Report of the mine action agency (ANAMA)";
  card.about =
      "Monthly reports and press statements in English, Azerbaijani or Russian. Their sentences and tables become "
      "figures: measure, value, breakdown, period or running total, who states it, and where it is in the document. "
      "Numbers that are not read as figures are listed.";
  card.reads = card.streams = true;
  card.containers = {"html"};
  card.options = {{"language",
                   OptionType::choice,
                   "auto",
                   {"auto", "en", "az", "ru"},
                   "The language of the report; auto decides by the words of the text."}};
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
    return prose::read_document(*source.tables, context,
                                {"ANAMA", std::string(context.options.get(card_, "language"))});
  }
  std::unique_ptr<RecordWriter> write(const Target&, WriteContext&) const override {
    throw OutputError("the partner anama is only read; choose another partner with --to");
  }
  [[nodiscard]] std::string specimen() const override { return anama::specimen(); }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_anama(Registry& registry) { registry.add(std::make_unique<Anama>()); }

}  // namespace maex
