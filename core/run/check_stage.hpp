// The stage between reading and writing. It joins incidents with their victims, runs the rules, and passes the included
// records to the writer.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/facts/facts.hpp"
#include "core/rules/engine.hpp"
#include "core/run/checks.hpp"
#include "core/run/join.hpp"
#include "core/run/store_file.hpp"

namespace maex {

class CheckStage {
 public:
  /// Receives a batch. The function may take the batch and leave another one in its place, which need not be empty.
  using Put = std::function<void(std::unique_ptr<Batch>&)>;
  /// `checks`, `reader`, `facts` and `store` must outlive this object. The stage adds every group to `store`, unless it
  /// is null.
  CheckStage(const Checks& checks, Included include, const RecordReader& reader, Notices& notices, ItemFacts& facts,
             const rules::QueryLimits& limits, StoreFile* store = nullptr);
  /// `each` gets every complete group that goes on to the writer, before it is marked.
  void on_included(std::function<void(const Group&)> each) { included_ = std::move(each); }

  /// Checks a batch. Passes the batch, or those of its records that are complete and included, to `put`.
  void take(std::unique_ptr<Batch>& batch, const Put& put);
  /// Passes the last records to `put`, and completes the rules that check the input as a whole.
  void finish(const Put& put);

 private:
  /// True when no incident is excluded or marked. Batches then pass in their order, even when incidents wait for their
  /// victims.
  [[nodiscard]] bool passes_all() const { return include_.which == Include::any && !include_.mark; }
  struct Verdict {
    bool goes_on;
    std::optional<Code> state;  ///< of an incident
  };
  /// Runs the rules on a group and decides its state.
  Verdict judge(const Group& group);
  Verdict decide(const Group& group);
  void mark(Record& incident, const Verdict& verdict) const;
  /// For a group in a batch that this stage must not change: copies the group to out_ if it is included.
  void judge_copy(const Group& group, const Put& put);
  void flush(const Put& put);
  void note_held_back(const Group& group, std::string_view state, Text reason);

  const Checks& checks_;
  Included include_;
  rules::Locate locate_;
  ItemFacts& facts_;
  rules::Engine engine_;
  StoreFile* store_;
  std::function<void(const Group&)> included_;
  Join join_;
  std::unique_ptr<Batch> out_ = std::make_unique<Batch>();   ///< copied groups, whose batch does not pass as a whole
  std::vector<std::pair<std::size_t, std::size_t>> ranges_;  ///< complete and included groups of the current batch
  std::set<const rules::Ruling*> ruled_;                     ///< the rulings that decided about an incident
  std::array<std::uint64_t, 5> states_{};
  std::map<std::pair<Code, Text>, std::uint64_t> reasons_;
  std::map<Day, std::uint64_t> months_;                 ///< the day of a key is 0
  std::map<const District*, std::uint64_t> districts_;  ///< null: unknown district
};

}  // namespace maex
