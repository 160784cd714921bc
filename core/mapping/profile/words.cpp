#include "core/mapping/profile/words.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "core/io/resources.hpp"
#include "core/mapping/profile/word_endings.hpp"
#include "core/text/csv_rows.hpp"
#include "core/text/fold.hpp"
#include "core/text/string_map.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

constexpr std::size_t longest_phrase = 120;  // bytes; longer text is a remark
constexpr std::size_t most_phrase_words = 12;
constexpr std::size_t most_model_words = 4;  // "PTAB 2 5 M"
constexpr std::string_view words_name = "words/words.toml", ordnance_name = "words/ordnance.csv";

struct Word {
  std::string folded;
  enum class Ends : std::uint8_t { whole, verb, noun } ends = Ends::whole;
  bool umlaut = false;  ///< begins with ö: "öldü" (died) and "oldu" (became) fold to one word
};

struct Phrase {
  std::vector<Word> words;
  Code code{};
  Field also = Field::count;
  bool assumed = false;
};

Word word_of(std::string_view text) {
  Word word;
  if (text.ends_with('*')) word.ends = Word::Ends::verb;
  if (text.ends_with('+')) word.ends = Word::Ends::noun;
  if (word.ends != Word::Ends::whole) text.remove_suffix(1);
  word.umlaut = text.starts_with("ö");
  word.folded = fold(text);
  return word;
}

// A hyphen separates words as a blank does, so that "anti-piyada" has two.
std::vector<Word> words_of(std::string_view phrase) {
  std::vector<Word> words;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find_first_of(" -"), phrase.size());
    if (end != 0) words.push_back(word_of(phrase.substr(0, end)));
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return words;
}

bool fits(const Word& word, std::string_view seen, bool has_umlaut) {
  if (!seen.starts_with(word.folded) || (word.umlaut && !has_umlaut)) return false;
  const std::string_view ending = seen.substr(word.folded.size());
  switch (word.ends) {
    case Word::Ends::whole: return ending.empty();
    case Word::Ends::verb: return is_verb_ending(ending);
    case Word::Ends::noun: return is_noun_ending(ending);
  }
  return false;
}

std::vector<std::string_view> split_words(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    words.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

// Latin letters for Cyrillic ones, so that "ПМН-2" and "PMN-2" are one model.
void append_latin(std::string& out, std::string_view folded) {
  static constexpr std::pair<std::string_view, std::string_view> letters[] = {
      {"а", "a"}, {"б", "b"}, {"в", "v"}, {"г", "g"}, {"д", "d"},  {"е", "e"}, {"з", "z"}, {"и", "i"},
      {"к", "k"}, {"л", "l"}, {"м", "m"}, {"н", "n"}, {"о", "o"},  {"п", "p"}, {"р", "r"}, {"с", "s"},
      {"т", "t"}, {"у", "u"}, {"ф", "f"}, {"х", "x"}, {"ч", "ch"}, {"ш", "sh"}};
  while (!folded.empty()) {
    std::size_t size = 1;
    std::string_view latin = folded.substr(0, 1);
    if (static_cast<unsigned char>(folded.front()) >= 0x80)
      for (const auto& [from, to] : letters)
        if (folded.starts_with(from)) {
          latin = to;
          size = from.size();
          break;
        }
    out += latin;
    folded.remove_prefix(size);
  }
}

std::string model_key(std::string_view text) {
  std::string key;
  const std::string folded = fold(text);
  for (const std::string_view word : split_words(folded)) append_latin(key, word);
  return key;
}

struct List {
  std::vector<Word> modifiers;
  std::vector<Phrase> phrases;

  [[nodiscard]] bool is_modifier(std::string_view seen) const {
    return std::any_of(modifiers.begin(), modifiers.end(), [&](const Word& word) { return fits(word, seen, true); });
  }
  [[nodiscard]] const Phrase* find(const std::vector<std::string_view>& seen, bool has_umlaut) const {
    for (const Phrase& phrase : phrases) {
      if (phrase.words.size() != seen.size()) continue;
      bool same = true;
      for (std::size_t i = 0; same && i != seen.size(); ++i) same = fits(phrase.words[i], seen[i], has_umlaut);
      if (same) return &phrase;
    }
    return nullptr;
  }
};

class Words {
 public:
  Words() {
    read_words();
    read_ordnance();
  }

  [[nodiscard]] std::optional<WordMatch> find(CodeList list, std::string_view text) const {
    const auto known = lists_.find(list);
    if (known == lists_.end() || text.size() > longest_phrase) return std::nullopt;
    const std::string folded = fold(text);
    std::vector<std::string_view> seen = split_words(folded);
    if (seen.empty() || seen.size() > most_phrase_words) return std::nullopt;
    const bool umlaut = text.find("ö") != std::string_view::npos || text.find("Ö") != std::string_view::npos;
    if (list == CodeList::device_category)
      if (auto model = find_model(seen, text, umlaut)) return model;
    if (const Phrase* phrase = known->second.find(seen, umlaut)) return match(*phrase, text);
    std::erase_if(seen, [&](std::string_view word) { return known->second.is_modifier(word); });
    if (seen.empty()) return std::nullopt;
    const Phrase* phrase = known->second.find(seen, umlaut);
    return phrase == nullptr ? std::nullopt : std::optional(match(*phrase, text));
  }

 private:
  static WordMatch match(const Phrase& phrase, std::string_view text) {
    return {phrase.code, phrase.also, phrase.also == Field::count ? std::string() : std::string(trim(text)),
            phrase.assumed};
  }

  /// A model, perhaps with words that name its category: "PMN-2 tipli mina", "противопехотная мина ПМН-2".
  [[nodiscard]] std::optional<WordMatch> find_model(const std::vector<std::string_view>& seen, std::string_view text,
                                                    bool umlaut) const {
    std::string key;
    for (std::size_t size = std::min(most_model_words, seen.size()); size != 0; --size)
      for (std::size_t at = 0; at + size <= seen.size(); ++at) {
        key.clear();
        for (std::size_t i = at; i != at + size; ++i) append_latin(key, seen[i]);
        const auto model = models_.find(key);
        if (model == models_.end()) continue;
        std::vector<std::string_view> rest;
        for (std::size_t i = 0; i != seen.size(); ++i)
          if (i < at || i >= at + size) rest.push_back(seen[i]);
        if (!agrees(rest, model->second.category, umlaut)) return std::nullopt;
        return WordMatch{model->second.category, Field::device_model, spelled_model(text, key), model->second.assumed};
      }
    return std::nullopt;
  }

  /// True when the words beside a model are neutral or name its category.
  [[nodiscard]] bool agrees(std::vector<std::string_view> rest, Code category, bool umlaut) const {
    static const std::vector<Word> neutral = [] {
      std::vector<Word> made;
      for (const std::string_view word :
           {"tip", "tipli", "tipində", "tipi", "markalı", "типа", "тип", "марки", "type", "model"})
        made.push_back(word_of(word));
      return made;
    }();
    std::erase_if(rest, [](std::string_view seen) {
      return std::any_of(neutral.begin(), neutral.end(), [&](const Word& word) { return fits(word, seen, true); });
    });
    if (rest.empty()) return true;
    const Phrase* phrase = lists_.at(CodeList::device_category).find(rest, umlaut);
    if (phrase == nullptr) return false;
    const bool mine = category == Code::device_category_AP_MINE || category == Code::device_category_AV_MINE;
    return phrase->code == category || (mine && phrase->code == Code::device_category_MINE_UNSPECIFIED);
  }

  /// The part of the sender's text that is the model.
  static std::string spelled_model(std::string_view text, const std::string& key) {
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of(" \t(),;:\"", at);
      if (begin == std::string_view::npos) break;
      at = std::min(text.find_first_of(" \t(),;:\"", begin), text.size());
      pieces.push_back(text.substr(begin, at - begin));
    }
    for (std::size_t size = 1; size <= pieces.size(); ++size)
      for (std::size_t i = 0; i + size <= pieces.size(); ++i) {
        const char* end = pieces[i + size - 1].data() + pieces[i + size - 1].size();
        const std::string_view part(pieces[i].data(), static_cast<std::size_t>(end - pieces[i].data()));
        if (model_key(part) == key) return std::string(part);
      }
    return std::string(trim(text));
  }

  void read_words() {
    const std::string name(words_name);
    const toml::table root = checked_toml::parse(find_resource(words_name).value(), name);
    for (const auto& [key, node] : root) {
      checked_toml::Table table(*node.as_table(), name, "[" + std::string(key.str()) + "]");
      const auto list = find_code_list(key.str());
      if (!list) table.fail_at(key, "there is no code list of this name");
      List& to = lists_[*list];
      for (const std::string& modifier : table.texts("modifiers")) to.modifiers.push_back(word_of(modifier));
      add_phrases(table, *list, Field::count);
      for (const auto& [section, field] : {std::pair<std::string_view, Field>{"occupations", Field::victim_occupation},
                                           {"organisations", Field::source_organisation},
                                           {"fixed_by", Field::place_fixed_by}})
        if (const toml::node* inner = table.get(section)) {
          checked_toml::Table more(*inner->as_table(), name, std::string(section));
          add_phrases(more, *list, field);
          more.finish();
        }
      table.finish();
    }
  }

  void add_phrases(checked_toml::Table& table, CodeList list, Field also) {
    for (std::size_t i = 0; i != all_codes().size(); ++i) {
      if (all_codes()[i].list != list) continue;
      for (const std::string& phrase : table.texts(all_codes()[i].name))
        lists_[list].phrases.push_back({words_of(phrase), static_cast<Code>(i), also, false});
    }
  }

  void read_ordnance() {
    CsvRows rows(find_resource(ordnance_name).value(), ordnance_name);
    std::vector<std::string> fields;
    rows.next(fields);  // the headings
    while (rows.next(fields)) {
      if (fields.size() != 5) rows.fail("a line has five fields");
      const auto category = find_code(CodeList::device_category, fields[2]);
      if (!category) rows.fail("\"" + fields[2] + "\" is not a category of devices");
      const bool assumed = fields[4].starts_with("[G]");
      if (!assumed && !fields[4].starts_with("[D]")) rows.fail("the source begins with [D] or [G]");
      if (fields[1] == "model") {
        if (!models_.emplace(model_key(fields[0]), Model{*category, assumed}).second)
          rows.fail("the model is listed twice");
      } else {
        lists_[CodeList::device_category].phrases.push_back(
            {words_of(fields[0]), *category, Field::device_as_reported, assumed});
      }
    }
  }

  std::map<CodeList, List> lists_;
  struct Model {
    Code category{};
    bool assumed = false;
  };
  StringMap<Model> models_;
};

}  // namespace

std::optional<WordMatch> find_word(CodeList list, std::string_view text) {
  // Read on first use, because most files contain no word that needs it.
  static const Words words;
  return words.find(list, text);
}

}  // namespace maex
