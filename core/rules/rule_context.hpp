// What a rule sees and where it puts its findings.
#pragma once
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/casualties.hpp"
#include "core/model/record.hpp"
#include "core/notice/notice.hpp"
#include "core/rules/figures.hpp"
#include "core/rules/rule_inputs.hpp"

namespace maex::rules {

struct Decision;
struct GroupFacts;
struct PlaceFacts;
struct Rule;

/// Spells a place out: the reader's own RecordReader::locate.
using Locate = std::function<Locator(const Origin&, std::uint16_t column, Field field)>;

class RuleContext {
 public:
  RuleContext(const RuleInputs& inputs, Notices& notices, const Locate& locate);
  ~RuleContext();
  RuleContext(const RuleContext&) = delete;
  RuleContext& operator=(const RuleContext&) = delete;

  [[nodiscard]] const RuleInputs& inputs() const { return inputs_; }
  [[nodiscard]] const Day& today() const { return inputs_.today; }
  /// The group being looked at; not valid in Rule::at_end.
  [[nodiscard]] const Group& group() const { return group_; }
  /// Killed and injured of the group: stated and listed.
  [[nodiscard]] const Casualties& casualties() const;
  [[nodiscard]] const Batch& batch() const { return *group_.batch; }
  [[nodiscard]] const Record& record(std::size_t number) const { return (*group_.batch)[number]; }

  /// The record being looked at in Rule::each_record, by its number in the batch.
  [[nodiscard]] std::size_t number() const { return number_; }
  /// The rule at work.
  [[nodiscard]] const Rule& rule() const { return *rule_; }
  /// What the rule at work remembers (with_state).
  template <class State>
  [[nodiscard]] State& state() const {
    return *static_cast<State*>(state_);
  }

  /// What was decided about the incident of this group; null when nobody decides, and for other records.
  [[nodiscard]] const Decision* decision() const { return decision_; }

  /// What the submission states in figures; whole in Rule::at_end.
  [[nodiscard]] const Figures& figures() const { return figures_; }

  /// District and doubts of the place record being looked at, found when first asked for.
  [[nodiscard]] const PlaceFacts& place();

  /// True when the rule with this code is at work, too: what it reports need not be reported twice.
  [[nodiscard]] bool runs(std::string_view code) const { return running_.find(code) != running_.end(); }

  /// True when text for one more finding would be kept. Ask before building costly text.
  [[nodiscard]] bool wants() const { return notices_.wants(*type_); }
  /// A finding at a value's own cell; the value is shown, and hidden where it may be somebody's (core/model/shown.hpp).
  /// `args` fill the sentence of the rule.
  void report(const Record& record, const Slot& slot, std::initializer_list<Argument> args = {});
  /// A finding at the first value of `field`, or at the place where it is missing: its cell, or the record in a list
  /// without it.
  void report(const Record& record, Field field, std::initializer_list<Argument> args = {});
  /// The same of a value that is shown although it is a text, because it is known to the rule: a district's name, a
  /// slip of one.
  void report_known(const Record& record, Field field, std::initializer_list<Argument> args = {});
  /// A finding at a whole record.
  void report(const Record& record, std::initializer_list<Argument> args = {});
  /// A finding about records seen before: their origin and column were kept. Field::count: about the whole record.
  void report_at(const Origin& origin, std::uint16_t column, Field field, std::string value,
                 std::initializer_list<Argument> args = {});
  /// The same, where the caller knows better than the field whether the value is personal.
  void report_at(const Origin& origin, std::uint16_t column, Field field, std::string value, bool personal,
                 std::vector<Argument> args);
  /// One more finding that is not kept: nothing is built for it.
  void count() { notices_.count(*type_); }

  /// A finding about the file as a whole.
  void report_file(std::initializer_list<Argument> args = {});

  /// For the engine only.
  void enter(const GroupFacts& facts, const Decision* decision);
  void enter_record(std::size_t number) { number_ = number; }
  void enter(const NoticeType& type, const Rule* rule = nullptr, void* state = nullptr) {
    type_ = &type;
    rule_ = rule;
    state_ = state;
  }
  void add_running(std::string_view code) { running_.insert(code); }
  void state(const Record& record) { figures_.add(record); }

 private:
  const RuleInputs& inputs_;
  Notices& notices_;
  const Locate& locate_;
  Figures figures_;
  std::set<std::string_view> running_;
  std::optional<Origin> some_;  ///< of any record: it leads to the file
  Group group_;
  const GroupFacts* facts_ = nullptr;
  const Decision* decision_ = nullptr;
  const NoticeType* type_ = nullptr;
  const Rule* rule_ = nullptr;
  void* state_ = nullptr;
  std::size_t number_ = 0;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t place_of_ = none;  ///< the record that place_ is about
  std::unique_ptr<PlaceFacts> place_;
};

}  // namespace maex::rules
