// An order of the children of an element that agrees with all of its instances.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "adapters/partners/maxml/learn/sample.hpp"

namespace maex::maxml {

struct ChildOrder {
  std::vector<const SampleNode*> children;
  std::vector<std::pair<std::string, std::string>>
      conflicts;  ///< pairs that occurred in both orders; the more frequent order was used
};
ChildOrder order_of(const SampleNode& node);

}  // namespace maex::maxml
