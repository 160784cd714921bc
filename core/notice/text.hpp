// A sentence or clause as a value: a pattern and its arguments. It becomes words only in output for the user.
#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace maex {

/// English with {name} where an argument goes. {name:form|form} writes a number with its noun: "1 row", "11 498 rows".
/// The English spelling is the key of the translations. Only the literal "…"_text makes a pattern, so that the program
/// knows all of them.
class Pattern {
 public:
  constexpr Pattern() = default;
  [[nodiscard]] constexpr std::string_view english() const { return english_; }
  [[nodiscard]] constexpr bool empty() const { return english_.empty(); }

  /// All patterns that the program contains, sorted by their English text.
  static std::vector<std::string_view> all();

  /// A literal as a template argument.
  template <std::size_t size>
  struct Literal {
    consteval Literal(const char (&from)[size]) { std::copy_n(from, size, text); }  // NOLINT: implicit by design
    char text[size]{};
  };
  template <Literal literal>
  static constexpr Pattern of() {
    (void)&entry<literal>;  // enters the pattern into the list when the program starts
    return Pattern({literal.text, sizeof literal.text - 1});
  }

 private:
  struct Entry {
    explicit Entry(std::string_view text) noexcept;
    std::string_view english;
    const Entry* next;
  };
  template <Literal literal>
  static inline const Entry entry{{literal.text, sizeof literal.text - 1}};

  explicit constexpr Pattern(std::string_view english) : english_(english) {}
  std::string_view english_;
};

template <Pattern::Literal literal>
constexpr Pattern operator""_text() {
  return Pattern::of<literal>();
}

struct Argument;

class Text {
 public:
  Text();
  Text(Pattern pattern);  // NOLINT: a pattern without arguments is a text
  Text(Pattern pattern, std::vector<Argument> arguments);
  /// Words from a person or another program. They are the same in every language.
  static Text as_is(std::string words);
  /// The value of a code list, such as "AP_MINE" of "device_category". `list` has static storage.
  static Text code(std::string_view list, std::string_view value);
  /// A text from another process. Its pattern and the names of its arguments are kept until the program ends.
  static Text received(std::string_view pattern, std::vector<Argument> arguments);
  Text(const Text&);
  Text(Text&&) noexcept;
  Text& operator=(const Text&);
  Text& operator=(Text&&) noexcept;
  ~Text();

  [[nodiscard]] std::string_view pattern() const { return pattern_; }
  [[nodiscard]] const std::vector<Argument>& arguments() const { return arguments_; }
  [[nodiscard]] std::vector<Argument>& arguments() { return arguments_; }
  [[nodiscard]] bool empty() const { return pattern_.empty(); }
  /// True when as_is() made the text.
  [[nodiscard]] bool is_as_is() const;
  friend bool operator==(const Text&, const Text&);
  friend std::strong_ordering operator<=>(const Text&, const Text&);

 private:
  std::string_view pattern_;  ///< static storage
  std::vector<Argument> arguments_;
};

/// The argument for one {name} of a pattern. `name` has static storage.
struct Argument {
  Argument(std::string_view called, std::string text, bool hidden = false)
      : name(called), value(std::move(text)), personal(hidden) {}
  Argument(std::string_view called, std::uint64_t number) : name(called), value(std::to_string(number)) {}
  Argument(std::string_view called, Text text) : name(called), texts{std::move(text)} {}
  Argument(std::string_view called, std::vector<Text> all) : name(called), texts(std::move(all)) {}

  std::string_view name;
  std::string value;
  bool personal = false;       ///< hidden unless the user asks for it
  std::string_view list = {};  ///< the code list that `value` is from; empty: not a code
  std::vector<Text> texts;     ///< used instead of `value`: a clause, or a list separated by commas
  friend bool operator==(const Argument&, const Argument&) = default;
  friend std::strong_ordering operator<=>(const Argument&, const Argument&) = default;
};

/// How texts become words. This class writes English; reports in other languages override its functions.
class Wording {
 public:
  virtual ~Wording() = default;
  /// The sentence in this language, with the same arguments.
  [[nodiscard]] virtual std::string_view sentence(std::string_view pattern) const { return pattern; }
  /// The word for a value of a code list.
  [[nodiscard]] virtual std::string_view code_word(std::string_view /*list*/, std::string_view value) const {
    return value;
  }
  /// The text that replaces a personal part.
  [[nodiscard]] virtual std::string_view hidden_part() const;
  static const Wording& english();

  [[nodiscard]] std::string say(const Text& text, bool show_personal = false) const;
  /// Fills a pattern that is already in this language. A {name} without an argument stays unchanged.
  [[nodiscard]] std::string fill(std::string_view pattern, std::span<const Argument> arguments,
                                 bool show_personal) const;
};

/// The text in English. Personal parts are hidden.
std::string to_string(const Text& text);
std::vector<std::string> to_strings(std::span<const Text> texts);

/// Adds a text about {count} things, unless `count` is 0.
void add_count(std::vector<Text>& to, std::uint64_t count, Pattern pattern, std::vector<Argument> more = {});

/// "11 498": groups of three digits, separated by a plain space, which all terminals and logs show correctly.
std::string grouped(std::uint64_t number);
/// The form for a number, from "form|form". One form is for all numbers. Of two forms, the second is for all numbers
/// except 1. Three forms are chosen as in Russian.
std::string_view noun_form(std::uint64_t number, std::string_view forms);

}  // namespace maex
