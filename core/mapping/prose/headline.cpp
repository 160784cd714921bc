#include "core/mapping/prose/headline.hpp"

#include <algorithm>

namespace maex::prose {

std::vector<std::size_t> settle_headline(const std::vector<Statement*>& statements, const ReportTime& time) {
  std::vector<std::size_t> repeated;
  for (std::size_t i = 0; i != statements.size(); ++i) {
    Statement& one = *statements[i];
    const bool dated = one.period || one.as_of || !one.base.empty();
    if (one.headline && std::any_of(statements.begin(), statements.end(), [&](const Statement* other) {
          return !other->headline && other->measure == one.measure && other->value == one.value &&
                 other->breakdown == one.breakdown;
        })) {
      repeated.push_back(i);
      continue;
    }
    if (!dated && time.period) one.period = time.period;
    one.untimed = !dated && !time.period;
  }
  return repeated;
}

void add_overview(const std::vector<Statement*>& statements, const std::string& own_source,
                  std::vector<std::size_t>& repeated) {
  for (std::size_t i = 0; i != statements.size(); ++i) {
    const Statement& one = *statements[i];
    if (one.source != own_source || !one.period) continue;
    if (std::any_of(statements.begin(), statements.end(), [&](const Statement* other) {
          return other->source != own_source && other->measure == one.measure && other->value == one.value &&
                 other->breakdown == one.breakdown && other->period == one.period;
        }))
      repeated.push_back(i);
  }
  std::sort(repeated.begin(), repeated.end());
  repeated.erase(std::unique(repeated.begin(), repeated.end()), repeated.end());
}

}  // namespace maex::prose
