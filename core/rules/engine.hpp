// Runs a set of rules over one submission, group by group.
#pragma once
#include <array>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/rules/custom/run.hpp"
#include "core/rules/group_facts.hpp"
#include "core/rules/rule_context.hpp"
#include "core/rules/rule_set.hpp"

namespace maex::rules {

/// A rule that did not run, and a clause with the reason.
struct NotRun {
  std::string code;
  Text reason;
};

/// One run over one submission. The set, the inputs, the notices and what `locate` refers to must outlive it. Only one
/// thread may use it at a time.
class Engine {
 public:
  /// `with_custom`: also run the queries of the set, which are written for partners' submissions.
  Engine(const RuleSet& set, const RuleInputs& inputs, Notices& notices, Locate locate, const QueryLimits& limits = {},
         bool with_custom = true);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Runs the rules that need no decision on a whole group. Completes `facts` with what the decision must know of them.
  void check(GroupFacts& facts);
  /// Runs the other rules. Call it after check(). `decision` is what was decided; null: nothing was decided.
  void judge(const GroupFacts& facts, const Decision* decision);
  /// Both, for a group about which nothing is decided.
  void see(const Group& group) {
    GroupFacts facts(group, context_.inputs());
    check(facts);
    judge(facts, nullptr);
  }
  /// Call it after the last group.
  void finish();

  [[nodiscard]] std::size_t running() const { return running_; }
  [[nodiscard]] const std::vector<NotRun>& not_run() const { return not_run_; }

 private:
  /// One function of a rule that runs.
  template <class Function>
  struct Call {
    Function function;
    const NoticeType* type;
    const Rule* rule;
    void* state;
    Alike* alike;
  };
  template <class Function>
  using Calls = std::vector<Call<Function>>;
  void add(const Rule& rule, const NoticeType& type);
  void add_custom(const RuleSet& set, const RuleSet::Active& entry, const QueryLimits& limits);
  void look_at(std::size_t record);
  void report_once();

  /// A rule whose findings may be one fact about all records of these kinds.
  struct Watched {
    const NoticeType* type;
    Alike alike;
    std::array<bool, kind_count> kinds{};  ///< none: incidents
    bool incidents = false;
  };
  Locate locate_;
  RuleContext context_;
  std::vector<std::shared_ptr<void>> states_;
  std::deque<Watched> watched_;
  std::array<std::uint64_t, kind_count> seen_{};  ///< records by kind
  std::uint64_t incidents_ = 0;
  std::array<Calls<decltype(Rule::each_value)>, field_count> each_value_;
  std::array<Calls<decltype(Rule::each_record)>, kind_count> each_record_;
  Calls<decltype(Rule::each_incident)> each_incident_, each_decision_;
  Calls<decltype(Rule::at_end)> at_end_;
  std::unique_ptr<CustomRun> custom_;  ///< null: no custom rule of the set runs
  std::size_t running_ = 0;
  bool counts_records_ = false;  ///< a rule compares figures with records
  std::vector<NotRun> not_run_;
};

}  // namespace maex::rules
