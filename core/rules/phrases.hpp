// Finds words of a list in free text: "təlim poliqonu", "на полигоне", "firing range".
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maex::rules {

/// What a text says about the listed words.
enum class Mention : std::uint8_t {
  none,
  doubtful,  ///< the text has the words with a word such as "near" or "maybe", or in a lesson about mine risk
  sure,
};

/// A list of phrases. A phrase is one word or several, in any script that fold() knows. A word that ends with * stands
/// for all words that begin so: "полигон*" also finds "полигоне". Immutable after construction.
class Phrases {
 public:
  Phrases() = default;
  /// Throws std::invalid_argument with a clause when a phrase has no letter.
  explicit Phrases(const std::vector<std::string>& phrases);

  [[nodiscard]] bool empty() const { return phrases_.empty(); }
  /// A phrase after or before a negation ("poliqon deyil", "не на полигоне", "former range") is not a mention.
  [[nodiscard]] Mention find(std::string_view text) const;

 private:
  struct Word {
    std::string text;  ///< folded
    bool open_end;     ///< written with *
  };
  static bool fits(const Word& word, std::string_view token);

  std::vector<std::vector<Word>> phrases_;
  /// The phrases whose first word begins with a byte.
  std::array<std::vector<std::uint32_t>, 256> by_first_byte_;
};

}  // namespace maex::rules
