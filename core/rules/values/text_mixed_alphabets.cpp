#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> text_mixed_alphabets_fields = {
    Field::place_district,   Field::place_settlement,   Field::place_note,       Field::place_region,
    Field::victim_activity,  Field::victim_occupation,  Field::incident_remarks, Field::source_organisation,
    Field::source_reference, Field::device_as_reported, Field::device_model,     Field::incident_cause,
    Field::hazard_area_name};

class TextMixedAlphabets final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (mixes_alphabets(slot.value.as_text())) context.report(record, slot);
  }
};

}  // namespace

const Rule& text_mixed_alphabets() {
  static const Rule rule{
      .notice = {"text-mixed-alphabets", Severity::warning, "A word mixes Latin and Cyrillic letters.",
                 "Letters that look alike are different to a computer: the word is found in no list.",
                 "Write the word in one alphabet.", "{value} has Latin and Cyrillic letters in one word."},
      .family = Family::values,
      .reference = "domain F5",
      .fields = text_mixed_alphabets_fields,
      .on_values = text_mixed_alphabets_fields,
      .failing = "incident id=1\n  place district=\"Tоvuz\"",
      .passing = "incident id=1\n  place district=\"Tovuz\"",
      .make = make_check<TextMixedAlphabets>};
  return rule;
}

}  // namespace maex::rules
