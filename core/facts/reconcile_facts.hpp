// What a comparison of partners found: matched records, records of one partner only, and the steps from one total to
// the other. Text, JSON and pages are made from these facts. No fact holds a name of a person.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/facts/facts.hpp"

namespace maex {

/// One partner: its inputs, and what they count.
struct SideFact {
  std::string name;     ///< "azcbl", or of stated figures "ANAMA in monitor"
  std::string partner;  ///< id
  std::vector<std::string> inputs;
  bool records = false;                                                  ///< false: only stated figures are compared
  std::uint64_t incidents = 0, casualties = 0, killed = 0, injured = 0;  ///< of records
};

/// One field of a pair: how the values agree, and what this is worth.
struct EvidenceFact {
  std::string field;       ///< "date"
  std::string comparison;  ///< "date", which names the list of levels
  std::string level;       ///< "within-1"; empty: a value is missing
  double bits = 0;
};

struct RecordFact {
  std::string id;  ///< the sender's number; never a name
  Locator where;
};

/// A field in which two records of a pair disagree.
struct DifferenceFact {
  std::string field;  ///< full name: "victim.outcome"
  std::string list;   ///< code list of the values; empty: not codes
  std::string a, b;
  bool personal = false;
};

struct PairFact {
  Kind kind = Kind::victim;
  RecordFact a, b;
  std::string decision;  ///< "same" or "ask"
  double prior = 0, bits = 0;
  std::vector<EvidenceFact> evidence;
  std::vector<DifferenceFact> differences;
  std::string ruled_by, ruled_on, ruled_why;  ///< of a person's ruling; empty: none
};

struct BreakdownRow {
  std::string row;  ///< code, district or month; empty: not stated
  std::uint64_t a = 0, b = 0, both = 0, only_a = 0, only_b = 0;
};

/// Casualties by one dimension.
struct BreakdownFact {
  std::string by;    ///< "outcome", "status", "outcome and status", "sex", "age_group", "device", "district", "month"
  std::string list;  ///< code list of the rows; empty: not codes
  std::vector<BreakdownRow> rows;
};

/// One record or figure that a step counts, with the reason.
struct StepRecord {
  std::string side;  ///< name of the side that has it
  RecordFact record;
  std::string outcome, status;  ///< codes
  Text evidence;
};

/// Records or figures with one cause. The causes have fixed names: see `bridge_causes`.
struct BridgeStep {
  std::string cause;
  std::int64_t change = 0;
  std::vector<StepRecord> records;
};
inline constexpr std::string_view bridge_causes[] = {
    "double-counted", "period",      "training-ground",      "not-verified",  "not-hazard-area", "citizenship",
    "later-addition", "later-death", "incident-or-casualty", "other-outcome", "undecided",       "unexplained"};

/// The way from one total to the other. The steps add up.
struct BridgeFact {
  std::string measure;  ///< code: CASUALTIES, KILLED, INJURED
  std::int64_t from = 0, to = 0;
  std::vector<BridgeStep> steps;
  [[nodiscard]] bool is_complete() const {
    for (const BridgeStep& each : steps)
      if (each.cause == "unexplained" || each.cause == "undecided") return false;
    return true;
  }
};

/// A figure that one side states, next to what the other side counts.
struct StatedCell {
  std::string measure, breakdown, period;
  std::int64_t a = 0, b = 0;
  Locator where;
};

struct PartnerComparison {
  std::size_t a = 0, b = 0;                                                   ///< numbers of sides
  bool records = false;                                                       ///< both sides have records
  std::uint64_t matched = 0, only_a = 0, only_b = 0, different = 0, ask = 0;  ///< casualties
  std::uint64_t matched_incidents = 0, only_a_incidents = 0, only_b_incidents = 0, ask_incidents = 0;
  std::vector<BridgeFact> bridges;  ///< casualties first
  std::vector<BreakdownFact> breakdowns;
  std::vector<PairFact> pairs;
  std::vector<StepRecord> only;    ///< records of one side; the evidence is the cause
  std::vector<StatedCell> stated;  ///< figures that were compared
};

struct ReconcileFacts {
  std::vector<InputFact> inputs;
  std::vector<SideFact> sides;
  std::vector<PartnerComparison> comparisons;
  Findings unread;    ///< errors of reading: what they are about is in no number
  Findings findings;  ///< stated totals that cannot both be true
  std::string policy, assumption;
  std::uint64_t compared = 0;  ///< pairs of records
  double seconds = 0;
};

}  // namespace maex
