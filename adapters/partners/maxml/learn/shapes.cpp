#include "adapters/partners/maxml/learn/shapes.hpp"

#include <algorithm>
#include <functional>

#include "adapters/partners/maxml/dialect/dialect_names.hpp"
#include "adapters/partners/maxml/learn/words.hpp"

namespace maex::maxml {
namespace {

using Visit = std::function<void(const SampleNode&)>;

void each(const SampleNode& node, const Visit& visit) {
  for (const auto& [name, child] : node.below) {
    visit(*child);
    each(*child, visit);
  }
}

std::vector<const SampleNode*> leaves_of(const SampleNode& node) {
  std::vector<const SampleNode*> leaves;
  each(node, [&](const SampleNode& one) {
    if (one.is_leaf()) leaves.push_back(&one);
  });
  return leaves;
}

bool has(const SampleNode& node, std::initializer_list<const char*> words) {
  const Words own = words_of(local_name(node.name));
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return own.all.count(word) != 0; });
}

bool is_below(const SampleNode* node, const SampleNode* outer) {
  for (; node != nullptr; node = node->parent)
    if (node == outer) return true;
  return false;
}

/// Whether the texts of the leaf are ids of records in the sample.
bool names_records(const SampleNode& leaf, const std::vector<ItemSample>& items) {
  for (const ItemSample& item : items)
    for (const SampleNode* other : leaves_of(*item.node))
      if (other != &leaf && other->texts.are_unique() && leaf.texts.within(other->texts) >= 0.5) return true;
  return false;
}

void find_links(const ItemSample& item, const std::vector<ItemSample>& items, ItemShapes& shapes) {
  for (const SampleNode* leaf : leaves_of(*item.node)) {
    if (leaf->texts.many || leaf->texts.distinct.empty() || leaf->texts.distinct.size() > items.size()) continue;
    LinkShape link;
    link.target = leaf;
    for (const auto& [word, times] : leaf->texts.distinct)
      for (const ItemSample& other : items)
        if (same_words(word, local_name(other.node->name))) link.targets.emplace_back(word, other.kind);
    if (link.targets.size() != leaf->texts.distinct.size()) continue;
    for (const SampleNode* outer = leaf->parent; outer != item.node && link.id == nullptr; outer = outer->parent)
      for (const SampleNode* other : leaves_of(*outer)) {
        if (other == leaf) continue;
        if (has(*other, {"guid"})) {
          link.guid = other;
        } else if (has(*other, {"id", "local", "number", "code"}) && names_records(*other, items)) {
          link.id = other;
          link.element = outer;
        }
      }
    if (link.id != nullptr) shapes.links.push_back(link);
  }
}

void find_customs(const ItemSample& item, ItemShapes& shapes) {
  each(*item.node, [&](const SampleNode& node) {
    if (node.is_leaf() || !tells_custom(node.name)) return;
    CustomShape custom;
    custom.element = &node;
    for (const auto& [name, child] : node.below) {
      if (!child->is_leaf()) return;
      if (is_value_name(name))
        custom.value = child.get();
      else if (has(*child, {"label", "caption"}))
        custom.label = child.get();
      else if (has(*child, {"type"}))
        custom.type = child.get();
      else if (has(*child, {"name", "key", "code"}))
        custom.name = child.get();
      else
        return;
    }
    if (custom.name != nullptr && custom.value != nullptr) shapes.customs.push_back(custom);
  });
}

const SampleNode* leaf_named(const SampleNode& node, const char* word) {
  for (const auto& [name, child] : node.below)
    if (child->is_leaf() && has(*child, {word}) && (child->texts.are_numbers() || child->texts.count == 0))
      return child.get();
  return nullptr;
}

void find_points(const ItemSample& item, ItemShapes& shapes) {
  each(*item.node, [&](const SampleNode& node) {
    if (leaf_named(node, "latitude") == nullptr || leaf_named(node, "longitude") == nullptr) return;
    std::vector<const SampleNode*> repeated;  // from the innermost outwards
    for (const SampleNode* outer = &node; outer != item.node; outer = outer->parent)
      if (outer->repeats()) repeated.push_back(outer);
    const bool numbered = leaf_named(node, "number") != nullptr || leaf_named(node, "sequence") != nullptr;
    if (repeated.empty() && !numbered) return;  // the single place of the item
    BlockShape block;
    block.element = repeated.empty() ? &node : repeated.front();
    block.kind = numbered || item.kind == Kind::hazard_area ? Kind::point : Kind::place;
    if (repeated.size() > 1) {
      block.outer = repeated.back();
      for (const auto& [name, child] : block.element->parent->below)
        if (child->is_leaf() && has(*child, {"id", "number"}) && has(*child, {"shape", "polygon", "id"}))
          block.shared = child.get();
    }
    shapes.blocks.push_back(block);
  });
}

/// Finds devices and sources by the name of an element.
void find_named(const ItemSample& item, Kind kind, std::initializer_list<const char*> words, ItemShapes& shapes) {
  const std::function<void(const SampleNode&)> search = [&](const SampleNode& node) {
    for (const auto& [name, child] : node.below) {
      if (child->is_leaf() || shapes.link_at(child.get()) != nullptr || tells_custom(child->name)) continue;
      if (!has(*child, words)) {
        search(*child);
        continue;
      }
      const SampleNode* record = child.get();
      while (!record->repeats() && record->below.size() == 1 && !record->below.begin()->second->is_leaf() &&
             !tells_custom(record->below.begin()->first))
        record = record->below.begin()->second.get();
      if (record->repeats())
        shapes.blocks.push_back({kind, record, nullptr, nullptr});
      else
        shapes.regions[child.get()] = kind;
    }
  };
  search(*item.node);
}

}  // namespace

const LinkShape* ItemShapes::link_at(const SampleNode* node) const {
  for (const LinkShape& link : links)
    if (link.element == node) return &link;
  return nullptr;
}

const CustomShape* ItemShapes::custom_at(const SampleNode* node) const {
  for (const CustomShape& custom : customs)
    if (custom.element == node) return &custom;
  return nullptr;
}

const BlockShape* ItemShapes::block_at(const SampleNode* node) const {
  for (const BlockShape& block : blocks)
    if ((block.outer != nullptr ? block.outer : block.element) == node) return &block;
  return nullptr;
}

bool ItemShapes::has_block(Kind kind) const {
  return std::any_of(blocks.begin(), blocks.end(), [kind](const BlockShape& block) { return block.kind == kind; });
}

ItemShapes find_shapes(const ItemSample& item, const std::vector<ItemSample>& items) {
  ItemShapes shapes;
  find_links(item, items, shapes);
  find_customs(item, shapes);
  find_points(item, shapes);
  find_named(item, Kind::device, {"device", "ordnance", "weapon"}, shapes);
  find_named(item, Kind::source, {"source", "informant"}, shapes);
  // Keep one block of each kind: the content of a second one stays unknown.
  for (std::size_t i = 0; i < shapes.blocks.size(); ++i)
    for (std::size_t j = i + 1; j < shapes.blocks.size();)
      if (shapes.blocks[j].kind == shapes.blocks[i].kind ||
          is_below(shapes.blocks[j].element, shapes.blocks[i].element))
        shapes.blocks.erase(shapes.blocks.begin() + static_cast<std::ptrdiff_t>(j));
      else
        ++j;
  return shapes;
}

}  // namespace maex::maxml
