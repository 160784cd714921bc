#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> text_markup_fields = {
    Field::place_district,   Field::place_settlement,   Field::place_note,       Field::place_region,
    Field::victim_activity,  Field::victim_occupation,  Field::incident_remarks, Field::source_organisation,
    Field::source_reference, Field::device_as_reported, Field::device_model,     Field::incident_cause,
    Field::hazard_area_name};

class TextMarkup final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (holds_markup(slot.value.as_text())) context.report(record, slot);
  }
};

}  // namespace

const Rule& text_markup() {
  static const Rule rule{.notice = {"text-markup", Severity::warning, "A text holds HTML.",
                                    "Markup from a web page or an export shows up in reports and matches nothing.",
                                    "Export the text as plain text.", "{value} holds markup."},
                         .family = Family::values,
                         .reference = "domain F5 encodings",
                         .fields = text_markup_fields,
                         .on_values = text_markup_fields,
                         .failing = "incident id=1\n  place settlement=\"Alı&amp;Vəli\"",
                         .passing = "incident id=1\n  place settlement=\"Alı və Vəli\"",
                         .make = make_check<TextMarkup>};
  return rule;
}

}  // namespace maex::rules
