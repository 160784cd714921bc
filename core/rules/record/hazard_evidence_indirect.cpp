#include <algorithm>

#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

bool has_kind_of(const Record& area, Field field, Code unspecified) {
  return std::any_of(area.slots().begin(), area.slots().end(), [&](const Slot& slot) {
    return slot.field == field && !(slot.value.kind() == Value::Kind::code && slot.value.as_code() == unspecified);
  });
}

}  // namespace

Rule hazard_evidence_indirect() {
  return {.notice = {"hazard-evidence-indirect", Severity::warning,
                     "A confirmed hazardous area (CHA) has no direct evidence.",
                     "Direct evidence is what makes an area a CHA. On indirect evidence it is an SHA.",
                     "Enter the direct evidence, or change the class to SHA.",
                     "The class is CHA, and the evidence is {evidence}."},
          .reference = "domain D4 (IMAS 07.11, 08.10, general knowledge)",
          .fields = {Field::hazard_area_type, Field::hazard_area_evidence, Field::hazard_area_direct_evidence,
                     Field::hazard_area_indirect_evidence},
          .failing = "hazard_area id=1 type=CHA evidence=INDIRECT",
          .passing = "hazard_area id=1 type=CHA evidence=DIRECT\nhazard_area id=2 type=SHA evidence=INDIRECT",
          .each_record = [](RuleContext& context, const Record& area) {
            const Value type = area.get(Field::hazard_area_type);
            if (type.kind() != Value::Kind::code || type.as_code() != Code::hazard_type_CHA) return;
            if (has_kind_of(area, Field::hazard_area_direct_evidence, Code::direct_evidence_NOT_SPECIFIED)) return;
            const Value evidence = area.get(Field::hazard_area_evidence);
            const Code stated =
                evidence.kind() == Value::Kind::code ? evidence.as_code() : Code::evidence_NOT_SPECIFIED;
            if (stated == Code::evidence_DIRECT) return;
            // Nothing is stated: only kinds of indirect evidence contradict the class.
            const bool indirect =
                stated == Code::evidence_INDIRECT || stated == Code::evidence_NONE ||
                has_kind_of(area, Field::hazard_area_indirect_evidence, Code::indirect_evidence_NOT_SPECIFIED);
            if (!indirect) return;
            context.report(area, Field::hazard_area_evidence,
                           {{"evidence", Text(stated == Code::evidence_NONE ? "none"_text : "indirect"_text)}});
          }};
}

}  // namespace maex::rules
