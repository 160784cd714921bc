#include "core/place/hazard_index.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/text/csv_rows.hpp"

namespace maex {
namespace {

std::string when(const std::optional<PartialDate>& date) {
  if (!date) return "on a date that is not given";
  switch (date->form) {
    case PartialDate::Form::before: return "by " + to_text(PartialDate{PartialDate::Form::at, date->first, {}});
    case PartialDate::Form::after: return "after " + to_text(PartialDate{PartialDate::Form::at, date->first, {}});
    case PartialDate::Form::range:
      return "between " + to_text(PartialDate{PartialDate::Form::at, date->first, {}}) + " and " +
             to_text(PartialDate{PartialDate::Form::at, date->last, {}});
    case PartialDate::Form::at: break;
  }
  return (date->is_exact() ? "on " : "in ") + to_text(*date);
}

/// All changes of status in the order of their dates: "open by 2012-03-01, closed on 2015-06-02".
std::string history(const HazardArea& area) {
  std::vector<const StatusChange*> changes;
  for (const StatusChange& c : area.changes) changes.push_back(&c);
  std::stable_sort(changes.begin(), changes.end(), [](const StatusChange* a, const StatusChange* b) {
    return place::span_of(a->at).last < place::span_of(b->at).last;
  });
  std::string text;
  for (const StatusChange* c : changes)
    text += (text.empty() ? "" : ", ") + std::string(name(c->status)) + " " + when(c->at);
  return text.empty() ? "no status is given" : text;
}

std::string_view in_words(HazardTiming timing) {
  switch (timing) {
    case HazardTiming::open_then: return "a hazard on the day";
    case HazardTiming::recorded_later: return "first recorded on the day of the accident or later";
    case HazardTiming::cleared_before: return "closed before the accident: does not count";
    case HazardTiming::undated: return "since when is not known";
    case HazardTiming::unclear: return "whether on the day is not clear";
  }
  return {};
}

}  // namespace

std::vector<HazardZone> parse_hazard_zones(std::string_view csv, std::string_view name, const Gazetteer& gazetteer) {
  CsvRows rows(csv, name);
  std::vector<std::string> row;
  const std::vector<std::string> head = {"district", "from", "to", "source"};
  if (!rows.next(row) || row != head) rows.fail("the first line must be district,from,to,source");
  const auto day = [&](const std::string& text) -> std::optional<Day> {
    if (text.empty()) return std::nullopt;
    const auto date = parse_iso_date(text);
    if (!date || !date->is_exact()) rows.fail("\"" + text.substr(0, 40) + "\" is no day such as 2020-11-10");
    return date->first;
  };
  std::vector<HazardZone> zones;
  while (rows.next(row)) {
    if (row.size() != head.size()) rows.fail("there are " + std::to_string(row.size()) + " fields instead of 4");
    const District* district = gazetteer.find(row[0]);
    if (district == nullptr) {
      const Resolution found = gazetteer.resolve(row[0]);
      district = found.district;
      if (district == nullptr)
        rows.fail("\"" + row[0].substr(0, 60) + "\" is no district of the gazetteer" +
                  (found.candidates.empty() ? std::string() : "; is it " + found.candidates[0].district->id + "?"));
    }
    HazardZone zone{district->id, day(row[1]), day(row[2]), row[3]};
    if (zone.from && zone.to && *zone.to < *zone.from) rows.fail("the zone ends before it begins");
    if (zone.source.empty()) rows.fail("the source is missing: a list that nobody answers for is no evidence");
    zones.push_back(std::move(zone));
  }
  return zones;
}

HazardIndex::HazardIndex(std::vector<HazardArea> areas, std::vector<HazardZone> zones)
    : areas_(merge_hazard_areas(std::move(areas))), zones_(std::move(zones)) {
  for (std::uint32_t i = 0; i != areas_.size(); ++i) {
    const std::vector<place::TimedChange> line = place::timeline(areas_[i].changes);
    lines_.push_back({static_cast<std::uint32_t>(changes_.size()), static_cast<std::uint32_t>(line.size())});
    changes_.insert(changes_.end(), line.begin(), line.end());
    for (const GeoShape& shape : areas_[i].shapes) shapes_.add(i, shape);
  }
  shapes_.finish();
}

void HazardIndex::search(const GeoPoint& point, place::DaySpan accident, double metres,
                         std::vector<HazardHit>& out) const {
  thread_local std::vector<place::Near> near;
  near.clear();
  out.clear();
  shapes_.near(point, metres, near);
  // Several shapes of one area are one hit.
  if (near.size() > 1)
    std::sort(near.begin(), near.end(), [](const place::Near& a, const place::Near& b) {
      return a.owner != b.owner ? a.owner < b.owner : a.distance_m < b.distance_m;
    });
  for (const place::Near& n : near) {
    if (!out.empty() && out.back().area == n.owner)
      out.back().inside = out.back().inside || n.inside;
    else
      out.push_back({n.owner, n.inside, n.distance_m, place::judge(timeline(n.owner), accident)});
  }
  if (out.size() > 1)
    std::sort(out.begin(), out.end(), [](const HazardHit& a, const HazardHit& b) {
      if (a.inside != b.inside) return a.inside;
      return a.distance_m != b.distance_m ? a.distance_m < b.distance_m : a.area < b.area;
    });
}

void HazardIndex::find(const GeoPoint& point, const std::optional<PartialDate>& accident, double metres,
                       std::vector<HazardHit>& out) const {
  search(point, place::span_of(accident), metres, out);
}

std::optional<HazardHit> HazardIndex::nearest(const GeoPoint& point, const std::optional<PartialDate>& accident,
                                              double farthest_m) const {
  const place::DaySpan day = place::span_of(accident);
  std::vector<HazardHit> hits;
  for (double metres = std::min(1000.0, farthest_m);; metres = std::min(metres * 4, farthest_m)) {
    search(point, day, metres, hits);
    for (const HazardHit& hit : hits)
      if (counts(hit.timing) != Counts::no) return hit;
    if (!(metres < farthest_m)) return std::nullopt;
  }
}

std::vector<const HazardZone*> HazardIndex::zones_of(std::string_view district,
                                                     const std::optional<PartialDate>& accident) const {
  const place::DaySpan day = place::span_of(accident);
  std::vector<const HazardZone*> found;
  for (const HazardZone& zone : zones_) {
    if (zone.district != district) continue;
    // A date that is known only as a month counts when part of it lies in the zone's time.
    const bool begun = !zone.from || days_from_epoch(*zone.from) <= day.last;
    const bool over = zone.to && days_from_epoch(*zone.to) < day.first;
    if (begun && !over) found.push_back(&zone);
  }
  return found;
}

std::string HazardIndex::evidence(const HazardHit& hit, double metres) const {
  const HazardArea& area = areas_[hit.area];
  std::string label = area.type.empty() ? std::string("hazard area") : area.type;
  if (!area.id.empty()) label += " " + area.id;
  if (!area.name.empty()) label += " (" + area.name + ")";
  std::string text;
  if (hit.inside)
    text = "inside " + label;
  else if (metres > 0)
    text = fmt::format("within {:g} m of {}", metres, label);
  else
    text = hit.distance_m < 1000 ? fmt::format("{} lies {:.0f} m away", label, std::ceil(hit.distance_m / 10) * 10)
                                 : fmt::format("{} lies {:.1f} km away", label, hit.distance_m / 1000);
  text += ": " + history(area) + "; " + std::string(in_words(hit.timing));
  for (const std::string& fault : area.faults) text += "; " + fault;
  return text;
}

std::string HazardIndex::evidence(const HazardZone& zone) {
  std::string text = "the district " + zone.district + " is listed as a hazard zone";
  const auto iso = [](const Day& d) { return to_text(PartialDate{PartialDate::Form::at, d, {}}); };
  if (zone.from) text += " from " + iso(*zone.from);
  if (zone.to) text += " to " + iso(*zone.to);
  return text + " by " + zone.source + " (a list of districts, not a place)";
}

}  // namespace maex
