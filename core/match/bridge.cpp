#include "core/match/bridge.hpp"

#include <algorithm>

namespace maex::match {

Cause cause_of_state(const SideIncident& incident) {
  switch (incident.state) {
    case Code::verification_VERIFIED_HAZARD_AREA: return {};
    case Code::verification_VERIFIED: return {"not-hazard-area", incident.reason};
    default: break;
  }
  return {incident.reason_code == "verification-training-ground" ? "training-ground" : "not-verified", incident.reason};
}

StepRecord step_record(const Side& side, const SideVictim& victim, Text evidence) {
  const SideIncident& incident = side.incidents[victim.incident];
  return {side.name,
          {incident.id, victim.where},
          std::string(info(victim.outcome).name),
          std::string(info(victim.status).name),
          std::move(evidence)};
}

void Steps::add(const std::string& cause, std::int64_t change, StepRecord record) {
  BridgeStep& step = by_cause_[cause];
  step.change += change;
  step.records.push_back(std::move(record));
}

BridgeFact Steps::finish(Code measure, std::int64_t from, std::int64_t to) && {
  std::int64_t sum = from;
  for (const auto& [name, step] : by_cause_) sum += step.change;
  if (sum != to) add("unexplained", to - sum);
  BridgeFact bridge{std::string(info(measure).name), from, to, {}};
  for (const std::string_view cause : bridge_causes) {
    const auto found = by_cause_.find(std::string(cause));
    if (found == by_cause_.end() || (found->second.change == 0 && found->second.records.empty())) continue;
    found->second.cause = cause;
    bridge.steps.push_back(std::move(found->second));
  }
  return bridge;
}

bool counts(Code measure, Code outcome) {
  return measure == Code::measure_CASUALTIES || (measure == Code::measure_KILLED && outcome == Code::outcome_KILLED) ||
         (measure == Code::measure_INJURED && outcome == Code::outcome_INJURED);
}

std::string month_text(const SideIncident& incident) {
  if (!incident.date || incident.date->first.year == 0) return {};
  Day month = incident.date->first;
  month.day = 0;
  return to_text(PartialDate{PartialDate::Form::at, month, {}});
}

}  // namespace maex::match
