// One order of the children of an element that all of its instances agree with.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "adapters/partners/maxml/learn/sample.hpp"

namespace maex::maxml {

struct ChildOrder {
  std::vector<const SampleNode*> children;
  std::vector<std::pair<std::string, std::string>>
      conflicts;  ///< pairs that came in both orders; the commoner one was taken
};
ChildOrder order_of(const SampleNode& node);

}  // namespace maex::maxml
