// Which records one row makes: its own top-level records and the children below them.
#pragma once
#include <cstddef>
#include <vector>

#include "core/mapping/profile/profile.hpp"

namespace maex {

/// One record that a row may make. A child's parent is an earlier node.
struct Node {
  Kind kind{};
  int parent = -1;      ///< index of the parent node; -1: top level
  std::size_t nth = 0;  ///< 0: first child of its kind below that parent, 1: second …
};

struct NodePlan {
  std::vector<Node> nodes;               ///< incident before victim; children after their parent
  std::vector<std::size_t> column_node;  ///< for each profile column (count-of columns: unused, 0)
  std::vector<std::size_t> constant_node;
  int main = -1;      ///< the main node of a row: it receives the extras
  int incident = -1;  ///< -1: the profile has none
  int victim = -1;    ///< -1: rows make no victim record (or only by counting)
};

/// True when rows of the profile make records of this top-level kind.
bool row_has(const Profile& profile, Kind kind);
/// The record that owns child records unless a column names another owner.
Kind default_owner(const Profile& profile);
NodePlan plan_nodes(const Profile& profile);

}  // namespace maex
