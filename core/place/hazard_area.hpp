// Land known or suspected to contain explosive ordnance, with the dates on which its status changed.
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

/// The area has this status from a day on. `at` is that day, or what is known of it; none: no date is given.
struct StatusChange {
  std::optional<PartialDate> at;
  HazardStatus status = HazardStatus::unknown;
  friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

struct HazardArea {
  std::string id;
  std::string name;
  std::string type;                   ///< code name of hazard_type ("SHA", "CHA"), or the sender's word
  std::vector<StatusChange> changes;  ///< unsorted
  std::vector<GeoShape> shapes;       ///< empty: the area is known, but not where
  Origin origin;                      ///< of its last record
  std::vector<std::string> faults;    ///< what is wrong with its shapes, clauses in English
};

/// The hazard areas of a batch, with the points below them (Kind::point).
/// - Points with one shape (id or system id) form a ring or line in the order of their numbers. Rings are open
///   (maxml P2, P5). Without a kind of shape, three or more points form a ring, because an IMSMA polygon id means a
///   polygon (P6).
/// - Points without a shape's id form one shape when they state its kind. Otherwise each point is a shape of its own
///   (P6, P7). Reference points, landmarks and benchmarks do not mark a hazard and are left out.
/// - A ring whose points have the polygon property "hole" is cut out of the area. This is a convention of maex, because
///   the values of that property are not documented. Other rings inside rings are added to the area.
/// - A status without its own date gets the date of the information: it changed then or earlier.
/// - A hole is cut out of the smallest ring around it.
std::vector<HazardArea> hazard_areas(const Batch& batch);
/// The same for one record, which must be a hazard area.
HazardArea hazard_area_of(const Batch& batch, std::size_t record);

/// Merges the records of one area (ids that are equal except for blanks), in the given order. The result has all
/// changes of status and the last shapes. When shapes differ, `faults` reports it. Areas without an id stay separate.
std::vector<HazardArea> merge_hazard_areas(std::vector<HazardArea> areas);

}  // namespace maex
