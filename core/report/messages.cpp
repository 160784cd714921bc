#include "core/report/messages.hpp"

#include <algorithm>

#include "core/io/resources.hpp"
#include "core/report/words.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

constexpr std::string_view tags[] = {"en", "az", "ru"};

/// Tables become keys with full stops between their parts.
void flatten(const toml::table& table, const std::string& prefix, const std::string& name,
             StringMap<std::string>& into) {
  for (const auto& [key, node] : table) {
    const std::string full = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
    if (const toml::table* below = node.as_table()) {
      flatten(*below, full, name, into);
      continue;
    }
    const auto text = node.value_exact<std::string>();
    if (!text) checked_toml::fail(name, node, "\"" + full + "\" must be a text in quotes");
    if (!into.emplace(full, *text).second)
      checked_toml::fail(name, node, "\"" + full + "\" stands in another file already");
  }
}

/// Tables whose keys are English: "reason", "policy", "argument.NAME".
void add_phrases(const toml::table& root, StringMap<Phrases>& into) {
  const auto add = [&into](const std::string& name, const toml::node* node) {
    if (node == nullptr || node->as_table() == nullptr) return;
    for (const auto& [english, other] : *node->as_table())
      if (const auto text = other.value_exact<std::string>()) into[name].add(english.str(), *text);
  };
  add("reason", root.get("reason"));
  add("policy", root.get("policy"));
  if (const toml::node* arguments = root.get("argument"); arguments != nullptr && arguments->as_table() != nullptr)
    for (const auto& [name, table] : *arguments->as_table()) add("argument." + std::string(name.str()), &table);
}

/// {name}s filled in one pass: what stands in a part is never looked into.
template <class Fill>
std::string filled(std::string_view pattern, const Fill& fill) {
  std::string out;
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{')) {
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out += pattern.substr(0, open);
    fill(pattern.substr(open + 1, close - open - 1), out);
    pattern.remove_prefix(close + 1);
  }
  return out += pattern;
}

/// Which of a noun's forms goes with a number: one form serves all, the second all but one; three are chosen as in
/// Russian.
std::size_t form_of(std::uint64_t number, std::size_t forms) {
  if (forms < 3) return forms == 2 && number != 1 ? 1 : 0;
  const std::uint64_t last = number % 10, two = number % 100;
  if (last == 1 && two != 11) return 0;
  return last >= 2 && last <= 4 && (two < 12 || two > 14) ? 1 : 2;
}

}  // namespace

std::optional<Language> find_language(std::string_view tag) {
  for (std::size_t i = 0; i != std::size(tags); ++i)
    if (tags[i] == tag) return static_cast<Language>(i);
  return std::nullopt;
}

void Messages::add(std::string_view toml, const std::string& name) {
  const toml::table root = checked_toml::parse(toml, name);
  flatten(root, "", name, texts_);
  add_phrases(root, phrases_);
}

const Messages& Messages::of(Language language) {
  const auto load = [](Language wanted) {
    Messages messages(wanted);
    const std::string folder = "messages/" + std::string(messages.language_tag()) + "/";
    for (const Resource& resource : all_resources())
      if (resource.name.starts_with(folder)) messages.add(resource.bytes, std::string(resource.name));
    return messages;
  };
  // Each language on its own: a run in English does not wait for the others.
  if (language == Language::az) {
    static const Messages az = load(Language::az);
    return az;
  }
  if (language == Language::ru) {
    static const Messages ru = load(Language::ru);
    return ru;
  }
  static const Messages en = load(Language::en);
  return en;
}

std::string_view Messages::language_tag() const { return tags[static_cast<std::size_t>(language_)]; }

std::string_view Messages::text(std::string_view key) const {
  const auto found = texts_.find("report." + std::string(key));
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string Messages::say(std::string_view key,
                          std::initializer_list<std::pair<std::string_view, std::string_view>> parts) const {
  return filled(text(key), [&parts](std::string_view wanted, std::string& out) {
    for (const auto& [name, with] : parts)
      if (name == wanted) out += with;
  });
}

std::string Messages::shown_of(std::uint64_t shown, std::uint64_t all) const {
  return say("shown-of", {{"shown", grouped(shown)}, {"all", grouped(all)}});
}

std::string_view Messages::noun(std::uint64_t number, std::string_view noun) const {
  const auto found = texts_.find("noun." + std::string(noun));
  if (found == texts_.end()) return noun;
  std::string_view forms = found->second;
  for (std::size_t skip = form_of(number, static_cast<std::size_t>(std::count(forms.begin(), forms.end(), '|')) + 1);
       skip != 0; --skip)
    forms.remove_prefix(forms.find('|') + 1);
  return forms.substr(0, forms.find('|'));
}

std::string Messages::counted(std::uint64_t number, std::string_view what) const {
  return grouped(number) + " " + std::string(noun(number, what));
}
std::string Messages::counted(std::uint64_t number, Kind kind) const { return counted(number, singular(kind)); }

std::string_view Messages::severity(Severity severity) const { return text(to_string(severity)); }
std::string_view Messages::severities(Severity severity) const {
  return text(severity == Severity::error ? "errors" : severity == Severity::warning ? "warnings" : "infos");
}

std::string Messages::place(const Locator& where) const {
  if (language_ == Language::en) return to_string(where);
  std::string out = where.document;
  const auto add = [&out](std::string_view word, const std::string& what) {
    out += (out.empty() ? "" : ", ") + std::string(word) + (word.empty() ? "" : " ") + what;
  };
  if (!where.part.empty() && where.block == 0) add(text("sheet"), "\"" + where.part + "\"");
  if (where.page != 0) add(text("page"), std::to_string(where.page));
  if (where.block != 0) add(text("block"), std::to_string(where.block));
  if (!where.part.empty() || where.table) {
    if (where.column != 0 && where.row != 0)
      add(text("cell"), cell_address(where.column, where.row));
    else if (where.row != 0)
      add(text("row"), std::to_string(where.row));
    else if (where.column != 0)
      add(text("column"), cell_address(where.column, 0));
  } else if (where.row != 0) {
    add(text("line"), std::to_string(where.row));
    if (where.column != 0) add(text("character"), std::to_string(where.column));
  }
  if (!where.path.empty()) add("", where.path);
  if (!where.heading.empty()) out += " (" + where.heading + ")";
  return out;
}

std::string_view Messages::of_notice(const NoticeType& type, std::string_view part, std::string_view english) const {
  if (language_ == Language::en) return english;
  const auto found = texts_.find("notice." + std::string(type.code) + "." + std::string(part));
  return found == texts_.end() ? english : std::string_view(found->second);
}

std::string Messages::argument(std::string_view name, std::string_view value) const {
  if (name == "reason") return reason(value);
  return phrase("argument." + std::string(name), value);
}

std::string Messages::problem(const Notice& notice, bool show_personal) const {
  if (language_ == Language::en) return problem_of(notice, show_personal);
  const std::string_view pattern = of_notice(*notice.type, "problem", notice.type->problem);
  if (!notice.problem.empty() || pattern.empty())
    return std::string(summary(*notice.type)) + (notice.problem.empty() ? "" : " (" + notice.problem + ")");
  const auto put = [&](std::string& out, bool personal, const std::string& part) {
    out += personal && !show_personal ? text("hidden-part") : std::string_view(part);
  };
  return filled(pattern, [&](std::string_view name, std::string& out) {
    if (name == "value") return put(out, notice.personal, notice.value);
    for (const Argument& each : notice.args)
      if (each.name == name) return put(out, each.personal, argument(name, each.value));
    out += name;
  });
}

std::string Messages::fix(const Notice& notice) const {
  if (notice.fix.empty()) return std::string(fix(*notice.type));
  return language_ == Language::en ? notice.fix : std::string(fix(*notice.type)) + " (" + notice.fix + ")";
}

std::string_view Messages::state(std::string_view code) const {
  if (const auto found = find_code(CodeList::verification, code))
    return info(*found).labels[static_cast<std::size_t>(language_)];
  return code;
}

std::string Messages::phrase(std::string_view table, std::string_view english) const {
  const auto found = phrases_.find(table);
  return found == phrases_.end() ? std::string(english) : found->second.say(english);
}

bool Messages::knows_phrase(std::string_view table, std::string_view english) const {
  const auto found = phrases_.find(table);
  return found != phrases_.end() && found->second.knows(english);
}

std::string Messages::exit_reason(std::string_view sentence) const {
  // "march.xlsx: 3 findings, 1 value in quarantine": the name of the file is not ours to read.
  const std::size_t colon = sentence.rfind(": ");
  if (colon == std::string_view::npos || !knows_phrase("argument.exit", sentence.substr(colon + 2)))
    return std::string(sentence);
  return std::string(sentence.substr(0, colon + 2)) + phrase("argument.exit", sentence.substr(colon + 2));
}

std::vector<std::string> Messages::missing(const NoticeType& type) const {
  std::vector<std::string> keys;
  const auto need = [&](std::string_view part) {
    const std::string key = "notice." + std::string(type.code) + "." + std::string(part);
    if (!has(key)) keys.push_back(key);
  };
  if (language_ == Language::en) return keys;
  for (const std::string_view part : {"summary", "why", "fix"}) need(part);
  if (!type.problem.empty()) need("problem");
  return keys;
}

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, text] : texts_) all.push_back(key);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace maex
