#include <cmath>

#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

class CoordinatesNoDegrees final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const PlaceFacts& facts = context.place(number);
    if (!facts.point || facts.is_degrees()) return;
    context.report(context.record(number), Field::place_latitude);
  }
};

}  // namespace

const Rule& coordinates_no_degrees() {
  static const Rule rule{
      .notice = {"coordinates-no-degrees", Severity::error, "Coordinates are no degrees.",
                 "Metres of a map grid in a field for degrees put the point nowhere.",
                 "Convert them, or enter them as text in the field for coordinates as entered.",
                 "A latitude goes to 90 degrees and a longitude to 180; these look like metres of a map grid."},
      .family = Family::place,
      .reference = "domain F1",
      .fields = {Field::place_latitude, Field::place_longitude},
      .on_records = {Kind::place},
      .failing = "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=4371167.4 longitude=8701530.9",
      .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz latitude=40.991 longitude=45.628",
      .make = make_check<CoordinatesNoDegrees>};
  return rule;
}

}  // namespace maex::rules
