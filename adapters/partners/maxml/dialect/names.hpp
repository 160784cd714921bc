// Names of elements and attributes as small numbers.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/partners/maxml/read/tree.hpp"

namespace maex::maxml {

/// The names in a dialect. They do not change once the dialect is compiled, so all readers share them.
class DialectNames {
 public:
  /// `spellings` must outlive it.
  explicit DialectNames(const std::map<std::string, std::string>& spellings) : spellings_(spellings) {}

  /// Number of a name, ignoring letter case and prefix; names of attributes have a leading '@'.
  NameId id(std::string_view name) {
    return ids_.try_emplace(key_of(name), static_cast<NameId>(ids_.size())).first->second;
  }

 private:
  friend class Names;
  [[nodiscard]] std::string key_of(std::string_view name) const {
    std::string key;
    if (const auto colon = name.find(':'); colon != std::string_view::npos) {
      if (name.front() == '@') key = '@';
      name.remove_prefix(colon + 1);
    }
    for (const char c : name) key += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (const auto found = spellings_.find(key); found != spellings_.end()) key = found->second;
    return key;
  }

  const std::map<std::string, std::string>& spellings_;
  std::unordered_map<std::string, NameId> ids_;
};

/// The names in one file: those of the dialect and all others.
class Names {
 public:
  /// `known` must outlive it.
  explicit Names(const DialectNames& known) : known_(known) {}

  /// As DialectNames::id().
  NameId id(std::string_view name) {
    std::string key = known_.key_of(name);
    if (const auto found = known_.ids_.find(key); found != known_.ids_.end()) return found->second;
    const auto next = static_cast<NameId>(known_.ids_.size() + others_.size());
    return others_.try_emplace(std::move(key), next).first->second;
  }
  /// Stores a spelling under the parser's own pointer to it (equal names have equal pointers within one parser).
  std::uint32_t spelling(const void* pointer, std::string_view name, bool attribute) {
    auto& known = attribute ? attributes_ : elements_;
    if (const auto found = known.find(pointer); found != known.end()) return found->second;
    const auto index = static_cast<std::uint32_t>(spelled_.size());
    spelled_.push_back((attribute ? "@" : "") + std::string(name));
    numbers_.push_back(id(spelled_.back()));
    known.emplace(pointer, index);
    return index;
  }
  [[nodiscard]] const std::string& spelled(std::uint32_t index) const { return spelled_[index]; }
  [[nodiscard]] NameId number(std::uint32_t index) const { return numbers_[index]; }
  [[nodiscard]] std::size_t count() const { return spelled_.size(); }

 private:
  const DialectNames& known_;
  std::unordered_map<std::string, NameId> others_;
  std::unordered_map<const void*, std::uint32_t> elements_, attributes_;
  std::vector<std::string> spelled_;
  std::vector<NameId> numbers_;
};

}  // namespace maex::maxml
