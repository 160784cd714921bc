#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

class DistrictMissing final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const Record& incident = context.record(number);
    const Record* place = find_child(context.batch(), number, Kind::place);
    if (place != nullptr && place->has(Field::place_district)) return;
    const bool point = place != nullptr && place->has(Field::place_latitude);
    const std::string but = point ? ", only coordinates" : "";
    context.report_at(incident.origin(), 0, Field::place_district, {}, {{"coordinates", but}});
  }
};

}  // namespace

const Rule& district_missing() {
  static const Rule rule{
      .notice = {"district-missing", Severity::warning, "An incident names no district.",
                 "Without it the incident is in no partner's table by place, and cannot be verified.",
                 "Enter the district, or the coordinates from which it follows.",
                 "The incident names no district{coordinates}."},
      .family = Family::place,
      .reference = "domain B2, D5 V3",
      .fields = {Field::place_district},
      .on_records = {Kind::incident},
      .failing = "incident id=1 date=2014-05-14\n  place settlement=X",
      .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz",
      .make = make_check<DistrictMissing>};
  return rule;
}

}  // namespace maex::rules
