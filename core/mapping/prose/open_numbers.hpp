// Numbers whose measure is that of another number: parts of a total, and persons of one enumeration.
#pragma once
#include <vector>

#include "core/mapping/prose/bind.hpp"

namespace maex::prose {

/// For one sentence, when its other numbers are bound.
class OpenNumbers {
 public:
  explicit OpenNumbers(const BoundNumbers& bound) : bound_(bound) {}
  /// Gives each open number its measure and value, or makes it invalid.
  void run();

 private:
  [[nodiscard]] bool follows_total(const Bound& bound) const;
  [[nodiscard]] const Bound* neighbour(const Bound& open) const;
  [[nodiscard]] const Bound* named_in_brackets(const Bound& open) const;
  [[nodiscard]] const Bound* last_people(const Bound& open) const;
  void give_parts_their_total(const std::vector<Bound*>& parts) const;

  const BoundNumbers bound_;
};

}  // namespace maex::prose
