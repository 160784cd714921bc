#include "core/rules/custom/sql_words.hpp"

#include <algorithm>

namespace maex::rules {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

void add_words(std::string_view text, std::set<std::string, std::less<>>& into) {
  std::string word;
  for (const char c : text) {
    if (is_word(c))
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!word.empty())
      into.insert(std::exchange(word, {}));
  }
  if (!word.empty()) into.insert(word);
}

}  // namespace

SqlWords words_of(std::string_view sql) {
  SqlWords found;
  std::string outside;
  for (std::size_t at = 0; at < sql.size();) {
    const std::string_view rest = sql.substr(at);
    const auto past = [&](std::string_view mark, std::size_t from) {
      const std::size_t end = rest.find(mark, from);
      return end == std::string_view::npos ? rest.size() : end + mark.size();
    };
    if (rest.starts_with("--"))
      at += past("\n", 2);
    else if (rest.starts_with("/*"))
      at += past("*/", 2);
    else if (const char quote = rest.front(); quote == '\'' || quote == '"' || quote == '`' || quote == '[') {
      const std::size_t length = past(quote == '[' ? "]" : rest.substr(0, 1), 1);
      const std::string_view inside = rest.substr(1, std::max<std::size_t>(length, 2) - 2);
      add_words(inside, found.words);
      if (quote == '\'') found.texts.emplace_back(inside, at);
      at += length;
      outside += ' ';
      continue;
    } else {
      outside += quote;
      ++at;
      continue;
    }
    outside += ' ';
  }
  add_words(outside, found.bare);
  found.words.insert(found.bare.begin(), found.bare.end());
  return found;
}

}  // namespace maex::rules
