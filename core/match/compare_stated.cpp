#include <algorithm>
#include <map>
#include <set>

#include "core/match/bridge.hpp"
#include "core/match/reconcile.hpp"

namespace maex::match {
namespace {

using rules::Figure;

constexpr Code people_measures[] = {Code::measure_CASUALTIES, Code::measure_KILLED, Code::measure_INJURED};

bool is_of_people(const Figure& figure) {
  return std::find(std::begin(people_measures), std::end(people_measures), figure.measure) != std::end(people_measures);
}

/// Days of a period, and the figures that the source states about it.
struct Period {
  std::int32_t first, last;
  std::map<std::pair<Code, std::string>, const SideFigure*> cells;  ///< by measure and breakdown

  [[nodiscard]] std::optional<std::int64_t> value(Code measure, const std::string& breakdown = {}) const {
    const auto found = cells.find({measure, breakdown});
    if (found != cells.end()) return static_cast<std::int64_t>(found->second->figure.value);
    // "No incident was recorded" is a number of casualties, too.
    const auto incidents = cells.find({Code::measure_INCIDENTS, std::string()});
    if (incidents != cells.end() && incidents->second->figure.value == 0) return 0;
    if (measure != Code::measure_CASUALTIES) return std::nullopt;
    const auto killed = value(Code::measure_KILLED, breakdown), injured = value(Code::measure_INJURED, breakdown);
    return killed && injured ? std::optional(*killed + *injured) : std::nullopt;
  }
};

/// The longest periods that do not overlap and about which the source states casualties.
std::vector<Period> periods(const Side& figures, const std::string& source, const DateValue& span) {
  std::map<std::pair<std::int32_t, std::int32_t>, Period> all;
  for (const SideFigure& each : figures.figures) {
    const Figure& figure = each.figure;
    if (figure.source != source || !figure.exact || figure.running || !figure.dated() || figure.first == Figure::no_day)
      continue;
    const bool counted = is_of_people(figure) || figure.measure == Code::measure_INCIDENTS;
    const bool by_status = figure.breakdown.starts_with("status=") && figure.breakdown.find(';') == std::string::npos;
    if (!counted || !(figure.breakdown.empty() || by_status)) continue;
    if (figure.last < span.first || figure.first > span.last) continue;
    Period& period = all[{figure.first, figure.last}];
    period.first = figure.first;
    period.last = figure.last;
    period.cells.try_emplace({figure.measure, figure.breakdown}, &each);
  }
  std::vector<Period> by_length;
  for (auto& [days, period] : all)
    if (period.value(Code::measure_CASUALTIES)) by_length.push_back(std::move(period));
  std::stable_sort(by_length.begin(), by_length.end(),
                   [](const Period& a, const Period& b) { return a.last - a.first > b.last - b.first; });
  std::vector<Period> taken;
  for (Period& each : by_length)
    if (std::none_of(taken.begin(), taken.end(),
                     [&each](const Period& other) { return each.first <= other.last && other.first <= each.last; }))
      taken.push_back(std::move(each));
  std::sort(taken.begin(), taken.end(), [](const Period& a, const Period& b) { return a.first < b.first; });
  return taken;
}

using Rows = std::vector<const SideVictim*>;

class Stated {
 public:
  Stated(const Side& records, const Side& figures, bool records_first, PartnerComparison& out)
      : records_(records), figures_(figures), sign_(records_first ? 1 : -1), first_(records_first), out_(out) {}

  void compare(const std::vector<Period>& periods) {
    std::vector<bool> placed(records_.victims.size());
    for (const Period& period : periods) {
      Rows rows;
      for (std::size_t i = 0; i != records_.victims.size(); ++i)
        if (!placed[i] && is_in(records_.victims[i], period)) {
          placed[i] = true;
          rows.push_back(&records_.victims[i]);
        }
      compare(period, rows);
    }
    for (std::size_t i = 0; i != placed.size(); ++i)
      if (!placed[i]) leave_out(records_.victims[i], {"period", "no figure is about its time"_text});
    for (std::size_t i = 0; i != std::size(bridge_measures); ++i) {
      std::int64_t counted = 0;
      for (const SideVictim& each : records_.victims) counted += counts(bridge_measures[i], each.outcome);
      if (!stated_[i]) continue;
      const std::int64_t from = first_ ? counted : *stated_[i], to = first_ ? *stated_[i] : counted;
      out_.bridges.push_back(std::move(steps_[i]).finish(bridge_measures[i], from, to));
    }
  }

 private:
  [[nodiscard]] bool is_in(const SideVictim& victim, const Period& period) const {
    const SideIncident& incident = records_.incidents[victim.incident];
    const auto date = incident.date ? date_value(*incident.date, std::nullopt) : std::nullopt;
    return date && date->first >= period.first && date->last <= period.last;
  }
  [[nodiscard]] bool is_verified(const SideVictim& victim) const {
    return records_.incidents[victim.incident].state == Code::verification_VERIFIED_HAZARD_AREA;
  }

  static std::int64_t count(const Rows& rows, Code measure, std::string_view status = {}) {
    return std::count_if(rows.begin(), rows.end(), [&](const SideVictim* each) {
      return counts(measure, each->outcome) && (status.empty() || info(each->status).name == status);
    });
  }

  void leave_out(const SideVictim& victim, const Cause& cause) {
    for (std::size_t i = 0; i != std::size(bridge_measures); ++i)
      if (counts(bridge_measures[i], victim.outcome))
        steps_[i].add(cause.name, -sign_, step_record(records_, victim, cause.evidence));
    ++(first_ ? out_.only_a : out_.only_b);
    out_.only.push_back(step_record(records_, victim, cause.evidence));
  }

  /// The records that the figure counts: all of them, or those of verified incidents in hazard areas when the numbers
  /// say so.
  Rows counted_rows(const Period& period, const Rows& rows, std::int64_t stated) {
    if (count(rows, Code::measure_CASUALTIES) == stated) return rows;
    Rows verified;
    for (const SideVictim* each : rows)
      if (is_verified(*each)) verified.push_back(each);
    // Fewer are stated than are listed: those that the criteria exclude are the first to be missing.
    if (count(rows, Code::measure_CASUALTIES) < stated || count(verified, Code::measure_CASUALTIES) < stated)
      return rows;
    (void)period;
    return verified;
  }

  void compare(const Period& period, const Rows& rows) {
    const std::int64_t stated = *period.value(Code::measure_CASUALTIES);
    const Rows counted = counted_rows(period, rows, stated);
    for (const SideVictim* each : rows)
      if (std::find(counted.begin(), counted.end(), each) == counted.end())
        leave_out(*each, cause_of_state(records_.incidents[each->incident]));
    const auto listed = static_cast<std::int64_t>(counted.size());
    out_.matched += static_cast<std::uint64_t>(std::min(listed, stated));
    (first_ ? out_.only_b : out_.only_a) += static_cast<std::uint64_t>(std::max<std::int64_t>(0, stated - listed));
    (first_ ? out_.only_a : out_.only_b) += static_cast<std::uint64_t>(std::max<std::int64_t>(0, listed - stated));
    std::set<std::uint32_t> incidents;
    for (const SideVictim* each : counted) incidents.insert(each->incident);
    for (std::size_t i = 0; i != std::size(bridge_measures); ++i) {
      const auto value = period.value(bridge_measures[i]);
      if (!value) continue;
      stated_[i] = stated_[i].value_or(0) + *value;
      const std::int64_t rest = *value - count(counted, bridge_measures[i]);
      if (rest == 0) continue;
      // The figure may be the number of incidents.
      const bool of_incidents = *value == static_cast<std::int64_t>(incidents.size()) && i == 0;
      steps_[i].add(of_incidents ? "incident-or-casualty" : "unexplained", sign_ * rest);
    }
    for (const auto& [key, figure] : period.cells) add_cell(period, key, *figure, counted, incidents.size());
  }

  void add_cell(const Period& period, const std::pair<Code, std::string>& key, const SideFigure& figure,
                const Rows& counted, std::size_t incidents) {
    const std::string status = key.second.empty() ? "" : key.second.substr(key.second.find('=') + 1);
    const std::int64_t here =
        key.first == Code::measure_INCIDENTS ? static_cast<std::int64_t>(incidents) : count(counted, key.first, status);
    if (key.first == Code::measure_INCIDENTS && !key.second.empty()) return;
    const auto there = static_cast<std::int64_t>(figure.figure.value);
    Figure days = figure.figure;
    days.first = period.first;
    days.last = period.last;
    out_.stated.push_back({std::string(info(key.first).name), key.second, rules::span_text(days), first_ ? here : there,
                           first_ ? there : here, figure.where});
    if (here != there) ++out_.different;
  }

  const Side& records_;
  const Side& figures_;
  std::int64_t sign_;
  bool first_;
  PartnerComparison& out_;
  Steps steps_[std::size(bridge_measures)];
  std::optional<std::int64_t> stated_[std::size(bridge_measures)];
};

}  // namespace

std::vector<std::pair<std::string, std::string>> sources_of(const Side& side) {
  std::map<std::string, std::string> names;
  for (const SideFigure& each : side.figures)
    if (is_of_people(each.figure)) names.try_emplace(each.figure.source, each.figure.said_by);
  return {names.begin(), names.end()};
}

bool compare_stated(const Side& records, const Side& figures, const std::string& source, bool records_first,
                    PartnerComparison& out) {
  const auto span = records.span();
  if (!span) return false;
  const std::vector<Period> found = periods(figures, source, *span);
  if (found.empty()) return false;
  Stated(records, figures, records_first, out).compare(found);
  return true;
}

}  // namespace maex::match
