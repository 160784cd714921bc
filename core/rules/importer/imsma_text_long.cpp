#include "core/rules/importer/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> imsma_text_long_fields = {Field::place_note,       Field::place_settlement,
                                                   Field::victim_activity,  Field::victim_occupation,
                                                   Field::source_reference, Field::device_as_reported};

class ImsmaTextLong final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    const std::size_t length = slot.value.as_text().size();
    if (length > 255) context.report(record, slot.field, {{"length", std::to_string(length)}});
  }
};

}  // namespace

const Rule& imsma_text_long() {
  static const Rule rule{
      .notice = {"imsma-text-long", Severity::info, "A text is longer than fields of IMSMA may be.",
                 "Lengths differ between installations; the operator may find it cut.",
                 "Shorten it, or put it into the remarks.", "The text has {length} bytes; 255 are safe."},
      .family = Family::importer,
      .reference = "maxml 3.2 R14, 5.1 C6",
      .fields = imsma_text_long_fields,
      .on_values = imsma_text_long_fields,
      .failing = "incident id=1\n  place district=Tovuz note=\"x\"*300",
      .passing = "incident id=1\n  place district=Tovuz note=\"x\"",
      .lacks = lacks_importer,
      .make = make_check<ImsmaTextLong>};
  return rule;
}

}  // namespace maex::rules
