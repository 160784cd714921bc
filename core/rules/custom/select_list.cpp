#include "core/rules/custom/select_list.hpp"

#include <algorithm>
#include <array>

namespace maex::rules {
namespace {

using Kind = SqlToken::Kind;

bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continues_number(char c) { return (c >= '0' && c <= '9') || c == '.'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }

std::string in_small(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return small;
}

bool is(const SqlToken& token, Kind kind, std::string_view text) { return token.kind == kind && token.text == text; }
bool is_word(const SqlToken& token, std::string_view word) { return is(token, Kind::word, word); }
bool is_sign(const SqlToken& token, std::string_view sign) { return is(token, Kind::sign, sign); }

/// How many tokens from `at` are the sequence; 0 when they are not. "?" stands for any name.
std::size_t follows(const std::vector<SqlToken>& tokens, std::size_t at,
                    std::initializer_list<std::string_view> wanted) {
  if (at + wanted.size() > tokens.size()) return 0;
  for (const std::string_view text : wanted) {
    const SqlToken& token = tokens[at++];
    const bool named = token.kind == Kind::word || token.kind == Kind::name;
    if (text == "?" ? !named : token.text != text || token.kind == Kind::text) return 0;
  }
  return wanted.size();
}

/// "AS name", "name" or nothing: the end of an item.
bool ends_item(const std::vector<SqlToken>& item, std::size_t at) {
  if (at < item.size() && is_word(item[at], "as")) ++at;
  if (at == item.size()) return true;
  return at + 1 == item.size() && item[at].kind != Kind::sign && item[at].kind != Kind::number;
}

constexpr std::array<std::string_view, 8> behind_from = {"where", "group",  "having", "order",
                                                         "limit", "window", "union",  "intersect"};
bool ends_from(const SqlToken& token) {
  return token.kind == Kind::word &&
         (std::find(behind_from.begin(), behind_from.end(), token.text) != behind_from.end() ||
          token.text == "except" || token.text == "values");
}
bool joins_results(const SqlToken& token) {
  return is_word(token, "union") || is_word(token, "intersect") || is_word(token, "except") || is_word(token, "values");
}

}  // namespace

std::vector<SqlToken> tokens_of(std::string_view sql) {
  std::vector<SqlToken> tokens;
  for (std::size_t at = 0; at < sql.size();) {
    const std::string_view rest = sql.substr(at);
    const char c = rest.front();
    if (is_blank(c)) {
      ++at;
    } else if (rest.starts_with("--")) {
      at += std::min(rest.size(), rest.find('\n'));
    } else if (rest.starts_with("/*")) {
      const std::size_t end = rest.find("*/", 2);
      at += end == std::string_view::npos ? rest.size() : end + 2;
    } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
      std::size_t end = 1;
      const char close = c == '[' ? ']' : c;
      // A doubled quote is one quote of the text.
      while (end < rest.size() && (rest[end] != close || (c != '[' && end + 1 < rest.size() && rest[end + 1] == close)))
        end += rest[end] == close ? 2 : 1;
      const std::string_view inside = rest.substr(1, end - 1);
      tokens.push_back({c == '\'' ? Kind::text : Kind::name, c == '\'' ? std::string(inside) : in_small(inside)});
      at += std::min(rest.size(), end + 1);
    } else if (starts_word(c)) {
      std::size_t end = 1;
      while (end < rest.size() &&
             (starts_word(rest[end]) || (rest[end] >= '0' && rest[end] <= '9') || rest[end] == '$'))
        ++end;
      tokens.push_back({Kind::word, in_small(rest.substr(0, end))});
      at += end;
    } else if (c >= '0' && c <= '9') {
      std::size_t end = 1;
      while (end < rest.size() && (continues_number(rest[end]) || starts_word(rest[end]))) ++end;
      tokens.push_back({Kind::number, in_small(rest.substr(0, end))});
      at += end;
    } else {
      tokens.push_back({Kind::sign, std::string(1, c)});
      ++at;
    }
  }
  return tokens;
}

std::optional<SelectList> select_list_of(std::string_view sql) {
  const std::vector<SqlToken> tokens = tokens_of(sql);
  std::size_t at = 0, depth = 0;
  const auto step = [&depth](const SqlToken& token) {
    if (is_sign(token, "(")) ++depth;
    if (is_sign(token, ")") && depth != 0) --depth;
  };
  while (at != tokens.size() && !(depth == 0 && is_word(tokens[at], "select"))) step(tokens[at++]);
  if (at == tokens.size()) return std::nullopt;
  SelectList list;
  bool plain = at == 0;
  list.items.emplace_back();
  for (++at; at != tokens.size() && !(depth == 0 && is_word(tokens[at], "from")); ++at) {
    step(tokens[at]);
    if (depth == 0 && is_sign(tokens[at], ","))
      list.items.emplace_back();
    else if (!(list.items.size() == 1 && list.items[0].empty() &&
               (is_word(tokens[at], "distinct") || is_word(tokens[at], "all"))))
      list.items.back().push_back(tokens[at]);
  }
  if (at == tokens.size()) return std::nullopt;
  list.rest.assign(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end());
  for (++at; at != tokens.size() && !(depth == 0 && ends_from(tokens[at])); ++at) {
    step(tokens[at]);
    list.from.push_back(tokens[at]);
  }
  plain = plain && std::none_of(list.from.begin(), list.from.end(),
                                [](const SqlToken& token) { return is_word(token, "select"); });
  for (; at != tokens.size(); ++at) {
    plain = plain && !(depth == 0 && joins_results(tokens[at]));
    step(tokens[at]);
  }
  list.reads_tables = plain;
  list.one_table = plain && std::none_of(list.from.begin(), list.from.end(), [](const SqlToken& token) {
                     return is_word(token, "join") || is_sign(token, ",") || is_sign(token, "(");
                   });
  return list;
}

bool is_row_count(const std::vector<SqlToken>& item) {
  std::size_t at = follows(item, 0, {"count", "(", "*", ")"});
  if (at == 0) return false;
  at += follows(item, at, {"over", "(", ")"});
  return ends_item(item, at);
}

namespace {

/// distance_km(a.latitude, a.longitude, b.latitude, b.longitude): how many tokens it has; 0 when it is something else.
std::size_t distance_at(const std::vector<SqlToken>& tokens, std::size_t at) {
  const std::size_t length = follows(tokens, at,
                                     {"distance_km", "(", "?", ".", "latitude", ",", "?", ".", "longitude", ",", "?",
                                      ".", "latitude", ",", "?", ".", "longitude", ")"});
  const auto owner = [&](std::size_t k) -> const std::string& { return tokens[at + k].text; };
  const bool between = length != 0 && owner(2) == owner(6) && owner(10) == owner(14) && owner(2) != owner(10);
  return between ? length : 0;
}

/// abs(a.latitude - b.latitude)
std::size_t difference_at(const std::vector<SqlToken>& tokens, std::size_t at) {
  const std::size_t length = follows(tokens, at, {"abs", "(", "?", ".", "?", "-", "?", ".", "?", ")"});
  const bool same =
      length != 0 && tokens[at + 4].text == tokens[at + 8].text && tokens[at + 2].text != tokens[at + 6].text;
  return same ? length : 0;
}

template <std::size_t N>
bool is_one_of(const SqlToken& token, const std::string_view (&words)[N]) {
  return token.kind != Kind::text && std::find(std::begin(words), std::end(words), token.text) != std::end(words);
}

/// "column" or "alias.column" from `at`: how many tokens; 0 when it is something else.
std::size_t column_at(const std::vector<SqlToken>& tokens, std::size_t at) {
  const auto named = [&](std::size_t k) {
    return k < tokens.size() && (tokens[k].kind == Kind::word || tokens[k].kind == Kind::name);
  };
  if (!named(at)) return 0;
  return at + 2 < tokens.size() && is_sign(tokens[at + 1], ".") && named(at + 2) ? 3 : 1;
}

/// The tokens with "fold(column)" replaced by "column".
std::vector<SqlToken> without_folding(const std::vector<SqlToken>& tokens) {
  std::vector<SqlToken> plain;
  for (std::size_t at = 0; at < tokens.size();) {
    const std::size_t length = follows(tokens, at, {"fold", "("}) != 0 ? column_at(tokens, at + 2) : 0;
    if (length != 0 && at + 2 + length < tokens.size() && is_sign(tokens[at + 2 + length], ")")) {
      for (std::size_t k = 0; k != length; ++k) plain.push_back(tokens[at + 2 + k]);
      at += 3 + length;
    } else {
      plain.push_back(tokens[at++]);
    }
  }
  return plain;
}

/// The end of the condition that begins with the column before `at`; 0 when it is no plain comparison. `column`: its
/// name.
std::size_t end_of_comparison(const std::vector<SqlToken>& tokens, std::size_t at, std::string_view column) {
  const auto literal = [&](std::size_t k) {
    return k < tokens.size() && (tokens[k].kind == Kind::number || tokens[k].kind == Kind::text);
  };
  if (follows(tokens, at, {"is", "null"}) != 0) return at + 2;
  if (follows(tokens, at, {"is", "not", "null"}) != 0) return at + 3;
  if (at < tokens.size() && is_word(tokens[at], "not")) ++at;
  if (at >= tokens.size()) return 0;
  if (is_word(tokens[at], "like")) return literal(at + 1) ? at + 2 : 0;
  if (is_word(tokens[at], "between"))
    return literal(at + 1) && at + 2 < tokens.size() && is_word(tokens[at + 2], "and") && literal(at + 3) ? at + 4 : 0;
  std::size_t signs = 0;
  static constexpr std::string_view comparing[] = {"<", ">", "=", "!"};
  while (at < tokens.size() && tokens[at].kind == Kind::sign && is_one_of(tokens[at], comparing)) ++at, ++signs;
  if (signs == 0 || signs > 2) return 0;
  if (literal(at)) return at + 1;
  const std::size_t other = column_at(tokens, at);
  return other != 0 && tokens[at + other - 1].text == column ? at + other : 0;
}

}  // namespace

bool only_compares(const std::vector<SqlToken>& given, const std::vector<std::string>& columns) {
  static constexpr std::string_view before[] = {"where", "and", "or", "on", "not", "having"};
  static constexpr std::string_view behind[] = {"and",   "or",    "join",  "left",   "inner", "cross", "where",
                                                "group", "order", "limit", "having", ")",     ";",     ","};
  const std::vector<SqlToken> tokens = without_folding(given);
  for (std::size_t at = 0; at < tokens.size();) {
    if (const std::size_t length = std::max(distance_at(tokens, at), difference_at(tokens, at)); length != 0) {
      at += length;
      continue;
    }
    const std::size_t length = column_at(tokens, at);
    const std::string_view name = length == 0 ? std::string_view() : std::string_view(tokens[at + length - 1].text);
    if (length == 0 || std::find(columns.begin(), columns.end(), name) == columns.end()) {
      // "a.latitude" is found at its alias, so a name is never passed over with its column.
      at += length == 3 ? 3 : 1;
      continue;
    }
    // A bracket is one around conditions, not that of a function.
    std::size_t first = at;
    while (first != 0 && is_sign(tokens[first - 1], "(")) --first;
    if (first == 0 || !is_one_of(tokens[first - 1], before)) return false;
    const std::size_t end = end_of_comparison(tokens, at + length, name);
    if (end == 0 || (end != tokens.size() && !is_one_of(tokens[end], behind))) return false;
    at = end;
  }
  return true;
}

bool is_distance_of_records(const std::vector<SqlToken>& item) {
  bool measured = false;
  for (std::size_t at = 0; at < item.size();) {
    const SqlToken& token = item[at];
    if (!measured && is_word(token, "distance_km")) {
      const std::size_t length = distance_at(item, at);
      if (length == 0) return false;
      measured = true;
      at += length;
      continue;
    }
    const bool cast = measured && is_word(token, "as") && at + 1 < item.size() &&
                      (is_word(item[at + 1], "integer") || is_word(item[at + 1], "int"));
    if (cast)
      ++at;
    else if (measured && ends_item(item, at))
      return true;
    else if (!is_word(token, "cast") && !is_word(token, "round") && !is_sign(token, "(") && !is_sign(token, ")") &&
             !is_sign(token, "*") && !is(token, Kind::number, "1000"))
      return false;
    ++at;
  }
  return measured;
}

}  // namespace maex::rules
