#include <fmt/format.h>

#include "core/report/reconcile.hpp"
#include "core/report/series.hpp"
#include "core/text/printable.hpp"

namespace maex::reconcile_words {

std::string cause(const std::string& name, const Messages& words) { return std::string(words.text("cause-" + name)); }

std::string evidence(const EvidenceFact& evidence, const Messages& words) {
  const std::string field(words.text("match-field-" + evidence.field));
  if (evidence.level.empty()) return field + ": " + std::string(words.text("match-missing"));
  // "One apart" is a day of a date and a year of an age. Most levels have one word for all comparisons.
  const std::string own = "report.match-" + evidence.comparison + "-" + evidence.level;
  return field + ": " +
         std::string(
             words.text(words.has(own) ? own.substr(std::string_view("report.").size()) : "match-" + evidence.level));
}

std::string row(const BreakdownFact& table, const BreakdownRow& row, const Messages& words) {
  if (row.row.empty()) return std::string(words.text("match-not-stated"));
  if (table.by == "outcome and status") {
    const std::size_t gap = row.row.find(' ');
    return series_label(CodeList::outcome, row.row.substr(0, gap), words) + ", " +
           series_label(CodeList::status, row.row.substr(gap + 1), words);
  }
  if (const auto list = find_code_list(table.list)) return series_label(*list, row.row, words);
  return printable(row.row);
}

std::string measure(const std::string& code, const Messages& words) {
  return series_label(CodeList::measure, code, words);
}

std::string change(std::int64_t number) { return number > 0 ? "+" + std::to_string(number) : std::to_string(number); }

std::string person(const StepRecord& record, const Messages& words) {
  return series_label(CodeList::outcome, record.outcome, words) + ", " +
         series_label(CodeList::status, record.status, words);
}

std::string bits(double bits) { return fmt::format("{:+.1f}", bits); }

}  // namespace maex::reconcile_words
