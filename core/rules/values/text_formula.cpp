#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> text_formula_fields = {
    Field::place_district,   Field::place_settlement,   Field::place_note,       Field::place_region,
    Field::victim_activity,  Field::victim_occupation,  Field::incident_remarks, Field::source_organisation,
    Field::source_reference, Field::device_as_reported, Field::device_model,     Field::incident_cause,
    Field::hazard_area_name, Field::incident_id,        Field::victim_id};

class TextFormula final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_text().size() > 1 && (slot.value.as_text().front() == '=' || slot.value.as_text().front() == '@'))
      context.report(record, slot);
  }
};

}  // namespace

const Rule& text_formula() {
  static const Rule rule{.notice = {"text-formula", Severity::warning, "A text begins like a formula.",
                                    "Opened in a spreadsheet it is calculated, and may do harm.",
                                    "Take the sign at its beginning away, or write the result of the formula.",
                                    "{value} begins like a formula."},
                         .family = Family::values,
                         .reference = "design 5 hostile files",
                         .fields = text_formula_fields,
                         .on_values = text_formula_fields,
                         .failing = "incident id=1\n  place settlement=\"=A1+B1\"",
                         .passing = "incident id=1\n  place settlement=\"Alıbəyli\"",
                         .make = make_check<TextFormula>};
  return rule;
}

}  // namespace maex::rules
