// A comparison of partners as text, JSON and one page.
#pragma once
#include <string>

#include "core/facts/reconcile_facts.hpp"
#include "core/report/messages.hpp"

namespace maex {

/// The first screen: totals, what both have, and the bridge with its causes, in at most 15 lines for one comparison.
/// `verbose`: all tables, records and pairs before it.
std::string reconcile_text(const ReconcileFacts& facts, bool verbose, bool show_personal, const Messages& words);
/// Described by schemas/report/reconcile.schema.json.
std::string reconcile_json(const ReconcileFacts& facts, bool show_personal);
/// One page without script: bridges as waterfalls, tables by breakdown, records of one side, undecided pairs.
std::string reconcile_html(const ReconcileFacts& facts, bool show_personal, const Messages& words);

/// The pairs that a person must decide, to be filled in and given back (--pair-rulings): kind, a, b, bits, evidence,
/// and the empty columns decision, by, on, why.
std::string review_csv(const ReconcileFacts& facts, const Messages& words);

/// The parts that text and page share.
namespace reconcile_words {
std::string cause(const std::string& name, const Messages& words);
/// "date: same day".
std::string evidence(const EvidenceFact& evidence, const Messages& words);
/// The word for a row of a breakdown.
std::string row(const BreakdownFact& table, const BreakdownRow& row, const Messages& words);
std::string measure(const std::string& code, const Messages& words);
/// "+3", "-3", "0".
std::string change(std::int64_t number);
/// "killed, civilian"
std::string person(const StepRecord& record, const Messages& words);
std::string bits(double bits);
}  // namespace reconcile_words

}  // namespace maex
