// What one reading needs in addition to the tree: places of nodes, values of elements.
#pragma once
#include <string>
#include <vector>

#include "adapters/partners/maxml/custom_fields.hpp"
#include "adapters/partners/maxml/dialect/matcher.hpp"
#include "adapters/partners/maxml/dialect/names.hpp"
#include "adapters/partners/maxml/read/tree.hpp"
#include "core/adapter/adapter.hpp"

namespace maex::maxml {

/// Names from the item down, joined by '/'.
std::string element_path(const Names& names, const Tree& tree, std::int32_t node);

/// An element, attribute or text of the current tree.
class NodePlace final : public Place {
 public:
  NodePlace(const Names& names, const Tree& tree, std::int32_t node, Field field = Field::count)
      : Place(tree.nodes[static_cast<std::size_t>(node)].line, 0, field), names_(names), tree_(tree), node_(node) {}
  [[nodiscard]] std::uint64_t column_key() const override;
  void spell(Locator& to) const override;

  [[nodiscard]] std::string_view text() const { return tree_.value(tree_.nodes[static_cast<std::size_t>(node_)]); }

 private:
  const Names& names_;
  const Tree& tree_;
  std::int32_t node_;
};

/// Gives a node and everything below it the same fate. Nodes without text are not cells and have no fate.
void ignore_all(Account& account, const Names& names, const Tree& tree, std::int32_t node, std::string_view rule);
/// Quarantines all of a tree.
void quarantine_all(Account& account, const Names& names, const Tree& tree, std::string_view rule,
                    std::string_view problem);

/// Converts values of elements to values of fields.
class Values {
 public:
  explicit Values(const Dialect& dialect);
  struct Result {
    Value value;               ///< none: not understood
    std::string_view changed;  ///< rule that changed the spelling; empty: unchanged
    const NoticeType* notice = nullptr;
    Field also = Field::count;  ///< another field of the record that keeps the text: the model of a device
    std::string also_text = {};
  };
  /// `text` must live as long as the value.
  [[nodiscard]] Result read(const LeafType& type, Field field, std::string_view text) const;

 private:
  std::map<CodeList, std::map<std::string, Code, std::less<>>> terms_, folded_;
};

}  // namespace maex::maxml
