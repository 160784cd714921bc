#include "core/mapping/meaning/meaning.hpp"

#include <algorithm>
#include <map>

#include "core/io/resources.hpp"
#include "core/mapping/profile/profile.hpp"
#include "core/text/fold.hpp"
#include "core/text/similar.hpp"
#include "core/text/string_map.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

using Tokens = std::vector<std::string>;

Tokens split(std::string_view folded) {
  Tokens tokens;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end != at) tokens.emplace_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return tokens;
}

/// The words of a phrase. "*" at the end of a word is kept: any ending.
Tokens phrase_tokens(std::string_view phrase) {
  Tokens tokens;
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    const std::string_view word = phrase.substr(at, end - at);
    for (std::string& token : split(fold(word))) tokens.push_back(std::move(token));
    if (word.ends_with('*') && !tokens.empty()) tokens.back() += '*';
    at = end + 1;
  }
  return tokens;
}

struct Phrase {
  Field field{};
  Tokens tokens;
  bool listed = false;
  std::string text, language;
};

struct Words {
  std::vector<Phrase> phrases;
  StringMap<bool> fillers;
};

void read_language(Words& words, const Resource& file) {
  using checked_toml::Table;
  const std::string name(file.name);
  const toml::table document = checked_toml::parse(file.bytes, name);
  Table root(document, name, "the words of headings");
  const std::string language = root.required_text("language");
  for (const std::string& filler : root.texts("fillers")) words.fillers[fold(filler)] = true;
  const toml::node& node = root.require("fields");
  if (node.as_table() == nullptr) checked_toml::fail(name, node, "\"fields\" must be a table: [fields]");
  Table fields(*node.as_table(), name, "[fields]");
  for (const auto& [key, value] : *node.as_table()) {
    const auto field = find_field(key.str());
    if (!field) checked_toml::fail(name, value, "there is no field \"" + std::string(key.str()) + "\"");
    for (const std::string& phrase : fields.texts(key.str()))
      words.phrases.push_back({*field, phrase_tokens(phrase), true, phrase, language});
  }
  fields.finish();
  root.finish();
}

/// Lists of other kinds have fields of the same labels, so only these kinds are proposed.
bool is_of_casualty_lists(Kind kind) {
  return kind == Kind::incident || kind == Kind::victim || kind == Kind::place || kind == Kind::device ||
         kind == Kind::source;
}

Words read_words() {
  Words words;
  for (const Resource& each : all_resources())
    if (each.name.starts_with("headings/")) read_language(words, each);
  for (const Profile& profile : builtin_profiles()) {
    if (profile.row_is != Profile::RowIs::victim) continue;
    for (const ProfileColumn& column : profile.columns)
      for (const std::string& heading : column.headings)
        if (column.count_of.empty() && column.part == ProfileColumn::Part::whole &&
            heading.find(" > ") == std::string::npos)
          words.phrases.push_back({column.field, split(fold(heading)), true, heading, {}});
  }
  for (const FieldInfo& each : all_fields()) {
    if (!is_of_casualty_lists(each.kind)) continue;
    for (std::size_t i = 0; i != std::size(each.labels); ++i)
      words.phrases.push_back({*find_field(each.full_name), split(fold(each.labels[i])), false,
                               std::string(each.labels[i]), std::string(language_tags[i])});
  }
  std::erase_if(words.phrases, [](const Phrase& phrase) { return phrase.tokens.empty(); });
  return words;
}

const Words& words() {
  static const Words read = read_words();
  return read;
}

bool matches(std::string_view token, std::string_view pattern) {
  return pattern.ends_with('*') ? token.starts_with(pattern.substr(0, pattern.size() - 1)) : token == pattern;
}

/// A filler counts a little, so that "GPS N" is the latitude and not the coordinates.
constexpr double filler_weight = 0.1;

/// The share of the tokens that the phrase explains; 0 when a word of the phrase is not there.
double fit_of(const Tokens& tokens, const Phrase& phrase, const StringMap<bool>& fillers) {
  std::vector<bool> used(tokens.size());
  for (const std::string& wanted : phrase.tokens) {
    std::size_t at = 0;
    while (at != tokens.size() && (used[at] || !matches(tokens[at], wanted))) ++at;
    if (at == tokens.size()) return 0;
    used[at] = true;
  }
  double explained = 0, other = 0;
  for (std::size_t i = 0; i != tokens.size(); ++i) {
    if (used[i])
      ++explained;
    else
      other += fillers.find(tokens[i]) != fillers.end() ? filler_weight : 1;
  }
  return explained / (explained + other);
}

}  // namespace

std::vector<Meaning> meanings_of(std::string_view heading) {
  const Tokens tokens = split(fold(heading));
  std::map<Field, Meaning> best;
  for (const Phrase& phrase : words().phrases) {
    const double fit = fit_of(tokens, phrase, words().fillers);
    if (fit == 0) continue;
    Meaning& meaning = best[phrase.field];
    if (fit < meaning.fit || (fit == meaning.fit && (meaning.listed || !phrase.listed))) continue;
    meaning = {phrase.field, fit, phrase.listed, phrase.text, phrase.language};
  }
  std::vector<Meaning> all;
  for (auto& each : best) all.push_back(std::move(each.second));
  std::stable_sort(all.begin(), all.end(), [](const Meaning& a, const Meaning& b) {
    return a.fit != b.fit ? a.fit > b.fit : a.listed && !b.listed;
  });
  return all;
}

std::vector<Field> fields_meaning(std::string_view word, std::size_t most) {
  std::vector<Field> fields;
  const auto add = [&](Field field) {
    if (fields.size() < most && std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
  };
  for (const Meaning& meaning : meanings_of(word)) add(meaning.field);
  const std::string folded = fold(word);
  if (folded.empty()) return fields;
  for (const Phrase& phrase : words().phrases)
    if (std::find(phrase.tokens.begin(), phrase.tokens.end(), folded) != phrase.tokens.end()) add(phrase.field);
  for (const FieldInfo& each : all_fields()) {
    bool contains = fold(each.full_name).find(folded) != std::string::npos;
    for (const std::string_view label : each.labels) contains |= fold(label).find(folded) != std::string::npos;
    if (contains) add(*find_field(each.full_name));
  }
  return fields;
}

std::string did_you_mean_field(std::string_view name) {
  std::vector<std::string> known;
  for (const FieldInfo& each : all_fields()) known.emplace_back(each.full_name);
  // "victim.job": the kind says nothing about the meaning.
  const std::string_view word = name.substr(name.find('.') == std::string_view::npos ? 0 : name.find('.') + 1);
  const std::vector<Field> near = fields_meaning(word, 3);
  const std::vector<std::string> spelled = nearest(name, known, 1);
  if (near.empty() || (!spelled.empty() && edit_distance(name, spelled.front()) <= 2)) return did_you_mean(name, known);
  std::string text = "; by its meaning it may be ";
  for (std::size_t i = 0; i != near.size(); ++i)
    text += (i == 0                 ? ""
             : i + 1 == near.size() ? " or "
                                    : ", ") +
            std::string(info(near[i]).full_name) + " (" + std::string(info(near[i]).labels[0]) + ")";
  return text + ".";
}

}  // namespace maex
