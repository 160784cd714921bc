// Spellings of one coded column: the profile's own, the canonical names, and the labels in three languages.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/mapping/profile/profile.hpp"
#include "core/text/string_map.hpp"

namespace maex {

/// True for "n/a", "məlum deyil", "неизвестно" and the like; `folded` is a result of fold().
bool means_unknown(std::string_view folded);
/// True for white space and dashes only.
bool is_blank_text(std::string_view text);

class CodeTable {
 public:
  CodeTable(const ProfileColumn& column, const std::vector<std::string>& languages);
  /// Caches the texts that it has seen, up to a limit. Not thread-safe: one owner at a time.
  [[nodiscard]] std::optional<Code> find(std::string_view text);
  /// For text that is probably not one of its spellings: nothing is cached.
  [[nodiscard]] bool holds(std::string_view text) const;
  /// The text to write for a code: the first listed spelling, else the label in the profile's first language.
  [[nodiscard]] std::string_view spelling(Code code) const;
  /// Spellings to suggest, in the profile's order.
  [[nodiscard]] std::vector<std::string> known() const;

 private:
  StringMap<Code> folded_;
  StringMap<std::optional<Code>> seen_;
  std::vector<std::pair<Code, std::string>> written_;
  std::vector<std::string> known_;
};

}  // namespace maex
