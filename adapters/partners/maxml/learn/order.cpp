#include "adapters/partners/maxml/learn/order.hpp"

#include <algorithm>
#include <set>

namespace maex::maxml {
namespace {

std::uint64_t times(const SampleNode& node, const std::string& first, const std::string& second) {
  const auto found = node.before.find({first, second});
  return found == node.before.end() ? 0 : found->second;
}

/// Whether `a` usually comes earlier than `b`. Used for pairs that never occurred together, so that the result depends
/// on nothing else.
bool stands_before(const SampleNode& node, const std::string& a, const std::string& b) {
  const auto& [sum_a, n_a] = node.places.at(a);
  const auto& [sum_b, n_b] = node.places.at(b);
  const auto left = static_cast<long double>(sum_a) * static_cast<long double>(n_b);
  const auto right = static_cast<long double>(sum_b) * static_cast<long double>(n_a);
  return left != right ? left < right : a < b;
}

}  // namespace

ChildOrder order_of(const SampleNode& node) {
  ChildOrder order;
  std::set<std::string> left;
  for (const auto& [name, child] : node.below) left.insert(name);
  for (const auto& [pair, count] : node.before)
    if (pair.first < pair.second && times(node, pair.second, pair.first) != 0) order.conflicts.emplace_back(pair);
  // Takes repeatedly an element that no remaining element must precede. When instances contradict each other in a
  // cycle, no element is free: then it takes the one that usually comes first.
  while (!left.empty()) {
    const std::string* best = nullptr;
    bool best_free = false;
    for (const std::string& one : left) {
      const bool free = std::none_of(left.begin(), left.end(), [&](const std::string& other) {
        return other != one && times(node, other, one) > times(node, one, other);
      });
      if (best == nullptr || (free && !best_free) || (free == best_free && stands_before(node, one, *best))) {
        best = &one;
        best_free = free;
      }
    }
    order.children.push_back(node.below.at(*best).get());
    left.erase(*best);
  }
  return order;
}

}  // namespace maex::maxml
