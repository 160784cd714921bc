// Writes one item of the sample as text of a dialect. Private to learn.
#pragma once
#include <string>
#include <vector>

#include "adapters/partners/maxml/learn/learn.hpp"
#include "adapters/partners/maxml/learn/shapes.hpp"
#include "adapters/partners/maxml/learn/ties.hpp"

namespace maex::maxml {

/// What all items of one dialect share.
struct Common {
  std::string link_element, link_guid, link_id, link_target;
  std::vector<std::string> link_order;
  std::string custom_element, custom_at, custom_name, custom_label, custom_type, custom_value;
  std::vector<std::string> custom_order;
};

class ItemLearner {
 public:
  ItemLearner(const ItemSample& item, ItemShapes shapes, const Common& common, Learned& into);
  /// Returns [[item]] and the [[child]] blocks that belong to it.
  std::string write();

 private:
  struct Line {
    std::string text;  ///< complete text, or empty while `leaf` waits for its tie
    const SampleNode* leaf = nullptr;
    std::string path;  ///< of the leaf, from the block down
    std::string note;  ///< comment before the line
  };
  struct Open {
    std::vector<Line> lines;
    Kind kind;
    const SampleNode* root;
    std::string place;  ///< for people
  };

  void walk(const SampleNode& node, Open& open);
  void link(const LinkShape& shape, Open& open);
  void block(const BlockShape& shape, Open& open);
  void settle(Open& open);
  std::string tie_line(const SampleNode& leaf, const std::string& path, const Tie& tie, const Open& open);
  std::string unknown_line(const SampleNode& leaf, const std::string& path, const Tie& tie, const std::string& why,
                           const Open& open);
  [[nodiscard]] std::vector<Kind> kinds_for(const SampleNode& leaf, const Open& open) const;
  [[nodiscard]] bool is_always(const SampleNode& leaf, const Open& open) const;

  const ItemSample item_;
  const ItemShapes shapes_;
  const Common& common_;
  Learned& into_;
  std::string children_;
};

/// "date, 50 of 50": how often an element occurred and what it contained, without values.
std::string seen(const SampleNode& node);

}  // namespace maex::maxml
