#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_id_marked_double() {
  return {
      .notice =
          {"imsma-id-marked-double", Severity::warning, "A number ends as IMSMA's doubles do.",
           "GICHD's repair renames doubled numbers to -DUP01 and so on: the operator sees the record beside its twin.",
           "Find out which of the two is meant, and use its number.", "{value} is a renamed double."},
      .reference = "maxml 3.2 R13",
      .fields = {Field::incident_id, Field::victim_id, Field::hazard_area_id},
      .failing = "incident id=2014-07-DUP01",
      .passing = "incident id=2014-07",
      .lacks = lacks_importer,
      .each_value = [](RuleContext& context, const Record& record, const Slot& slot) {
        const std::string_view id = slot.value.as_text();
        if (id.size() > 6 && id.substr(id.size() - 6, 4) == "-DUP") context.report(record, slot);
      }};
}

}  // namespace maex::rules
