#include "core/rules/gather.hpp"

#include <string>
#include <vector>

#include "core/model/casualties.hpp"
#include "core/text/string_map.hpp"

namespace maex::rules {
namespace {

bool is_of(const Record& victim, const Record& incident) {
  const std::string_view named = victim.text(Field::victim_incident);
  return named.empty() || named == incident.text(Field::incident_id);
}

}  // namespace

void Gatherer::add(const Batch& batch, const Take& take) {
  std::size_t at = 0;
  while (at < batch.size()) {
    const std::size_t begin = at;
    const Record& head = batch[begin];
    at = batch.end_of(begin);
    if (head.kind() == Kind::victim) {
      // Its incident would stand before it. One that names none belongs to nobody.
      if (head.has(Field::victim_incident))
        hold(batch, begin, at);
      else
        take({&batch, begin, at});
      continue;
    }
    if (head.kind() != Kind::incident) {
      take({&batch, begin, at});
      continue;
    }
    while (at < batch.size() && batch[at].kind() == Kind::victim && is_of(batch[at], head)) at = batch.end_of(at);
    const Casualties counts = casualties_of({&batch, begin, at});
    if (counts.listed == 0 || counts.listed < counts.stated.value_or(0)) {
      hold(batch, begin, at);
      continue;
    }
    // A victim may still come that names it.
    handed_on_.insert(head.text(Field::incident_id));
    take({&batch, begin, at});
  }
  if (waiting_.size() <= most_waiting_) return;
  hand_on([&](const Group& group) {
    if (group.is_incident()) handed_on_.insert(group.head().text(Field::incident_id));
    take(group);
  });
}

void Gatherer::finish(const Take& take) { hand_on(take); }

void Gatherer::hand_on(const Take& take) {
  if (waiting_.empty()) return;
  struct Incident {
    std::size_t first, last;           // with the victims that stood behind it
    std::vector<std::size_t> victims;  // that stood elsewhere
  };
  std::vector<Incident> incidents;
  StringMap<std::size_t> by_id;
  std::vector<std::size_t> alone;
  for (std::size_t i = 0; i < waiting_.size();) {
    const std::size_t first = i;
    i = waiting_.end_of(i);
    if (waiting_[first].kind() == Kind::victim) {
      alone.push_back(first);
      continue;
    }
    while (i < waiting_.size() && waiting_[i].kind() == Kind::victim && is_of(waiting_[i], waiting_[first]))
      i = waiting_.end_of(i);
    const std::string_view id = waiting_[first].text(Field::incident_id);
    if (!id.empty()) by_id.emplace(std::string(id), incidents.size());  // of two with one id, the first
    incidents.push_back({first, i, {}});
  }
  std::vector<std::size_t> orphans;
  for (const std::size_t victim : alone) {
    const auto found = by_id.find(waiting_[victim].text(Field::victim_incident));
    if (found == by_id.end())
      orphans.push_back(victim);
    else
      incidents[found->second].victims.push_back(victim);
  }
  for (const Incident& incident : incidents) {
    if (incident.victims.empty()) {
      take({&waiting_, incident.first, incident.last});
      continue;
    }
    joined_.reset();
    joined_.append(waiting_, incident.first, incident.last);
    for (const std::size_t victim : incident.victims) joined_.append(waiting_, victim, waiting_.end_of(victim));
    take({&joined_, 0, joined_.size()});
  }
  for (const std::size_t victim : orphans)
    take({&waiting_, victim, waiting_.end_of(victim),
          handed_on_.contains(waiting_[victim].text(Field::victim_incident))});
  waiting_.reset();
}

}  // namespace maex::rules
