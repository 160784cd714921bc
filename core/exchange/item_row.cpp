#include "core/exchange/item_row.hpp"

#include "core/model/date.hpp"

namespace maex::exchange {
namespace {

/// Why a file was not exchanged, as a code that scripts and translations know.
std::string_view reason_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::refused: return "refused";
    case Outcome::unreadable: return "unreadable";
    case Outcome::interrupted: return "too-long";
    default: return "fault";
  }
}

}  // namespace

void fill(ItemRow& row, const ItemFacts& facts) {
  row.errors = count(facts.findings, Severity::error);
  row.warnings = count(facts.findings, Severity::warning);
  row.unread = facts.quarantined;
  row.held_back = facts.checks.held_back;
  for (const LossFact& loss : facts.losses) row.lost += loss.count;
  row.problem = facts.problem;
  if (facts.outcome == Outcome::done) {
    row.outcome = ItemOutcome::sent;
  } else if (facts.outcome == Outcome::refused && !facts.problem_text.empty()) {
    row.outcome = ItemOutcome::waiting;  // none of its records qualifies
    row.reason = "nothing-qualifies";
  } else {
    row.outcome = ItemOutcome::quarantined;
    row.reason = reason_of(facts.outcome);
  }
}

void fill_failed(ItemRow& row, const WorkResult& result, const ExchangeJob& job) {
  row.outcome = ItemOutcome::quarantined;
  switch (result.end) {
    case WorkEnd::out_of_memory:
      row.reason = "out-of-memory";
      row.problem = "it took more than " + std::to_string(job.memory_mb) + " MB of memory (memory-mb)";
      break;
    case WorkEnd::too_long:
      row.reason = "too-long";
      row.problem = "it took longer than " + std::to_string(job.item_seconds) + " s (item-seconds)";
      break;
    case WorkEnd::crashed:
      row.reason = "crashed";
      row.problem = "maex was ended by signal " + std::to_string(result.signal) + " while it read the file";
      break;
    default: row.reason = "fault"; row.problem = "maex failed while it read the file";
  }
}

bool is_clean(const ItemRow& row) {
  const bool exchanged = row.outcome != ItemOutcome::waiting && row.outcome != ItemOutcome::quarantined;
  return exchanged && row.errors + row.unread + row.held_back + row.lost == 0;
}

std::int64_t days_of(std::string_view time) {
  const auto date = parse_iso_date(time.substr(0, 10));
  return date && date->is_exact() ? days_from_epoch(date->first) : 0;
}

}  // namespace maex::exchange
