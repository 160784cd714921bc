#include "adapters/formats/html/styles.hpp"

#include <algorithm>

#include "adapters/formats/html/limits.hpp"
#include "core/document/number_format.hpp"
#include "core/io/xml_text.hpp"
#include "core/text/fold.hpp"

namespace maex::html {
namespace {

bool is_word(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
           return (x >= 'A' && x <= 'Z' ? static_cast<char>(x + 32) : x) == y;
         });
}

/// A CSS string without its quotes and backslashes. Excel writes a quote as \0022, always with four digits.
std::string unescaped(std::string_view value) {
  if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
    value = value.substr(1, value.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    std::uint32_t code = 0;
    int digits = 0;
    while (digits < 4 && i + 1 + digits < value.size() && xml::hex_digit(value[i + 1 + digits]) >= 0)
      code = code * 16 + static_cast<std::uint32_t>(xml::hex_digit(value[i + 1 + digits++]));
    char spelled[4];
    const bool is_character = code != 0 && (code < 0xD800 || code >= 0xE000);
    if (digits == 4 && is_character)
      out.append(spelled, xml::put_utf8(spelled, code)), i += 4;
    else
      out += value[++i];
  }
  return out;
}

/// Excel writes names for its usual formats instead of their codes. Empty for values that Excel does not write.
std::string format_code(std::string_view value) {
  struct Named {
    std::string_view name;
    unsigned id;
  };
  constexpr Named named[] = {{"fixed", 2},       {"standard", 4},     {"percent", 10},     {"scientific", 11},
                             {"short date", 14}, {"medium date", 15}, {"long date", 15},   {"medium time", 18},
                             {"long time", 19},  {"short time", 20},  {"general date", 22}};
  const std::string code = unescaped(value);
  if (code.size() > longest_format) return {};
  if (is_word(code, "general")) return {};
  for (const Named& one : named)
    if (is_word(code, one.name)) return std::string(builtin_format_code(one.id));
  return code;
}

/// End of the declaration that begins at `from`: its semicolon outside quotes, or the end of the text.
std::size_t end_of_declaration(std::string_view text, std::size_t from) {
  char quote = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (quote != 0)
      quote = text[i] == quote ? '\0' : quote;
    else if (text[i] == '"' || text[i] == '\'')
      quote = text[i];
    else if (text[i] == ';')
      return i;
  }
  return text.size();
}

/// Position where the block that opens at `open` closes; the end of the text when it never does.
std::size_t end_of_block(std::string_view css, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < css.size(); ++i) {
    if (css[i] == '{') ++depth;
    if (css[i] == '}' && --depth == 0) return i;
  }
  return css.size();
}

std::string without_comments(std::string_view css) {
  std::string out;
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t open = std::min(css.find("/*", at), css.size());
    out.append(css.substr(at, open - at));
    const std::size_t close = open == css.size() ? css.size() : css.find("*/", open + 2);
    at = close == std::string_view::npos ? css.size() : std::min(close + 2, css.size());
  }
  for (const std::string_view mark : {"<!--", "-->"})
    for (std::size_t at = 0; (at = out.find(mark, at)) != std::string::npos;)
      std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), mark.size(), ' ');
  return out;
}

}  // namespace

Style read_style(std::string_view text) {
  Style style;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_declaration(text, at);
    const std::string_view declaration = text.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view property = trim(declaration.substr(0, colon));
    std::string_view value = trim(declaration.substr(colon + 1));
    if (const std::size_t mark = value.find("!important"); mark != std::string_view::npos)
      value = trim(value.substr(0, mark));
    if (is_word(property, "display"))
      style.hidden = is_word(value, "none");
    else if (is_word(property, "visibility") && is_word(value, "collapse"))
      style.hidden = true;
    else if (is_word(property, "mso-number-format"))
      style.format = format_code(value);
  }
  return style;
}

bool Stylesheet::add(std::string_view raw) {
  const std::string css = without_comments(raw);
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t open = css.find('{', at);
    if (open == std::string::npos) return true;
    const std::size_t close = end_of_block(css, open);
    std::string_view selectors = trim(std::string_view(css).substr(at, open - at));
    at = close + 1;
    if (selectors.starts_with('@')) continue;  // @media print hides what the screen shows; @page concerns paper
    const Style style = read_style(std::string_view(css).substr(open + 1, close - open - 1));
    if (!style.hidden && !style.format) continue;
    while (!selectors.empty()) {
      const std::size_t comma = std::min(selectors.find(','), selectors.size());
      const std::string_view selector = trim(selectors.substr(0, comma));
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
      const std::size_t dot = selector.find('.');
      if (dot == std::string_view::npos || selector.find_first_of(" >+~:[#*.", dot + 1) != std::string_view::npos ||
          selector.substr(0, dot).find_first_of(" >+~:[#*") != std::string_view::npos)
        continue;
      if (classes_.size() >= most_classes) return false;
      Style& known = classes_[std::string(selector.substr(dot + 1))];
      known.hidden = known.hidden || style.hidden;
      if (style.format) known.format = style.format;
    }
  }
  return true;
}

Style Stylesheet::of(std::string_view classes) const {
  Style style;
  while (!classes_.empty() && !classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n\f"), classes.size());
    if (const auto found = classes_.find(classes.substr(0, end)); found != classes_.end()) {
      style.hidden = style.hidden || found->second.hidden;
      if (found->second.format) style.format = found->second.format;
    }
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return style;
}

}  // namespace maex::html
