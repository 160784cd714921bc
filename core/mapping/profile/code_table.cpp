#include "core/mapping/profile/code_table.hpp"

#include <algorithm>

#include "core/text/fold.hpp"

namespace maex {
namespace {

// Coded columns have a few dozen spellings. A column of free text would fill the memory, so caching stops at this
// number.
constexpr std::size_t most_remembered = 4096;

constexpr std::string_view unknown_words[] = {
    "n a",         "na",         "unknown",  "not known",      "no data",
    "melum deyil", "namelum",    "bilinmir", "неизвестно",     "неизвестен",
    "не известно", "нет данных", "н д",      "не установлено", "sin informacion",
    "desconocido"};

Language language_of(const std::vector<std::string>& languages) {
  for (const std::string& tag : languages)
    if (const auto language = find_language(tag)) return *language;
  return Language::en;
}

}  // namespace

bool means_unknown(std::string_view folded) {
  return std::find(std::begin(unknown_words), std::end(unknown_words), folded) != std::end(unknown_words);
}

bool is_blank_text(std::string_view text) {
  text = trim(text);
  if (text.size() > 9) return false;
  while (!text.empty()) {
    if (text.front() == '-')
      text.remove_prefix(1);
    else if (text.starts_with("–") || text.starts_with("—") || text.starts_with("\u2212"))
      text.remove_prefix(3);
    else
      return false;
  }
  return true;
}

bool is_missing_word(std::string_view text) {
  static constexpr std::string_view words[] = {"nan", "NaN", "NaT", "None", "null", "NULL", "<NA>", "#N/A"};
  return text.size() <= 4 && std::find(std::begin(words), std::end(words), text) != std::end(words);
}

CodeTable::CodeTable(const ProfileColumn& column, const std::vector<std::string>& languages)
    : list_(info(column.field).list) {
  const CodeList list = list_;
  std::optional<Code> unknown;
  for (const auto& [code, spellings] : column.values) {
    for (const std::string& spelling : spellings) {
      folded_.emplace(fold(spelling), code);
      known_.push_back(spelling);
    }
    if (!spellings.empty()) written_.emplace_back(code, spellings.front());
  }
  const auto first_language = static_cast<std::size_t>(language_of(languages));
  const std::span<const CodeInfo> all = all_codes();
  for (std::size_t i = 0; i != all.size(); ++i)
    if (all[i].list == list) folded_.emplace(fold(all[i].name), static_cast<Code>(i));
  for (std::size_t i = 0; i != all.size(); ++i) {
    if (all[i].list != list) continue;
    const Code code = static_cast<Code>(i);
    for (const std::string_view label : all[i].labels) folded_.emplace(fold(label), code);
    if (all[i].name == "UNKNOWN") unknown = code;
    known_.emplace_back(all[i].name);
    const auto same = [code](const auto& each) { return each.first == code; };
    if (std::none_of(written_.begin(), written_.end(), same))
      written_.emplace_back(code, all[i].labels[first_language < std::size(all[i].labels) ? first_language : 0]);
  }
  if (unknown)
    for (const std::string_view word : unknown_words) folded_.emplace(word, *unknown);
  folded_.erase("");
}

const CodeTable::Match* CodeTable::find(std::string_view text) {
  const auto shown = [](const std::optional<Match>& match) { return match ? &*match : nullptr; };
  if (const auto it = seen_.find(text); it != seen_.end()) return shown(it->second);
  std::optional<Match> match;
  if (const auto it = folded_.find(fold(text)); it != folded_.end())
    match = Match{{it->second, Field::count, {}}, false};
  else if (auto word = find_word(list_, text))
    match = Match{std::move(*word), true};
  if (seen_.size() < most_remembered) return shown(seen_.emplace(text, std::move(match)).first->second);
  last_ = std::move(match);
  return shown(last_);
}

bool CodeTable::holds(std::string_view text) const { return folded_.find(fold(text)) != folded_.end(); }

std::string_view CodeTable::spelling(Code code) const {
  for (const auto& [each, text] : written_)
    if (each == code) return text;
  return {};
}

std::vector<std::string> CodeTable::known() const { return known_; }

}  // namespace maex
