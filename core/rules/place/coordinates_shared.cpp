#include <cmath>
#include <unordered_map>

#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

class CoordinatesShared {
 public:
  void each_incident(RuleContext& context, const Record&) {
    const Record* place = find_child(context.batch(), context.group().first, Kind::place);
    if (place == nullptr) return;
    const Value latitude = place->get(Field::place_latitude), longitude = place->get(Field::place_longitude);
    if (latitude.empty() || longitude.empty()) return;
    // The sender says that the point marks a district or a village, so incidents there share it.
    const Value basis = place->get(Field::place_coordinate_basis);
    if (!basis.empty() && basis.kind() == Value::Kind::code &&
        (basis.as_code() == Code::coordinate_basis_DISTRICT || basis.as_code() == Code::coordinate_basis_SETTLEMENT))
      return;
    // Points are compared to a millionth of a degree. Two accidents are never measured at exactly the same point.
    const auto key = static_cast<std::uint64_t>(std::llround(latitude.as_decimal() * 1e6) + 90'000'000) << 32 ^
                     static_cast<std::uint64_t>(std::llround(longitude.as_decimal() * 1e6) + 180'000'000);
    const std::uint32_t count = ++seen_[key];
    if (count > 1) context.report(*place, Field::place_latitude, {{"count", std::to_string(count)}});
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
};

}  // namespace

Rule coordinates_shared() {
  return with_state<CoordinatesShared>(
      {.notice = {"coordinates-shared", Severity::info, "Several incidents have the very same coordinates.",
                  "Either it is one incident reported twice, or the point is a village or office and no place of an "
                  "accident.",
                  "Compare the incidents; if they are several, say what the point marks.",
                  "The point is that of an earlier incident, too ({count} so far)."},
       .reference = "domain C3, G2; maxml 3.1 P3",
       .fields = {Field::place_latitude, Field::place_longitude},
       .failing =
           "incident id=1\n  place district=Tovuz latitude=40.991234 longitude=45.628123\nincident id=2\n  place "
           "district=Tovuz latitude=40.991234 longitude=45.628123",
       .passing =
           "incident id=1\n  place district=Tovuz latitude=40.991234 longitude=45.628123\nincident id=2\n  place "
           "district=Tovuz latitude=40.991235 longitude=45.628123"});
}

}  // namespace maex::rules
