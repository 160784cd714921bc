#include "adapters/partners/maxml/dialect/matcher.hpp"

#include <algorithm>

namespace maex::maxml {

namespace {

Path split(DialectNames& names, std::string_view path) {
  Path parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    parts.push_back(names.id(path.substr(0, slash)));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

/// Node of a path, created when it does not exist.
std::uint16_t node_at(BlockMatch& match, const Path& path) {
  std::uint16_t at = 0;
  for (const NameId part : path) {
    const auto& below = match.nodes[at].below;
    const auto found = std::find_if(below.begin(), below.end(), [part](const auto& one) { return one.first == part; });
    if (found != below.end()) {
      at = found->second;
      continue;
    }
    const auto made = static_cast<std::uint16_t>(match.nodes.size());
    match.nodes[at].below.emplace_back(part, made);
    match.nodes.emplace_back();
    at = made;
  }
  return at;
}

std::unique_ptr<BlockMatch> match_for(const Dialect& dialect, const Block& block, DialectNames& names) {
  auto match = std::make_unique<BlockMatch>();
  match->block = &block;
  match->nodes.emplace_back().hosts = true;
  if (!dialect.custom.at.empty() && !is_child(block.kind))
    match->nodes[node_at(*match, split(names, dialect.custom.at))].hosts = true;
  for (const Element& element : block.elements) {
    if (element.role == Element::Role::link) match->links.push_back(&element);
    if (!element.at.empty()) match->nodes[node_at(*match, split(names, element.at))].hosts = true;
    if (element.role == Element::Role::leaf) match->nodes[node_at(*match, split(names, element.path))].leaf = &element;
  }
  match->path = split(names, block.element);
  for (const SharedElement& shared : block.shared) match->shared.push_back(names.id(shared.element));
  return match;
}

}  // namespace

Matcher::Matcher(const Dialect& dialect, DialectNames& names) {
  info = names.id(dialect.field_report_info);
  link = names.id(dialect.link.element);
  link_guid = split(names, dialect.link.guid);
  link_id = split(names, dialect.link.id);
  link_target = split(names, dialect.link.target);
  custom = names.id(dialect.custom.element);
  custom_name = names.id(dialect.custom.name);
  custom_label = names.id(dialect.custom.label);
  custom_type = names.id(dialect.custom.type);
  custom_value = names.id(dialect.custom.value);
  for (const FrameElement& attribute : dialect.report_attributes)
    report.push_back({names.id("@" + attribute.path), &attribute});
  for (const FrameElement& element : dialect.report_elements) report.push_back({names.id(element.path), &element});
  for (const std::string& name : dialect.not_modelled) not_modelled_.push_back(names.id(name));
  for (const Block& block : dialect.items) {
    blocks_.push_back(match_for(dialect, block, names));
    items_.emplace_back(names.id(block.element), blocks_.back().get());
  }
  for (const Block& block : dialect.children) blocks_.push_back(match_for(dialect, block, names));
  for (const Block& top : dialect.items)
    for (const auto& match : blocks_)
      if (is_child(match->block->kind) && dialect.child(top.kind, match->block->kind) == match->block)
        children_[static_cast<std::size_t>(top.kind)].push_back(match.get());
}

const BlockMatch* Matcher::item(NameId name) const {
  for (const auto& [known, block] : items_)
    if (known == name) return block;
  return nullptr;
}

bool Matcher::not_modelled(NameId name) const {
  return std::find(not_modelled_.begin(), not_modelled_.end(), name) != not_modelled_.end();
}

std::vector<const BlockMatch*> Matcher::children(Kind top, NameId name) const {
  std::vector<const BlockMatch*> found;
  for (const BlockMatch* block : children_[static_cast<std::size_t>(top)])
    if (block->path.front() == name) found.push_back(block);
  return found;
}

const MatchNode* Matcher::step(const BlockMatch& block, const MatchNode& at, NameId name) {
  for (const auto& [known, index] : at.below)
    if (known == name) return &block.nodes[index];
  return nullptr;
}

std::shared_ptr<const CompiledDialect> compile(std::shared_ptr<const Dialect> dialect) {
  if (dialect != load_dialect({})) return std::make_shared<const CompiledDialect>(std::move(dialect));
  static const auto draft = std::make_shared<const CompiledDialect>(load_dialect({}));
  return draft;
}

}  // namespace maex::maxml
