// Links incidents of two partners, and then the casualties.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "core/match/link.hpp"
#include "core/match/side.hpp"

namespace maex::match {

/// A person's decision about two records, by their numbers. It wins over the computation.
struct PairRuling {
  Kind kind = Kind::incident;  ///< or victim
  std::string a, b;            ///< incident numbers, or victim numbers
  bool same = false;
  std::string by, on, why;
};

struct Models {
  Model incidents = builtin_model("incidents"), victims = builtin_model("victims");
};

/// Incidents and casualties of two sides with their links. Casualties of matched incidents are compared by what is
/// known of the persons; date and place count with the incident. Other casualties are compared by all fields. The sides
/// must outlive it.
struct CasualtyLinks {
  std::unique_ptr<Task> incident_task, victim_task;
  Links incidents, victims;
};

CasualtyLinks link_casualties(const Side& a, const Side& b, const Models& models,
                              const std::vector<PairRuling>& rulings = {});

/// What two casualties of matched incidents have before the persons are compared; none: their incidents are not
/// matched, and all fields count.
std::optional<double> bits_of_incidents(const CasualtyLinks& links, const Side& a, const Side& b, const Pair& victims);
/// True for a field of a casualty that is known of its incident. It counts with the incident.
bool is_of_incident(const FieldModel& field);
/// The ruling that makes a pair the same; null: none.
const PairRuling* ruling_of(const std::vector<PairRuling>& rulings, Kind kind, const std::string& a,
                            const std::string& b);

/// Reads the file of rulings: the review file of an earlier comparison, in which a person has filled in decision, by,
/// on and why. Rows without a decision are questions that are still open. Throws UsageError that names file and line.
std::vector<PairRuling> parse_pair_rulings(std::string_view csv, const std::string& name);

}  // namespace maex::match
