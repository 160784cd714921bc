// Decides whether an area was a hazard on the day of an accident.
#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "core/place/hazard_area.hpp"

namespace maex {

/// What the dates of an area say about the day of an accident.
enum class HazardTiming : std::uint8_t {
  open_then,       ///< open or worked on
  recorded_later,  ///< first recorded as open on the day of the accident or after it
  cleared_before,  ///< closed before the accident
  undated,         ///< open, but no date is given
  unclear,         ///< the dates given do not decide, or there is no status
};
std::string_view name(HazardTiming timing);

/// Whether the area may be evidence for a hazard-area incident. `unsure`: a person must decide.
enum class Counts : std::uint8_t { yes, no, unsure };
/// cleared_before does not count. recorded_later counts, and the evidence says that it was recorded later. unclear is
/// unsure.
Counts counts(HazardTiming timing);

namespace place {

/// The first and the last day that a date may mean, in days since 1970, both included.
struct DaySpan {
  std::int32_t first = std::numeric_limits<std::int32_t>::min();
  std::int32_t last = std::numeric_limits<std::int32_t>::max();
};
/// Without a date: all of time.
DaySpan span_of(const std::optional<PartialDate>& date);

struct TimedChange {
  DaySpan at;
  HazardStatus status;
  bool dated;
};
/// Prepares changes for judge(): in the order of their dates, those without a date first.
std::vector<TimedChange> timeline(std::span<const StatusChange> changes);
/// Allocates nothing. An area that is closed on the day of the accident is unclear.
HazardTiming judge(std::span<const TimedChange> timeline, DaySpan accident);

}  // namespace place
}  // namespace maex
