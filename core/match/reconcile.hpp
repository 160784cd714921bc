// Compares what partners count, record by record where there are records.
#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "core/facts/reconcile_facts.hpp"
#include "core/match/casualties.hpp"

namespace maex::match {

struct ReconcileJob {
  ConvertJob read;  ///< inputs, and how to read and check them
  Models models;
  std::vector<PairRuling> rulings;
  const std::atomic<bool>* stop = nullptr;
};

/// The sides of the inputs: inputs of one partner are one side. When all inputs are of one partner, each is a side.
std::vector<Side> read_sides(const ReconcileJob& job, const Registry& registry, std::vector<InputFact>& facts);

/// Compares the first side with each other side. Throws InputError when an input cannot be read, and UsageError when
/// there is nothing to compare.
ReconcileFacts reconcile(ReconcileJob& job, const Registry& registry);

/// Both sides have records.
PartnerComparison compare_records(const Side& a, const Side& b, const CasualtyLinks& links,
                                  const std::vector<PairRuling>& rulings = {});
/// `records` has records, `figures` states figures; `source` is who states them. `records_first`: the records are side
/// A. Compares nothing (and returns false) when no figure is about a period of the records.
bool compare_stated(const Side& records, const Side& figures, const std::string& source, bool records_first,
                    PartnerComparison& out);
/// The folded names of those who state figures about people, with the name as written.
std::vector<std::pair<std::string, std::string>> sources_of(const Side& side);

}  // namespace maex::match
