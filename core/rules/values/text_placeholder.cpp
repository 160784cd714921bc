#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> text_placeholder_fields = {
    Field::place_district,    Field::place_settlement,  Field::place_region,     Field::source_organisation,
    Field::victim_activity,   Field::victim_occupation, Field::victim_full_name, Field::victim_family_name,
    Field::victim_given_name, Field::incident_id,       Field::victim_id};

class TextPlaceholder final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (is_placeholder(slot.value.as_text())) context.report(record, slot);
  }
};

}  // namespace

const Rule& text_placeholder() {
  static const Rule rule{
      .notice = {"text-placeholder", Severity::warning, "A placeholder stands where nothing is known.",
                 "A dash or \"unknown\" counts as a value in every table and joins with others like it.",
                 "Leave the cell empty.", "{value} stands for nothing."},
      .family = Family::values,
      .reference = "maxml 5.1 C8",
      .fields = text_placeholder_fields,
      .on_values = text_placeholder_fields,
      .failing = "incident id=1\n  place district=\"n/a\"",
      .passing = "incident id=1\n  place district=\"Tovuz\"",
      .make = make_check<TextPlaceholder>};
  return rule;
}

}  // namespace maex::rules
