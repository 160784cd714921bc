// Why a record of one side is not in the other, and the steps from one total to the other.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/facts/reconcile_facts.hpp"
#include "core/match/side.hpp"

namespace maex::match {

struct Cause {
  std::string name;  ///< of bridge_causes
  Text evidence;
};

/// The cause that the state of verification gives for a record that the other side lacks, when that side counts
/// verified incidents in hazard areas only. Without a name: the incident is one of them.
Cause cause_of_state(const SideIncident& incident);

StepRecord step_record(const Side& side, const SideVictim& victim, Text evidence);

/// Collects steps by cause. The order of `bridge_causes` is the order of the steps.
class Steps {
 public:
  void add(const std::string& cause, std::int64_t change, StepRecord record);
  /// Adds a change without a record.
  void add(const std::string& cause, std::int64_t change) { by_cause_[cause].change += change; }
  [[nodiscard]] BridgeFact finish(Code measure, std::int64_t from, std::int64_t to) &&;

 private:
  std::map<std::string, BridgeStep> by_cause_;
};

/// True for a casualty that the measure counts: CASUALTIES, KILLED or INJURED.
bool counts(Code measure, Code outcome);
inline constexpr Code bridge_measures[] = {Code::measure_CASUALTIES, Code::measure_KILLED, Code::measure_INJURED};

/// The month of an incident ("2014-05"), its year when the month is unknown, or an empty text.
std::string month_text(const SideIncident& incident);

}  // namespace maex::match
