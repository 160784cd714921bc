#include "core/mapping/prose/words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/text/fold.hpp"

namespace maex::prose {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Class::count)> names = {
    "word",    "sign",     "number",  "date",       "place",
    "group",   "thing",    "kind",    "person",     "trait",
    "outcome", "unit",     "act",     "qualifier",  "qualifier-after",
    "caller",  "operator", "source",  "total",      "since",
    "until",   "at",       "when",    "including",  "none",
    "all",     "plan",     "other",   "other-unit", "fill",
    "link",    "and",      "year",    "scope",      "ordinal",
    "scale",   "digit",    "hundred", "skip",       "abbreviation",
    "ago",     "of-them",  "call",    "base",       "document",
    "month",   "half",     "sum",     "purpose",    "part",
    "but"};

std::string folded(std::string_view text) {
  std::string spaced;
  append_folded(spaced, text);
  std::string out;
  for (const char c : spaced)
    if (c != ' ') out += c;
  if (text.ends_with("²")) out += '2';
  return out;
}

bool in_capitals(std::string_view word) {
  Tokens tokens;
  tokenize(word, tokens);
  return tokens.list.size() == 1 && tokens.list[0].capitals;
}

}  // namespace

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    if (end != 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return parts;
}

std::string_view name(Class cls) { return names[static_cast<std::size_t>(cls)]; }

Class class_of(std::string_view name) {
  return static_cast<Class>(std::find(names.begin(), names.end(), name) - names.begin());
}

Words::Words() : nodes_(1), values_(1) {}

std::uint16_t Words::value_of(std::string_view text) const {
  const auto found = std::find(values_.begin(), values_.end(), text);
  return static_cast<std::uint16_t>(found == values_.end() ? 0 : found - values_.begin());
}

std::uint32_t Words::word_id(const std::string& written, const std::vector<std::string>& forms, bool stem,
                             bool capitals) {
  const auto [found, fresh] = written_.emplace(written, static_cast<std::uint32_t>(capitals_.size()));
  if (!fresh) return found->second;
  const std::uint32_t id = found->second;
  capitals_.push_back(capitals);
  exact_.push_back(written.starts_with('=') ? written.substr(1) : std::string());
  for (const std::string& form : forms) {
    if (form.empty()) throw std::invalid_argument("a word without letters");
    if (form.size() > longest_stem) throw std::invalid_argument("a word of more than 48 bytes");
    auto& ids = (stem ? stems_ : forms_)[form];
    if (ids.empty() || ids.back() != id) ids.push_back(id);
    if (stem) longest_ = std::max(longest_, form.size());
  }
  return id;
}

void Words::add_path(const std::vector<std::uint32_t>& words, Entry entry, std::string_view spelling) {
  std::uint32_t node = 0;
  for (const std::uint32_t word : words) {
    const std::uint64_t key = std::uint64_t{node} << 32 | word;
    const auto [edge, fresh] = edges_.emplace(key, static_cast<std::uint32_t>(nodes_.size()));
    node = edge->second;
    if (fresh) nodes_.emplace_back();
  }
  std::int32_t& at = nodes_[node].entry;
  if (at >= 0 && (entries_[static_cast<std::size_t>(at)].cls != entry.cls ||
                  entries_[static_cast<std::size_t>(at)].value != entry.value))
    throw std::invalid_argument("\"" + std::string(spelling) + "\" is already a spelling of " +
                                std::string(name(entries_[static_cast<std::size_t>(at)].cls)) + " " +
                                values_[entries_[static_cast<std::size_t>(at)].value]);
  if (at < 0) {
    at = static_cast<std::int32_t>(entries_.size());
    entries_.push_back(entry);
  }
}

void Words::add(std::string_view spelling, Class cls, std::string_view value, const Endings& endings) {
  std::uint16_t index = value_of(value);
  if (index == 0 && !value.empty()) {
    index = static_cast<std::uint16_t>(values_.size());
    values_.emplace_back(value);
  }
  std::vector<std::vector<std::uint32_t>> paths(1);
  std::string spaced(spelling);
  std::replace(spaced.begin(), spaced.end(), '-', ' ');
  for (std::string chunk : split(spaced, ' ')) {
    if (chunk.empty()) continue;
    const std::string written = chunk;
    const bool optional = chunk.ends_with('?');
    if (optional) chunk.pop_back();
    if (chunk.starts_with('=')) chunk.erase(0, 1);
    const bool stem = chunk.ends_with('*');
    if (stem) chunk.pop_back();
    std::vector<std::string> parts = split(chunk, '|');
    std::vector<std::string> forms = {folded(parts[0])};
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (!parts[i].starts_with('@')) {
        forms.push_back(folded(parts[0] + parts[i]));
        continue;
      }
      const auto set = endings.find(parts[i].substr(1));
      if (set == endings.end()) throw std::invalid_argument("no set of endings is called " + parts[i].substr(1));
      for (const std::string& ending : set->second) forms.push_back(folded(parts[0] + ending));
    }
    const std::uint32_t id =
        word_id(optional ? written.substr(0, written.size() - 1) : written, forms, stem, in_capitals(parts[0]));
    std::vector<std::vector<std::uint32_t>> without;
    if (optional) without = paths;
    for (auto& path : paths) path.push_back(id);
    paths.insert(paths.end(), without.begin(), without.end());
  }
  for (const auto& path : paths) {
    if (path.empty()) throw std::invalid_argument("\"" + std::string(spelling) + "\" has no word that must be there");
    if (path.size() > longest_phrase) throw std::invalid_argument("a phrase of more than 12 words");
    add_path(path, {cls, index}, spelling);
  }
}

void Words::ids_of(const Tokens& tokens, std::size_t at, std::vector<std::uint32_t>& ids) const {
  const Token& token = tokens.list[at];
  if (token.kind == Token::Kind::sign) return;
  std::string word(tokens.folded(at));
  const auto take = [&](const std::unordered_map<std::string, std::vector<std::uint32_t>>& map) {
    if (const auto found = map.find(word); found != map.end())
      for (const std::uint32_t id : found->second)
        if ((!capitals_[id] || token.capitals) && (exact_[id].empty() || exact_[id] == tokens.shown(at, at)))
          ids.push_back(id);
  };
  take(forms_);
  if (word.size() > longest_) word.resize(longest_);
  for (; !word.empty(); word.pop_back()) take(stems_);
}

void Words::walk(const Tokens& tokens, std::size_t at, std::uint32_t node, std::size_t used, std::size_t depth,
                 Match& best) const {
  if (nodes_[node].entry >= 0 && used > best.tokens)
    best = {entries_[static_cast<std::size_t>(nodes_[node].entry)], used};
  if (depth == longest_phrase) return;
  // A point, a slash or a quotation mark inside a phrase: "kv. m", "mine/ERW", "minaların" in quotation marks.
  std::size_t next = at;
  if (depth != 0 && next < tokens.list.size() && tokens.list[next].kind == Token::Kind::sign) {
    const char sign = tokens.list[next].sign;
    if (sign != '.' && sign != '/' && sign != '"') return;
    if (++next == tokens.list.size()) return;
    if (sign == '.' && !tokens.list[next].glued && tokens.list[next].capital) return;
  }
  if (next >= tokens.list.size() || tokens.list[next].kind == Token::Kind::sign) return;
  std::vector<std::uint32_t> ids;
  ids_of(tokens, next, ids);
  for (const std::uint32_t id : ids)
    if (const auto edge = edges_.find(std::uint64_t{node} << 32 | id); edge != edges_.end())
      walk(tokens, next + 1, edge->second, used + (next + 1 - at), depth + 1, best);
}

Words::Match Words::match(const Tokens& tokens, std::size_t at) const {
  Match best;
  walk(tokens, at, 0, 0, 0, best);
  return best;
}

}  // namespace maex::prose
