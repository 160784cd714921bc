// What a rule can read, and how it reports findings.
#pragma once
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/model/casualties.hpp"
#include "core/model/record.hpp"
#include "core/notice/notice.hpp"
#include "core/place/hazard_area.hpp"
#include "core/rules/figures.hpp"
#include "core/rules/group_facts.hpp"
#include "core/rules/record_counts.hpp"
#include "core/rules/rule_inputs.hpp"

namespace maex::rules {

struct Decision;
struct Rule;

/// Returns the readable place of a value: RecordReader::locate of the file's reader.
using Locate = std::function<Locator(const Origin&, std::uint16_t column, Field field)>;

/// What a rule reports about every record alike. When it is so for all records, it is one fact about the file.
struct Alike {
  std::uint64_t count = 0;
  bool alike = true;     ///< all reports are about one field and have equal arguments
  bool missing = false;  ///< none has a value
  Field field = Field::count;
  std::vector<Argument> args;
};

class RuleContext {
 public:
  RuleContext(const RuleInputs& inputs, Notices& notices, const Locate& locate);
  ~RuleContext();
  RuleContext(const RuleContext&) = delete;
  RuleContext& operator=(const RuleContext&) = delete;

  [[nodiscard]] const RuleInputs& inputs() const { return inputs_; }
  [[nodiscard]] const Day& today() const { return inputs_.today; }
  /// The group being checked; not valid in Rule::at_end.
  [[nodiscard]] const Group& group() const { return group_; }
  /// What is known about the group being checked.
  [[nodiscard]] const GroupFacts& facts() const { return *facts_; }
  /// Killed and injured of the group: stated and listed.
  [[nodiscard]] const Casualties& casualties() const;
  [[nodiscard]] const Batch& batch() const { return *group_.batch; }
  [[nodiscard]] const Record& record(std::size_t number) const { return (*group_.batch)[number]; }

  /// The record being checked in Rule::each_record, as its index in the batch.
  [[nodiscard]] std::size_t number() const { return number_; }
  /// The rule that runs now.
  [[nodiscard]] const Rule& rule() const { return *rule_; }
  /// The state of the rule that runs now (with_state).
  template <class State>
  [[nodiscard]] State& state() const {
    return *static_cast<State*>(state_);
  }

  /// The decision about the incident of this group; null when the run makes no decisions, and for other records.
  [[nodiscard]] const Decision* decision() const { return decision_; }

  /// The figures that the submission states; complete in Rule::at_end.
  [[nodiscard]] const Figures& figures() const { return figures_; }

  /// The incidents and casualties of the records; complete in Rule::at_end.
  [[nodiscard]] RecordCounts& record_counts() { return record_counts_; }

  /// District and doubts of the place record being checked, computed on the first call.
  [[nodiscard]] const PlaceFacts& place();

  /// True when the list has a column for the field, so that its empty cell is a missing answer. False for formats that
  /// are not lists.
  [[nodiscard]] bool has_column(const Record& record, Field field);
  /// The hazard area of this group with its shapes, computed on the first call. The group's record must be one.
  [[nodiscard]] const HazardArea& hazard_area();

  /// Reports that the rule that runs now did not check everything, and why.
  void checked_in_part(Text reason);
  [[nodiscard]] const std::vector<std::pair<std::string, Text>>& in_part() const { return in_part_; }

  /// True when the rule with this code also runs. A rule asks this to avoid reporting the same fault twice.
  [[nodiscard]] bool runs(std::string_view code) const { return running_.find(code) != running_.end(); }

  /// True when the text of one more finding would be kept. Call it before building costly text.
  [[nodiscard]] bool wants() const { return notices_.wants(*type_); }
  /// Reports a finding at the value's own cell. The report shows the value, or hides it when it may be personal
  /// (core/model/shown.hpp). `args` fill the sentence of the rule.
  void report(const Record& record, const Slot& slot, std::initializer_list<Argument> args = {});
  /// Reports a finding at the first value of `field`. When the value is missing, the finding is at its empty cell, or
  /// at the record in a list without that column.
  void report(const Record& record, Field field, std::initializer_list<Argument> args = {});
  /// The same, with the other places that the finding compares with this one.
  void report(const Record& record, Field field, std::vector<Locator> also);
  /// The same, but the report shows the value although it is a text, because the rule recognises it: a district's name,
  /// or a misspelling of one.
  void report_known(const Record& record, Field field, std::initializer_list<Argument> args = {});
  /// Reports a finding at a whole record.
  void report(const Record& record, std::initializer_list<Argument> args = {});
  /// Reports a finding at an earlier record, of which the rule kept origin and column. Field::count: about the whole
  /// record.
  void report_at(const Origin& origin, std::uint16_t column, Field field, std::string value,
                 std::initializer_list<Argument> args = {});
  /// The same, for a caller that knows better than the field whether the value is personal.
  void report_at(const Origin& origin, std::uint16_t column, Field field, std::string value, bool personal,
                 std::vector<Argument> args);
  /// The same, with the other places that the finding compares with this one.
  void report_at(const Origin& origin, std::uint16_t column, Field field, std::string value,
                 std::initializer_list<Argument> args, std::vector<Locator> also);
  /// The place of a value of an earlier record, for such a finding.
  [[nodiscard]] Locator place_of(const Origin& origin, std::uint16_t column, Field field) const {
    return locate_(origin, column, field);
  }
  /// Counts one more finding that is not kept. It builds no text.
  void count() {
    if (alike_ != nullptr) alike_->alike = false;
    notices_.count(*type_);
  }

  /// Reports a finding about the whole file.
  void report_file(std::initializer_list<Argument> args = {});

  /// For the engine only.
  void enter(const GroupFacts& facts, const Decision* decision);
  void enter_record(std::size_t number) { number_ = number; }
  void enter(const NoticeType& type, const Rule* rule = nullptr, void* state = nullptr, Alike* alike = nullptr) {
    type_ = &type;
    rule_ = rule;
    state_ = state;
    alike_ = alike;
  }
  /// Reports once for the file what was reported for each of its `records` records.
  void report_once(const NoticeType& type, const Alike& alike, std::uint64_t records);
  void add_running(std::string_view code) { running_.insert(code); }
  void state(const Record& record) { figures_.add(record); }
  void count_records(const GroupFacts& facts, const Decision* decision) { record_counts_.add(facts, decision); }
  /// The errors in this group, for each criterion that judges one of their fields.
  [[nodiscard]] const Faults& faults() const { return faults_; }

 private:
  /// Reports at the cell of the slot's value, or of the value that it was derived from.
  void report_at(const Record& record, const Slot& slot, bool personal, std::initializer_list<Argument> args);
  [[nodiscard]] Notice notice_about(Field field, std::string value, bool personal, std::vector<Argument> args) const;

  void note_fault(const Record& record, Field field);
  void note(Field field, bool missing, std::span<const Argument> args);
  /// Counts a finding that is not kept.
  void pass(Field field, bool missing, std::initializer_list<Argument> args) {
    note(field, missing, {args.begin(), args.size()});
    notices_.count(*type_);
  }

  const RuleInputs& inputs_;
  Notices& notices_;
  const Locate& locate_;
  Figures figures_;
  RecordCounts record_counts_;
  std::set<std::string_view> running_;
  std::optional<Origin> some_;  ///< of any record; used to find the file
  Group group_;
  const GroupFacts* facts_ = nullptr;
  const Decision* decision_ = nullptr;
  const NoticeType* type_ = nullptr;
  const Rule* rule_ = nullptr;
  void* state_ = nullptr;
  Faults faults_{};
  std::map<std::tuple<std::uint32_t, std::uint32_t, Field>, bool> columns_;  ///< by document, sheet and field
  Alike* alike_ = nullptr;  ///< of the rule that runs now; null: its findings are about single values
  std::size_t number_ = 0;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t place_of_ = none;  ///< the record that place_ is about
  std::unique_ptr<PlaceFacts> place_;
  std::optional<HazardArea> hazard_area_;              ///< of this group
  std::vector<std::pair<std::string, Text>> in_part_;  ///< code of a rule and reason
};

}  // namespace maex::rules
