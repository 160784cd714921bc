// Brings incidents and their victims together, whatever order a file gives them in.
#pragma once
#include <cstddef>
#include <functional>

#include "core/model/group.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex::rules {

/// Most files give an incident with its victims behind it, and such groups pass straight through. An incident that
/// comes without the victims it states, and a victim away from its incident, are copied and wait: for the end, or until
/// `most_waiting` records wait. Then all of them are handed on as far as they are known, and a victim that comes later
/// still is told to belong to an incident that was handed on before (Group::incident_before). A digest of its id is
/// kept of each.
class Gatherer {
 public:
  using Take = std::function<void(const Group&)>;
  static constexpr std::size_t usual_most_waiting = 100'000;
  explicit Gatherer(std::size_t most_waiting = usual_most_waiting) : most_waiting_(most_waiting) {}

  /// Hands on what is complete. A group is valid during the call.
  void add(const Batch& batch, const Take& take);
  /// Hands on what waited: incidents in the order they came, each with its victims, then victims whose incident is not
  /// there.
  void finish(const Take& take);

 private:
  void hold(const Batch& batch, std::size_t first, std::size_t last) { waiting_.append(batch, first, last); }
  void hand_on(const Take& take);
  std::size_t most_waiting_;
  Batch waiting_;
  Batch joined_;
  SeenHashes handed_on_;  ///< ids of incidents that were handed on while records still came
};

}  // namespace maex::rules
