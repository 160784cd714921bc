// Runs the custom rules over one submission: fills the tables while records are read, and runs the queries at the end.
#pragma once
#include <cstdint>
#include <memory>

#include "core/io/bounds.hpp"
#include "core/rules/custom/custom_rule.hpp"

namespace maex::rules {

/// What may end a query before its last row.
struct QueryLimits {
  QueryLimits() : QueryLimits(Bounds()) {}
  explicit QueryLimits(const Bounds& bounds) : steps(bounds.query_steps), seconds(bounds.query_seconds), end(bounds) {}
  std::uint64_t steps;    ///< for one query; counted, not timed, so that every run ends alike
  std::uint64_t seconds;  ///< for one query, whose single steps can be slow
  maex::Watch end;        ///< Ctrl-C, and the time of the whole input
};

class CustomRun {
 public:
  CustomRun(const ColumnUse& use, const Day& today, const QueryLimits& limits);
  ~CustomRun();
  CustomRun(const CustomRun&) = delete;
  CustomRun& operator=(const CustomRun&) = delete;

  /// Rule and type must outlive every report of the run.
  void add_rule(const CustomRule& rule, const NoticeType& type);
  void see(const Group& group, const Decision* decision);
  /// Call it after the last record. Runs the queries. Throws Interrupted when the user stops the run.
  void finish(RuleContext& context);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The finding about a rule whose query ended before its last row.
const NoticeType& custom_rule_unfinished();

}  // namespace maex::rules
