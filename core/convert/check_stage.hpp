// Between reading and writing: gathers incidents with their victims, runs the rules, and hands on what goes on.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/convert/checks.hpp"
#include "core/report/facts.hpp"
#include "core/rules/engine.hpp"
#include "core/rules/gather.hpp"

namespace maex {

class CheckStage {
 public:
  using Put = std::function<void(Batch&)>;
  /// `checks`, `reader` and `facts` must outlive it.
  CheckStage(const Checks& checks, Included include, const RecordReader& reader, ItemFacts& facts);

  /// Looks at a batch and hands it, or what of it may go on now, to `put`.
  void take(Batch& batch, const Put& put);
  /// The last records, and what the rules say about the whole.
  void finish(const Put& put);

 private:
  /// Nobody is held back or marked: batches go on in their order, whatever waits for its victims.
  [[nodiscard]] bool passes_all() const { return include_.which == Include::any && !include_.mark; }
  bool judge(const rules::Group& group, Batch* own);
  void judge_copy(const rules::Group& group, const Put& put);
  void note_held_back(const rules::Group& group, std::string_view state, std::string_view reason);

  const Checks& checks_;
  Included include_;
  rules::Locate locate_;
  ItemFacts& facts_;
  rules::Engine engine_;
  rules::Gatherer gatherer_;
  Batch out_;                                                  ///< groups that do not go on with their batch as it came
  std::vector<std::pair<std::size_t, std::size_t>> ranges_;  ///< of the batch at hand: complete groups that go on
  std::array<std::uint64_t, 5> states_{};
  std::map<std::pair<Code, std::string_view>, std::uint64_t> reasons_;
  std::map<Day, std::uint64_t> months_;                  ///< days are 0
  std::map<const District*, std::uint64_t> districts_;   ///< null: not known
};

}  // namespace maex
