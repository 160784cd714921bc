// The parts of an item that are not values of their own: links, custom fields, and blocks of places, points, devices
// and sources.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/learn/sample.hpp"

namespace maex::maxml {

struct ItemSample {
  const SampleNode* node = nullptr;
  Kind kind = Kind::incident;
};

struct LinkShape {
  const SampleNode* element = nullptr;
  const SampleNode *guid = nullptr, *id = nullptr, *target = nullptr;
  std::vector<std::pair<std::string, Kind>> targets;  ///< words used as target, and the items they name
};

struct CustomShape {
  const SampleNode* element = nullptr;
  const SampleNode *name = nullptr, *label = nullptr, *type = nullptr, *value = nullptr;
};

struct BlockShape {
  Kind kind = Kind::place;
  const SampleNode* element = nullptr;  ///< one record for each
  const SampleNode* outer = nullptr;    ///< set: repeats too, and contains one run of records each time
  const SampleNode* shared = nullptr;   ///< with `outer`: what the records of a run share
};

struct ItemShapes {
  std::vector<LinkShape> links;
  std::vector<CustomShape> customs;
  std::vector<BlockShape> blocks;
  std::map<const SampleNode*, Kind> regions;  ///< elements that contain fields of a kind of child, without blocks

  [[nodiscard]] const LinkShape* link_at(const SampleNode* node) const;
  [[nodiscard]] const CustomShape* custom_at(const SampleNode* node) const;
  [[nodiscard]] const BlockShape* block_at(const SampleNode* node) const;
  [[nodiscard]] bool has_block(Kind kind) const;
};

/// `items` are all items of the sample: links are recognised by the ids and names in them.
ItemShapes find_shapes(const ItemSample& item, const std::vector<ItemSample>& items);

}  // namespace maex::maxml
