#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> text_lost_letters_fields = {
    Field::place_district,   Field::place_settlement,   Field::place_note,       Field::place_region,
    Field::victim_activity,  Field::victim_occupation,  Field::incident_remarks, Field::source_organisation,
    Field::source_reference, Field::device_as_reported, Field::device_model,     Field::incident_cause,
    Field::hazard_area_name};

class TextLostLetters final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (has_lost_letters(slot.value.as_text())) context.report(record, slot);
  }
};

}  // namespace

const Rule& text_lost_letters() {
  static const Rule rule{.notice = {"text-lost-letters", Severity::warning, "Question marks stand where letters were.",
                                    "A program that knew no ə or ş wrote question marks; the name matches nothing.",
                                    "Write the name again.", "{value} has question marks between letters."},
                         .family = Family::values,
                         .reference = "domain F5 encodings",
                         .fields = text_lost_letters_fields,
                         .on_values = text_lost_letters_fields,
                         .failing = "incident id=1\n  place district=\"T?rt?r\"",
                         .passing = "incident id=1\n  place district=\"Tərtər\"",
                         .make = make_check<TextLostLetters>};
  return rule;
}

}  // namespace maex::rules
