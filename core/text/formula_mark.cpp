#include "core/text/formula_mark.hpp"

#include <algorithm>
#include <array>

namespace maex {
namespace {

constexpr std::size_t telephone_digits = 7;  // the shortest subscriber numbers

/// A sign, digits with points, commas and spaces, and perhaps an exponent or a per cent sign. No operator is inside, so
/// that a spreadsheet has nothing to compute.
bool is_signed_number(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const char sign = text.front();
  text.remove_prefix(1);
  const std::size_t end = std::min(text.find_first_not_of(sign == '-' ? "0123456789., " : "0123456789.,"), text.size());
  const std::string_view digits = text.substr(0, end);
  if (std::none_of(digits.begin(), digits.end(), is_digit)) return false;
  if (sign == '+' && digits.size() >= telephone_digits && std::all_of(digits.begin(), digits.end(), is_digit))
    return false;
  text.remove_prefix(end);
  if (text.empty() || text == "%") return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool begins_like_formula(std::string_view text) {
  // = + - @ in their full-width forms: Excel takes them for the others in East Asian settings.
  constexpr std::array<std::string_view, 4> wide = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  if (text.empty()) return false;
  if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  const std::string_view rest = text.substr(first);
  if (rest.front() == '=' || rest.front() == '@') return true;
  if (std::any_of(wide.begin(), wide.end(), [rest](std::string_view sign) { return rest.starts_with(sign); }))
    return true;
  if (rest.front() != '+' && rest.front() != '-') return false;
  return rest.find_first_not_of("+-") != std::string_view::npos && !is_signed_number(rest);
}

/// The text behind a mark or a joiner alone; `text` itself when it begins with neither.
std::string_view behind_mark(std::string_view text) {
  if (text.starts_with(formula_mark)) return text.substr(formula_mark.size());
  return text.starts_with(word_joiner) ? text.substr(word_joiner.size()) : text;
}

}  // namespace

bool needs_formula_mark(std::string_view text) {
  // A text that begins with marks before anything else is no marked text, and reading leaves it alone.
  for (std::string_view rest = behind_mark(text); rest.size() != text.size(); rest = behind_mark(text)) text = rest;
  return begins_like_formula(text);
}

std::string_view without_formula_mark_slow(std::string_view text) {
  const std::string_view rest = behind_mark(text);
  return rest.size() != text.size() && needs_formula_mark(rest) ? rest : text;
}

}  // namespace maex
