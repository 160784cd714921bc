// One field report in memory: elements, attributes and texts with their lines. The memory is reused for each report.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maex::maxml {

/// Number of a name. Letter case is ignored and the dialect's spellings are applied.
using NameId = std::uint32_t;

struct Node {
  enum class What : std::uint8_t { element, attribute, text } what = What::element;  ///< text: next to child elements
  bool has_children = false;                                                         ///< an element with elements in it
  std::uint32_t line = 0;
  NameId name = 0;
  std::uint32_t spelled = 0;  ///< index of the original spelling, see Tree::spelling
  std::int32_t parent = -1, next = -1, first = -1, last = -1;
  std::size_t text_at = 0, text_size = 0;
};

class Tree {
 public:
  std::vector<Node> nodes;  ///< document order; 0 is the report
  std::string text;

  void clear() {
    nodes.clear();
    text.clear();
  }
  [[nodiscard]] std::string_view value(const Node& node) const {
    return std::string_view(text).substr(node.text_at, node.text_size);
  }
  std::int32_t add(Node node) {
    const auto index = static_cast<std::int32_t>(nodes.size());
    if (node.parent >= 0) {
      Node& parent = nodes[static_cast<std::size_t>(node.parent)];
      if (parent.first < 0)
        parent.first = index;
      else
        nodes[static_cast<std::size_t>(parent.last)].next = index;
      parent.last = index;
      if (node.what == Node::What::element) parent.has_children = true;
    }
    nodes.push_back(node);
    return index;
  }
};

}  // namespace maex::maxml
