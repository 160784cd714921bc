#include "core/rules/phrases.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "core/text/fold.hpp"

namespace maex::rules {
namespace {

/// How many words before and after a phrase can deny it, and how many can make it doubtful.
constexpr std::size_t denial_reach = 2, doubt_reach = 3;

/// Words of one kind, folded once.
std::vector<std::string> folded_words(std::initializer_list<std::string_view> words) {
  std::vector<std::string> list;
  for (const std::string_view word : words) list.push_back(fold(word));
  return list;
}

bool has_word(const std::vector<std::string>& list, std::string_view token) {
  return std::find(list.begin(), list.end(), token) != list.end();
}

/// These words before a phrase say that it is not meant.
bool denies_before(std::string_view token) {
  static const std::vector<std::string> words =
      folded_words({"не", "нет", "без", "вне", "бывший", "бывшего", "бывшем", "бывшая", "бывшей", "keçmiş", "köhnə",
                    "not", "no", "outside", "former", "ex", "mountain", "mountains"});
  return has_word(words, token);
}

/// These words after a phrase say that it is not meant.
bool denies_after(std::string_view token) {
  static const std::vector<std::string> words =
      folded_words({"deyil", "deyildi", "yox", "yoxdur", "olmayıb", "нет", "of", "kənarda"});
  return has_word(words, token);
}

/// These words say that the place is only near, or that it is a guess, or that people were taught.
bool doubts(std::string_view token) {
  static const std::vector<std::string> words =
      folded_words({"yaxınlığında",   "yaxınlığı", "yaxınında", "yaxın",     "kənarında", "ətrafında", "yanında",
                    "рядом",          "около",     "возле",     "вблизи",    "недалеко",  "близ",      "near",
                    "close",          "beside",    "next",      "ehtimal",   "güman",     "bəlkə",     "возможно",
                    "вероятно",       "possibly",  "maybe",     "perhaps",   "risk",      "riskləri",  "maarif",
                    "maarifləndirmə", "рискам",    "риску",     "education", "awareness", "məktəb",    "məktəbdə"});
  return has_word(words, token);
}

}  // namespace

Phrases::Phrases(const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < phrase.size();) {
      const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
      std::string_view word = std::string_view(phrase).substr(at, end - at);
      at = end + 1;
      if (word.empty()) continue;
      const bool open_end = word.back() == '*';
      if (open_end) word.remove_suffix(1);
      std::string text = fold(word);
      if (text.empty() || text.find(' ') != std::string::npos)
        throw std::invalid_argument("\"" + phrase + "\" is not a list of words; write letters, and * only at an end");
      words.push_back({std::move(text), open_end});
    }
    if (words.empty()) throw std::invalid_argument("a phrase has no letter");
    by_first_byte_[static_cast<unsigned char>(words.front().text.front())].push_back(
        static_cast<std::uint32_t>(phrases_.size()));
    phrases_.push_back(std::move(words));
  }
}

bool Phrases::fits(const Word& word, std::string_view token) {
  return word.open_end ? token.starts_with(word.text) : token == word.text;
}

Mention Phrases::find(std::string_view text) const {
  if (phrases_.empty() || text.empty()) return Mention::none;
  std::string folded_text;
  append_folded(folded_text, text);
  std::vector<std::string_view> tokens;
  for (std::size_t at = 0; at < folded_text.size();) {
    const std::size_t end = std::min(folded_text.find(' ', at), folded_text.size());
    tokens.push_back(std::string_view(folded_text).substr(at, end - at));
    at = end + 1;
  }
  Mention best = Mention::none;
  for (std::size_t i = 0; i != tokens.size(); ++i) {
    if (tokens[i].empty()) continue;
    for (const std::uint32_t number : by_first_byte_[static_cast<unsigned char>(tokens[i].front())]) {
      const std::vector<Word>& phrase = phrases_[number];
      if (phrase.size() > tokens.size() - i) continue;
      bool all = true;
      for (std::size_t k = 0; all && k != phrase.size(); ++k) all = fits(phrase[k], tokens[i + k]);
      if (!all) continue;
      const std::span<const std::string_view> all_tokens(tokens);
      const auto before = [&](std::size_t reach) {
        return all_tokens.subspan(i - std::min(i, reach), std::min(i, reach));
      };
      const std::size_t behind = i + phrase.size();
      const auto after = [&](std::size_t reach) {
        return all_tokens.subspan(behind, std::min(tokens.size() - behind, reach));
      };
      if (std::ranges::any_of(before(denial_reach), denies_before) ||
          std::ranges::any_of(after(denial_reach), denies_after))
        continue;
      if (std::ranges::none_of(before(doubt_reach), doubts) && std::ranges::none_of(after(doubt_reach), doubts))
        return Mention::sure;
      best = Mention::doubtful;
    }
  }
  return best;
}

}  // namespace maex::rules
