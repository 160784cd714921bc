// Everything that the program can print: the notices of every room, and a check that a text is translated.
#pragma once
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/builtin.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/report/messages.hpp"
#include "core/rules/rule.hpp"
#include "core/run/notices.hpp"

namespace maex::told {

/// All languages except English.
inline const std::vector<Language>& other_languages() {
  static const std::vector<Language> all = [] {
    std::vector<Language> found;
    for (std::size_t i = 1; i != std::size(language_tags); ++i) found.push_back(static_cast<Language>(i));
    return found;
  }();
  return all;
}

/// Every notice type by its code: from the rules, the adapters' cards, the rooms that read for the adapters, and the
/// run.
inline const std::map<std::string, const NoticeType*>& notices() {
  static const auto all = [] {
    static Registry registry;  // a card lives as long as its adapter
    register_builtin_adapters(registry);
    std::map<std::string, const NoticeType*> found;
    for (const NoticeType* type : all_notices(registry)) found.emplace(std::string(type->code), type);
    return found;
  }();
  return all;
}

/// Names in the braces of a pattern, sorted and without duplicates: "count" for "{count:row|rows}".
inline std::set<std::string> names_in(std::string_view pattern) {
  std::set<std::string> found;
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const std::string_view inside = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
    found.emplace(inside.substr(0, inside.find(':')));
  }
  return found;
}

/// True when the pattern has words to translate. False for "{text}" and "V7: {reason}.", which are the same in every
/// language.
inline bool has_words(std::string_view pattern) {
  bool name = false;
  for (const char c : pattern) {
    if (c == '{') name = true;
    if (!name && c >= 'a' && c <= 'z') return true;
    if (c == '}' || c == ':') name = false;
  }
  return false;
}

/// The first short word in the text that is common in English and does not exist in Azerbaijani or Russian. Empty when
/// there is none. "maex-in" and "--from-option" are one word each, and Date of Information is a field of IMSMA.
inline std::string english_in(std::string text) {
  for (std::size_t at; (at = text.find("Date of Information")) != std::string::npos;) text.erase(at, 19);
  static const std::set<std::string, std::less<>> small = {
      "the", "is",   "are", "was",  "were", "has", "have", "of",  "with", "not", "which", "that", "this",
      "and", "does", "did", "from", "than", "no",  "an",   "its", "to",   "in",  "by",    "or",   "for"};
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const unsigned char c = i == text.size() ? ' ' : static_cast<unsigned char>(text[i]);
    if (c >= 0x80 || c == '-' || std::isalpha(c) != 0) {
      word += static_cast<char>(std::tolower(c));
    } else {
      if (small.contains(word)) return word;
      word.clear();
    }
  }
  return {};
}

}  // namespace maex::told
