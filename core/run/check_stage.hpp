// Between reading and writing: gathers incidents with their victims, runs the rules, and hands on what goes on.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
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
  /// Takes the batch away, if it likes, and leaves another in its place; what is left need not be empty.
  using Put = std::function<void(std::unique_ptr<Batch>&)>;
  /// `checks`, `reader` and `facts` must outlive it, and `store`, which is given every group.
  CheckStage(const Checks& checks, Included include, const RecordReader& reader, Notices& notices, ItemFacts& facts,
             const rules::QueryLimits& limits, StoreFile* store = nullptr);

  /// Looks at a batch and hands it, or what of it may go on now, to `put`.
  void take(std::unique_ptr<Batch>& batch, const Put& put);
  /// The last records, and what the rules say about the whole.
  void finish(const Put& put);

 private:
  /// Nobody is held back or marked: batches go on in their order, whatever waits for its victims.
  [[nodiscard]] bool passes_all() const { return include_.which == Include::any && !include_.mark; }
  struct Verdict {
    bool goes_on;
    std::optional<Code> state;  ///< of an incident
  };
  /// Runs rules and decision over a group.
  Verdict judge(const Group& group);
  void mark(Record& incident, const Verdict& verdict) const;
  /// For a group that stands in a batch that is not ours to change: copies it to out_ if it goes on.
  void judge_copy(const Group& group, const Put& put);
  void flush(const Put& put);
  void note_held_back(const Group& group, std::string_view state, Text reason);

  const Checks& checks_;
  Included include_;
  rules::Locate locate_;
  ItemFacts& facts_;
  rules::Engine engine_;
  StoreFile* store_;
  Join join_;
  std::unique_ptr<Batch> out_ = std::make_unique<Batch>();   ///< groups that do not go on with their batch as it came
  std::vector<std::pair<std::size_t, std::size_t>> ranges_;  ///< of the batch at hand: complete groups that go on
  std::array<std::uint64_t, 5> states_{};
  std::map<std::pair<Code, Text>, std::uint64_t> reasons_;
  std::map<Day, std::uint64_t> months_;                 ///< days are 0
  std::map<const District*, std::uint64_t> districts_;  ///< null: not known
};

}  // namespace maex
