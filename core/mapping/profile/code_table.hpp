// Spellings of one coded column: the profile's own, the canonical names, and the labels in three languages.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/mapping/profile/profile.hpp"
#include "core/mapping/profile/words.hpp"
#include "core/text/string_map.hpp"

namespace maex {

/// True for "n/a", "məlum deyil", "неизвестно" and the like; `folded` is a result of fold().
bool means_unknown(std::string_view folded);
/// True for white space and dashes only.
bool is_blank_text(std::string_view text);
/// True for words that programs write for a missing value: "nan", "NaT", "None", "NULL", "<NA>", "#N/A". Other
/// spellings of these words may be names.
bool is_missing_word(std::string_view text);

class CodeTable {
 public:
  CodeTable(const ProfileColumn& column, const std::vector<std::string>& languages);
  /// Looks in the column's own spellings, then in the shared words of the list. nullptr for an unknown text. The result
  /// is valid until the next call. Caches the texts that it has seen, up to a limit. Not thread-safe: one owner at a
  /// time.
  struct Match {
    WordMatch word;
    bool shared = false;  ///< from the shared words
  };
  [[nodiscard]] const Match* find(std::string_view text);
  /// For text that is probably not one of its spellings: nothing is cached.
  [[nodiscard]] bool holds(std::string_view text) const;
  /// The text to write for a code: the first listed spelling, else the label in the profile's first language.
  [[nodiscard]] std::string_view spelling(Code code) const;
  /// Spellings to suggest, in the profile's order.
  [[nodiscard]] std::vector<std::string> known() const;

 private:
  StringMap<Code> folded_;
  CodeList list_;
  StringMap<std::optional<Match>> seen_;
  std::optional<Match> last_;  // when the cache is full
  std::vector<std::pair<Code, std::string>> written_;
  std::vector<std::string> known_;
};

}  // namespace maex
