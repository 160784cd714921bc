#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> id_odd_characters_fields = {Field::incident_id, Field::victim_id, Field::hazard_area_id,
                                                     Field::victim_incident, Field::assistance_id};

class IdOddCharacters final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_text().find_first_of(" \t\n\r") != std::string_view::npos) context.report(record, slot);
  }
};

}  // namespace

const Rule& id_odd_characters() {
  static const Rule rule{
      .notice = {"id-odd-characters", Severity::warning, "A number of a record holds blanks or line breaks.",
                 "With a blank at its end the same number is another number to IMSMA.", "Take the blanks out.",
                 "{value} has blanks at an end or inside."},
      .family = Family::values,
      .reference = "maxml 3.1 P3",
      .fields = id_odd_characters_fields,
      .on_values = id_odd_characters_fields,
      .failing = "incident id=\"2014 07\"",
      .passing = "incident id=2014-07",
      .make = make_check<IdOddCharacters>};
  return rule;
}

}  // namespace maex::rules
