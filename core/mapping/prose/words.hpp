// The words of a language and the classes they belong to. The words come from a file; the classes are all that the code
// knows.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/mapping/prose/tokens.hpp"

namespace maex::prose {

/// schemas/reports/README.md describes each class. `number`, `date`, `place`, `group`, `word` and `sign` have no words.
enum class Class : std::uint8_t {
  word,
  sign,
  number,
  date,
  place,
  group,
  thing,
  kind,
  person,
  trait,
  outcome,
  unit,
  act,
  qualifier,
  qualifier_after,
  caller,
  operator_,
  source,
  total,
  since,
  until,
  at,
  when,
  including,
  none,
  all,
  plan,
  other,
  other_unit,
  fill,
  link,
  and_,
  year,
  scope,
  ordinal,
  scale,
  digit,
  hundred,
  skip,
  abbreviation,
  ago,
  of_them,
  call,
  base,
  document,
  month,
  half,
  sum,
  purpose,
  part,
  but,
  count
};
/// The name of a class in the files; "operator" and "and" without the underscore.
std::string_view name(Class cls);
/// Class::count for an unknown name.
Class class_of(std::string_view name);

/// The parts between the signs `at`, without empty ones.
std::vector<std::string> split(std::string_view text, char at);

struct Entry {
  Class cls = Class::word;
  std::uint16_t value = 0;  ///< index into Words::values
};

/// Finds the longest listed phrase at a token. Immutable after the file is read.
class Words {
 public:
  Words();
  /// `spelling`: words of a phrase. "mine|s" has the forms mine and mines. "мин*" has any ending. "of?" may be absent.
  /// A word in capitals must be in capitals in the text. "=ölüb" is this spelling only. "mina|@noun" takes the endings
  /// `endings.find("noun")`. Throws std::invalid_argument with the reason.
  using Endings = std::unordered_map<std::string, std::vector<std::string>>;
  void add(std::string_view spelling, Class cls, std::string_view value, const Endings& endings);

  struct Match {
    Entry entry;
    std::size_t tokens = 0;  ///< 0: no phrase begins here
  };
  [[nodiscard]] Match match(const Tokens& tokens, std::size_t at) const;
  [[nodiscard]] const std::string& value(std::uint16_t i) const { return values_[i]; }
  [[nodiscard]] std::uint16_t size() const { return static_cast<std::uint16_t>(values_.size()); }
  [[nodiscard]] std::uint16_t value_of(std::string_view text) const;

 private:
  static constexpr std::size_t longest_stem = 48, longest_phrase = 12;
  struct Node {
    std::int32_t entry = -1;
  };
  struct Search;
  std::uint32_t word_id(const std::string& written, const std::vector<std::string>& forms, bool stem, bool capitals);
  void add_path(const std::vector<std::uint32_t>& words, Entry entry, std::string_view spelling);
  void ids_of(const Tokens& tokens, std::size_t at, std::vector<std::uint32_t>& ids) const;
  void walk(const Tokens& tokens, std::size_t at, std::uint32_t node, std::size_t used, std::size_t depth,
            Match& best) const;

  std::unordered_map<std::string, std::uint32_t> written_;  // a word as the file has it → id
  std::vector<bool> capitals_;                              // by id
  std::vector<std::string> exact_;                          // by id: the only spelling, with accents; empty: any
  std::unordered_map<std::string, std::vector<std::uint32_t>> forms_, stems_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // node and word → node
  std::vector<Node> nodes_;
  std::vector<Entry> entries_;
  std::vector<std::string> values_;
  std::size_t longest_ = 0;  // bytes of the longest stem
};

}  // namespace maex::prose
