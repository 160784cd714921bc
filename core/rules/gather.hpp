// Brings incidents and their victims together, whatever order a file gives them in.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/rules/group.hpp"

namespace maex::rules {

/// Most files give an incident with its victims behind it, and such groups pass straight through. An incident that comes
/// without the victims it states, and a victim away from its incident, are copied and wait for the end: memory grows with
/// those only.
class Gatherer {
 public:
  using Take = std::function<void(const Group&)>;

  /// Hands on what is complete. A group is valid during the call.
  void add(const Batch& batch, const Take& take);
  /// Hands on what waited: incidents in the order they came, each with its victims, then victims whose incident is not there.
  void finish(const Take& take);
  [[nodiscard]] bool waits() const { return !waiting_.empty(); }

 private:
  void hold(const Batch& batch, std::size_t first, std::size_t last);
  Batch waiting_;
  Batch joined_;
};

}  // namespace maex::rules
