// Names of the persons of some records, to find them in texts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace maex {

class KnownNames {
 public:
  /// Adds each word of a name that has four letters or more. Words that are no name (oğlu, naməlum, person) are left
  /// out.
  void add(std::string_view name);
  void clear() { words_.clear(); }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  /// True when a word of the text is one of the names: capitalised, or in small letters when the name has the ending of
  /// a surname. Endings of grammar may follow (Əliyevin, Ивановым). The text may be in the other alphabet.
  [[nodiscard]] bool is_named_in(std::string_view text) const;

 private:
  struct Word {
    std::string key;  ///< the same in both alphabets, without a vowel at the end
    bool surname = false;
  };
  std::vector<Word> words_;
};

}  // namespace maex
