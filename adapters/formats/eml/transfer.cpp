#include "adapters/formats/eml/transfer.hpp"

#include "adapters/formats/eml/message.hpp"

namespace maex::eml {
namespace {

/// 0 to 63; -1: not a character of base64.
int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::optional<Transfer> transfer_of(std::string_view header) {
  while (!header.empty() && is_space(header.front())) header.remove_prefix(1);
  while (!header.empty() && is_space(header.back())) header.remove_suffix(1);
  const std::string name = lower(header);
  if (name.empty() || name == "7bit" || name == "8bit" || name == "binary") return Transfer::plain;
  if (name == "base64") return Transfer::base64;
  if (name == "quoted-printable") return Transfer::quoted_printable;
  return std::nullopt;
}

Damage Decoder::take(std::string_view piece) {
  out_.clear();
  Damage damage;
  switch (transfer_) {
    case Transfer::plain: to_(piece); break;
    case Transfer::base64: damage = take_base64(piece); break;
    case Transfer::quoted_printable: damage = take_quoted(piece); break;
  }
  if (!out_.empty()) to_(out_);
  taken_ += piece.size();
  return damage;
}

Damage Decoder::take_base64(std::string_view piece) {
  for (std::size_t i = 0; i != piece.size(); ++i) {
    const char c = piece[i];
    if (is_space(c)) continue;
    if (ended_) return {taken_ + i, "more data follow the end of the base64 data"};
    const int value = base64_value(c);
    if (value < 0 && c != '=') return {taken_ + i, "a character that is not of base64 is in the data"};
    if ((c == '=' && characters_ < 2) || (c != '=' && padding_ != 0))
      return {taken_ + i, "a \"=\" is in the middle of the base64 data"};
    bits_ = bits_ << 6 | static_cast<std::uint32_t>(value < 0 ? 0 : value);
    padding_ += c == '=' ? 1 : 0;
    if (++characters_ != 4) continue;
    for (unsigned byte = 0; byte != 3 - padding_; ++byte) out_ += static_cast<char>(bits_ >> (16 - 8 * byte) & 0xFF);
    ended_ = padding_ != 0;
    bits_ = characters_ = padding_ = 0;
  }
  return {};
}

/// "=41" is a byte, and "=" at the end of a line joins it with the next one.
Damage Decoder::take_quoted(std::string_view piece) {
  for (std::size_t i = 0; i != piece.size(); ++i) {
    const char c = piece[i];
    if (sign_.empty()) {
      (c == '=' ? sign_ : out_) += c;
      continue;
    }
    if (c == '\n') {
      sign_.clear();
    } else if (sign_.size() == 1 && hex_value(c) >= 0) {
      sign_ += c;
    } else if (sign_.size() == 2 && hex_value(sign_[1]) >= 0 && hex_value(c) >= 0) {
      out_ += static_cast<char>(hex_value(sign_[1]) << 4 | hex_value(c));
      sign_.clear();
    } else if (is_space(c) && (sign_.size() == 1 || is_space(sign_[1]))) {
      sign_ = "= ";  // blanks before the end of the line have no meaning
    } else {
      return {taken_ + i, "a \"=\" without two digits is in the quoted-printable text"};
    }
  }
  return {};
}

Damage Decoder::finish() {
  if (characters_ != 0) return {taken_, "the base64 data end in the middle of a group"};
  if (!sign_.empty()) return {taken_, "the quoted-printable text ends inside a line"};
  return {};
}

}  // namespace maex::eml
