// Short English pieces of sentences ("no date is given", "{1} or {2}") in another language, with their numbers and
// names kept.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace maex {

class Phrases {
 public:
  /// `english` may hold {1}, {2} and so on, in this order, for whatever stands there; `other` holds the same ones in
  /// its own order.
  void add(std::string_view english, std::string_view other);
  /// The whole text, or else each piece of a list that is divided by ", "; as it is where a piece is not known.
  [[nodiscard]] std::string say(std::string_view english) const;
  /// True when say() would change it all.
  [[nodiscard]] bool knows(std::string_view english) const;
  /// Numbers in braces of a pattern, each once, ascending.
  static std::vector<std::string_view> marks(std::string_view pattern);

 private:
  struct Phrase {
    std::vector<std::string> literal;  ///< what stands before, between and behind the marks
    std::vector<std::string> marks;    ///< "{1}"
    std::string other;
    std::size_t letters = 0;  ///< of all literals: the phrase that says most goes first
  };
  [[nodiscard]] bool say_one(std::string_view english, std::string& out) const;
  [[nodiscard]] bool say_all(std::string_view english, std::string& out) const;
  std::vector<Phrase> phrases_;
};

}  // namespace maex
