// JSON of any size as a stream of tokens. maex has its own tokenizer for two reasons. nlohmann's parser cannot stop
// between two features and continue later, and it reads a string to its end before the caller can reject its length.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bounds.hpp"
#include "core/text/text_source.hpp"

namespace maex::geojson {

enum class Token : std::uint8_t {
  begin_object,
  end_object,
  begin_array,
  end_array,
  key,
  text,
  number,
  yes,
  no,
  null,
  not_a_number,  ///< NaN or an infinity. JSON has no such value, but Python and R write it for a missing number.
  end,
};

/// Follows RFC 8259 strictly, except for NaN and infinities. Rejects (InputError) input that is not JSON, nesting
/// deeper than `xml-depth` or 64, strings and numbers longer than `cell-bytes`, and escapes that do not form a
/// character.
class Tokens {
 public:
  /// Error messages use `name`. Throws InputError when the file cannot be opened.
  Tokens(const std::filesystem::path& path, std::string name, const Bounds& bounds);
  /// Checks commas and colons, but does not return them.
  Token next();
  /// The unescaped text of a key or string, or the spelling of a number or of what is not a number. Valid until the
  /// next call.
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Line of the last token.
  [[nodiscard]] std::uint32_t line() const { return token_line_; }
  [[nodiscard]] double progress() const { return source_->progress(); }
  /// Number of bytes that were not UTF-8 and became U+FFFD.
  [[nodiscard]] std::uint64_t damaged_bytes() const { return source_->damage().bytes; }
  /// Skips the value whose first token was `first`. Calls `each` for every scalar in it.
  template <class Each>
  void skip(Token first, Each&& each) {
    std::size_t depth = 0;
    for (Token token = first;; token = next()) {
      if (token == Token::begin_object || token == Token::begin_array)
        ++depth;
      else if (token == Token::end_object || token == Token::end_array)
        --depth;
      else if (token != Token::key)
        each(token);
      if (depth == 0) return;
    }
  }
  [[noreturn]] void fail(const std::string& problem) const;
  /// The part of the document that is read now ("features[3]"), for error messages.
  void at(std::string_view part) { part_ = part; }
  /// After the end of a document: true when another one follows, as in a sequence (RFC 8142, or one for each line).
  bool another();

 private:
  enum class Expect : std::uint8_t { value, key_or_end, key, colon, comma_or_end, value_or_end, nothing };
  /// The next byte without consuming it; -1 at the end.
  int peek() { return at_ != end_ || fill() ? static_cast<unsigned char>(*at_) : -1; }
  bool fill();
  void blanks();
  Token value();
  Token close(char bracket);
  void string();
  void escape();
  unsigned hex4();
  Token number();
  Token not_a_number();
  Token word(std::string_view word, Token token);
  void grow(std::size_t more);

  std::string name_, part_;
  std::unique_ptr<text::TextSource> source_;
  std::unique_ptr<char[]> block_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::string text_;
  std::vector<bool> open_;  // true: object
  Expect expect_ = Expect::value;
  std::uint32_t line_ = 1, token_line_ = 1;
  std::size_t deepest_;
  bool own_depth_;
  std::size_t longest_;
  Watch watch_;
};

}  // namespace maex::geojson
