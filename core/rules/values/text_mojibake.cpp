#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> text_mojibake_fields = {
    Field::place_district,   Field::place_settlement,   Field::place_note,       Field::place_region,
    Field::victim_activity,  Field::victim_occupation,  Field::incident_remarks, Field::source_organisation,
    Field::source_reference, Field::device_as_reported, Field::device_model,     Field::incident_cause,
    Field::hazard_area_name};

class TextMojibake final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (looks_mojibake(slot.value.as_text())) context.report(record, slot);
  }
};

}  // namespace

const Rule& text_mojibake() {
  static const Rule rule{
      .notice = {"text-mojibake", Severity::error, "A text was read in the wrong encoding on its way.",
                 "Names of places and districts no longer match, and letters may be lost for good.",
                 "Export the file again as UTF-8, or take the text from the source.",
                 "The text shows signs of UTF-8 read as Windows-1252, or of lost letters: {value}."},
      .family = Family::values,
      .reference = "domain F5 encodings",
      .fields = text_mojibake_fields,
      .on_values = text_mojibake_fields,
      .failing = "incident id=1\n  place district=\"FÃ¼zuli\"",
      .passing = "incident id=1\n  place district=\"Füzuli\"",
      .make = make_check<TextMojibake>};
  return rule;
}

}  // namespace maex::rules
