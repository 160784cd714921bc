// A dialect prepared for reading: paths are chains of small numbers.
#pragma once
#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/dialect/names.hpp"

namespace maex::maxml {

using Path = std::vector<NameId>;

struct MatchNode {
  std::vector<std::pair<NameId, std::uint16_t>> below;  ///< children in BlockMatch::nodes
  const Element* leaf = nullptr;
  bool hosts = false;  ///< may contain children, links and custom fields
};

struct BlockMatch {
  const Block* block = nullptr;
  std::vector<MatchNode> nodes;  ///< 0 is the block's element
  std::vector<const Element*> links;
  Path path;    ///< child blocks: whole element path
  Path shared;  ///< child blocks: names of the elements that a run of records shares, next to the records
};

class Matcher {
 public:
  Matcher(const Dialect& dialect, DialectNames& names);
  [[nodiscard]] const BlockMatch* item(NameId name) const;
  [[nodiscard]] bool not_modelled(NameId name) const;
  /// Blocks of children that begin with this element below an item of `top`.
  [[nodiscard]] std::vector<const BlockMatch*> children(Kind top, NameId name) const;
  /// nullptr when no known node below `at` has this name.
  static const MatchNode* step(const BlockMatch& block, const MatchNode& at, NameId name);

  NameId info = 0, link = 0, custom = 0, custom_name = 0, custom_label = 0, custom_type = 0, custom_value = 0;
  Path link_guid, link_id, link_target;
  struct Frame {
    NameId name;
    const FrameElement* element;
  };
  std::vector<Frame> report;  ///< attributes and elements of FieldReportInfo

 private:
  std::vector<std::unique_ptr<BlockMatch>> blocks_;
  std::vector<std::pair<NameId, const BlockMatch*>> items_;
  std::vector<NameId> not_modelled_;
  std::array<std::vector<const BlockMatch*>, kind_count> children_;
};

/// A dialect that is ready for reading. Readers share it.
struct CompiledDialect {
  explicit CompiledDialect(std::shared_ptr<const Dialect> from)
      : dialect(std::move(from)), names(dialect->spellings), matcher(*dialect, names) {}

  std::shared_ptr<const Dialect> dialect;
  DialectNames names;
  Matcher matcher;
};
/// Compiles the built-in dialect only once.
std::shared_ptr<const CompiledDialect> compile(std::shared_ptr<const Dialect> dialect);

}  // namespace maex::maxml
