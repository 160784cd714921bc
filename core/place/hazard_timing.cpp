#include "core/place/hazard_timing.hpp"

#include <algorithm>
#include <tuple>

namespace maex {

std::string_view name(HazardTiming timing) {
  switch (timing) {
    case HazardTiming::open_then: return "open-then";
    case HazardTiming::recorded_later: return "recorded-later";
    case HazardTiming::cleared_before: return "cleared-before";
    case HazardTiming::undated: return "undated";
    case HazardTiming::unclear: return "unclear";
  }
  return {};
}

Counts counts(HazardTiming timing) {
  if (timing == HazardTiming::cleared_before) return Counts::no;
  return timing == HazardTiming::unclear ? Counts::unsure : Counts::yes;
}

namespace place {
namespace {

Day first_day(Day d) { return {d.year, std::max<std::uint8_t>(d.month, 1), std::max<std::uint8_t>(d.day, 1)}; }

Day last_day(Day d) {
  if (d.month == 0) return {d.year, 12, 31};
  if (d.day != 0) return d;
  d.day = 31;
  while (d.day > 28 && !is_valid(d)) --d.day;
  return d;
}

}  // namespace

DaySpan span_of(const std::optional<PartialDate>& date) {
  DaySpan span;
  if (!date) return span;
  using Form = PartialDate::Form;
  if (date->form != Form::before) span.first = days_from_epoch(first_day(date->first));
  if (date->form == Form::at || date->form == Form::before) span.last = days_from_epoch(last_day(date->first));
  if (date->form == Form::range) span.last = days_from_epoch(last_day(date->last));
  return span;
}

std::vector<TimedChange> timeline(std::span<const StatusChange> changes) {
  std::vector<TimedChange> line;
  for (const StatusChange& c : changes)
    if (c.status != HazardStatus::unknown) line.push_back({span_of(c.at), c.status, c.at.has_value()});
  std::stable_sort(line.begin(), line.end(), [](const TimedChange& a, const TimedChange& b) {
    return std::tuple(a.dated, a.at.last, a.at.first) < std::tuple(b.dated, b.at.last, b.at.first);
  });
  return line;
}

HazardTiming judge(std::span<const TimedChange> timeline, DaySpan accident) {
  HazardStatus before = HazardStatus::unknown, after = HazardStatus::unknown;
  bool undated_open = false, undated_closed = false, doubtful_open = false, doubtful_closed = false;
  const bool one_day = accident.first == accident.last;
  for (const TimedChange& change : timeline) {
    const bool closed = change.status == HazardStatus::closed;
    if (!change.dated)
      (closed ? undated_closed : undated_open) = true;
    else if (change.at.last < accident.first)
      before = change.status;
    else if (change.at.first > accident.last)
      after = after == HazardStatus::unknown ? change.status : after;
    else if (!closed && one_day && change.at.first == change.at.last)
      after = after == HazardStatus::unknown ? change.status : after;
    else
      (closed ? doubtful_closed : doubtful_open) = true;
  }
  if (undated_closed || doubtful_closed) return HazardTiming::unclear;
  if (before == HazardStatus::closed) return doubtful_open ? HazardTiming::unclear : HazardTiming::cleared_before;
  if (before != HazardStatus::unknown) return HazardTiming::open_then;
  // An area that was closed later was open until then.
  if (after == HazardStatus::closed) return HazardTiming::open_then;
  if (undated_open) return HazardTiming::undated;
  // "Open by that day": the area was open, but its first day is unknown.
  if (doubtful_open) return HazardTiming::undated;
  return after != HazardStatus::unknown ? HazardTiming::recorded_later : HazardTiming::unclear;
}

}  // namespace place
}  // namespace maex
