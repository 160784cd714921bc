#include "core/model/casualties.hpp"
#include "core/rules/values/common.hpp"

namespace maex::rules {

namespace {

std::vector<Field> counts() {
  std::vector<Field> fields{Field::device_quantity,
                            Field::assistance_quantity,
                            Field::assistance_direct_beneficiaries,
                            Field::assistance_indirect_beneficiaries,
                            Field::education_sessions,
                            Field::education_material_quantity,
                            Field::hazard_area_beneficiaries};
  for (std::size_t i = 0; i != field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (counts_people(field) || (info(field).type == Type::integer && info(field).name.starts_with("beneficiaries_")))
      fields.push_back(field);
  }
  return fields;
}

}  // namespace

Rule count_negative() {
  return {
      .notice = {"count-negative", Severity::error, "A count is negative.",
                 "It takes people away from somebody's total.", "Correct the number.", "{value} cannot be a count."},
      .reference = "domain D5 V6",
      .fields = counts(),
      .failing = "incident id=1 killed=-1",
      .passing = "incident id=1 killed=1",
      .each_value = report_if([](const Value& value) { return value.as_integer() < 0; })};
}

}  // namespace maex::rules
