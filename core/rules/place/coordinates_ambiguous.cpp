#include <algorithm>

#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

constexpr std::size_t most_offered = 3;

/// "39.450000, 47.340000 (WGS 84 / UTM zone 38N)". Points are personal.
std::string readings_text(const CoordinateResult& entered) {
  std::string text;
  for (std::size_t i = 0; i != std::min(most_offered, entered.candidates.size()); ++i) {
    const CoordinateReading& reading = entered.candidates[i];
    text += (i == 0 ? "" : "; ") + write_decimal(reading.point) + " (" + system_name(reading) + ")";
  }
  return text;
}

}  // namespace

Rule coordinates_ambiguous() {
  return {
      .notice = {"coordinates-ambiguous", Severity::warning, "Coordinates as entered have several readings.",
                 "The readings are different places. None was chosen, so the record has no point on any map.",
                 "Ask the sender which is meant, and write the hemispheres, or the system and the zone.",
                 "The possible readings are: {readings}."},
      .reference = "domain F1",
      .fields = {Field::place_coordinates_entered, Field::point_coordinates_entered},
      .failing = "incident id=1 date=2014-05-14\n  place district=Tovuz coordinates_entered=\"701346 4369329\"",
      .passing = "incident id=1 date=2014-05-14\n  place district=Tovuz coordinates_entered=\"UTM 38N 701346 4369329\"",
      .each_record = [](RuleContext& context, const Record& record) {
        std::optional<CoordinateResult> made;
        const CoordinateResult* entered = entered_of(context, record, made);
        if (entered == nullptr || entered->candidates.empty() || has_point(record)) return;
        context.report(record, entered_field(record), {{"readings", readings_text(*entered), true}});
      }};
}

}  // namespace maex::rules
