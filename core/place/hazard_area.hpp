// Land known or feared to hold explosive ordnance, with the dates on which its status changed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/record.hpp"
#include "core/place/shape.hpp"

namespace maex {

enum class HazardStatus : std::uint8_t { unknown, open, worked_on, closed };
std::string_view name(HazardStatus status);

/// From some day on the area had this status. `at` is one day or as much as is known of it; none: no date is given at
/// all.
struct StatusChange {
  std::optional<PartialDate> at;
  HazardStatus status = HazardStatus::unknown;
  friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

struct HazardArea {
  std::string id;
  std::string name;
  std::string type;                   ///< code name of hazard_type ("SHA", "CHA"), or the sender's word
  std::vector<StatusChange> changes;  ///< in no order
  std::vector<GeoShape> shapes;       ///< empty: the area is known, but not where
  Origin origin;                      ///< of its last record
  std::vector<std::string> faults;    ///< what is wrong with its shapes, clauses in English
};

/// The hazard areas of a batch, with the points below them (Kind::point).
/// - Points with one shape (id or system id) make up a ring or line in the order of their numbers; rings are open
/// (maxml P2, P5).
///   Without a kind of shape, three points and more are a ring, because an IMSMA polygon id means a polygon (P6).
/// - Points without a shape's id are one shape when they say of which kind it is. Otherwise each stands alone (P6, P7);
/// reference points, landmarks and benchmarks mark no hazard and are
/// left out.
/// - A ring whose points have the polygon property "hole" is cut out of the area. This is our own convention: the
/// values of that
///   property are not documented. Other rings inside rings add up.
/// - A status without its own date is one at the date of the information: it changed then or earlier.
std::vector<HazardArea> hazard_areas(const Batch& batch);

/// Takes records of one area (equal ids but for blanks) together, in the order given: all changes of status, the last
/// shapes; says so in `faults` when shapes differ. Areas without an id stay apart.
std::vector<HazardArea> merge_hazard_areas(std::vector<HazardArea> areas);

}  // namespace maex
