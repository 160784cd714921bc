// The tokens of PDF: of the objects of a file, and of the drawing of a page.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::pdf {

/// The file has something that these readers do not know. Poppler reads it then.
class NotPlain : public std::exception {};

enum class TokenKind : std::uint8_t { end, number, name, text, array, array_end, dictionary, dictionary_end, word };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;  ///< of a name without its slash, and of a word
  double number = 0;
};

class Lexer {
 public:
  explicit Lexer(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(std::min(at, bytes.size())) {}
  /// Throws NotPlain at bytes that do not form a token.
  Token next();
  /// The bytes of the next value: a token, an array or dictionary with all it holds, or "12 0 R". Throws NotPlain.
  std::string_view value();
  /// Where the next token may begin.
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  void skip_gaps();
  void skip_text();
  void skip_hex();
  Token number_or_word();

  std::string_view bytes_;
  std::size_t at_;
};

}  // namespace maex::pdf
