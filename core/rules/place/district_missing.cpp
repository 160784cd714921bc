#include "core/rules/place/common.hpp"

namespace maex::rules {

namespace {

/// What is known of the place without a district.
Pattern what_is_given(const Record* place, const RuleInputs& inputs) {
  const Value latitude = place == nullptr ? Value() : place->get(Field::place_latitude);
  const Value longitude = place == nullptr ? Value() : place->get(Field::place_longitude);
  if (latitude.empty()) return "no coordinates are given"_text;
  if (inputs.districts == nullptr || longitude.empty()) return "only coordinates are given"_text;
  return inputs.districts->locate({latitude.as_decimal(), longitude.as_decimal()}).area == nullptr
             ? "the point is in no polygon of a district"_text
             : "the point is too near a border to choose a district"_text;
}

}  // namespace

Rule district_missing() {
  return {.notice = {"district-missing", Severity::warning, "An incident names no district.",
                     "Without it the incident is in no partner's table by place, and cannot be verified.",
                     "Enter the district, or the coordinates from which it follows.",
                     "The incident has no district; {given}."},
          .reference = "domain B2, D5 V3",
          .fields = {Field::place_district},
          .kinds = {Kind::incident},
          .failing = "incident id=1 date=2014-05-14\n  place settlement=X",
          .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz",
          .each_record = [](RuleContext& context, const Record& incident) {
            const Record* place = find_child(context.batch(), context.number(), Kind::place);
            if (place != nullptr && place->has(Field::place_district)) return;
            context.report_at(incident.origin(), 0, Field::place_district, {},
                              {{"given", what_is_given(place, context.inputs())}});
          }};
}

}  // namespace maex::rules
