#include "core/report/phrases.hpp"

#include <algorithm>

namespace maex {

std::vector<std::string_view> Phrases::marks(std::string_view pattern) {
  std::vector<std::string_view> found;
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) break;
    found.push_back(pattern.substr(open, close + 1 - open));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Phrases::add(std::string_view english, std::string_view other) {
  Phrase phrase;
  phrase.other = other;
  for (std::size_t open = english.find('{'); open != std::string_view::npos; open = english.find('{')) {
    const std::size_t close = english.find('}', open);
    if (close == std::string_view::npos) break;
    phrase.literal.emplace_back(english.substr(0, open));
    phrase.marks.emplace_back(english.substr(open, close + 1 - open));
    english.remove_prefix(close + 1);
  }
  phrase.literal.emplace_back(english);
  for (const std::string& piece : phrase.literal) phrase.letters += piece.size();
  const auto before = std::find_if(phrases_.begin(), phrases_.end(),
                                   [&phrase](const Phrase& each) { return each.letters < phrase.letters; });
  phrases_.insert(before, std::move(phrase));
}

bool Phrases::say_one(std::string_view english, std::string& out) const {
  for (const Phrase& phrase : phrases_) {
    std::string_view rest = english;
    if (!rest.starts_with(phrase.literal.front())) continue;
    rest.remove_prefix(phrase.literal.front().size());
    std::vector<std::string_view> taken;
    for (std::size_t i = 0; i != phrase.marks.size(); ++i) {
      const std::string& next = phrase.literal[i + 1];
      const bool last = i + 1 == phrase.marks.size();
      if (last && !rest.ends_with(next)) break;
      const std::size_t at = last ? rest.size() - next.size() : rest.find(next);
      // Nothing that a mark stands for has commas: otherwise one phrase would swallow a list.
      if (at == std::string_view::npos || at == 0 || rest.substr(0, at).find(", ") != std::string_view::npos) break;
      taken.push_back(rest.substr(0, at));
      rest.remove_prefix(at + next.size());
    }
    if (taken.size() != phrase.marks.size() || !rest.empty()) continue;
    std::string_view pattern = phrase.other;
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{')) {
      const std::size_t close = pattern.find('}', open);
      if (close == std::string_view::npos) break;
      out += pattern.substr(0, open);
      for (std::size_t i = 0; i != taken.size(); ++i)
        if (phrase.marks[i] == pattern.substr(open, close + 1 - open)) out += taken[i];
      pattern.remove_prefix(close + 1);
    }
    out += pattern;
    return true;
  }
  return false;
}

bool Phrases::say_all(std::string_view english, std::string& out) const {
  if (say_one(english, out)) return true;
  if (english.find(", ") == std::string_view::npos) return false;
  while (true) {
    const std::size_t comma = english.find(", ");
    if (!say_one(english.substr(0, comma), out)) return false;
    if (comma == std::string_view::npos) return true;
    out += ", ";
    english.remove_prefix(comma + 2);
  }
}

std::string Phrases::say(std::string_view english) const {
  std::string out;
  return say_all(english, out) ? out : std::string(english);
}

bool Phrases::knows(std::string_view english) const {
  std::string out;
  return say_all(english, out);
}

}  // namespace maex
