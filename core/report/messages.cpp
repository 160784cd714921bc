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

/// Which of the forms, divided by '|', goes with a number: one form serves all, the second all but one; three are
/// chosen as in Russian.
std::string_view form(std::uint64_t number, std::string_view forms) {
  const auto strokes = std::count(forms.begin(), forms.end(), '|');
  const std::uint64_t last = number % 10, two = number % 100;
  std::size_t skip = 0;
  if (strokes == 1)
    skip = number == 1 ? 0 : 1;
  else if (strokes > 1)
    skip = last == 1 && two != 11 ? 0 : last >= 2 && last <= 4 && (two < 12 || two > 14) ? 1 : 2;
  for (; skip != 0; --skip) forms.remove_prefix(forms.find('|') + 1);
  return forms.substr(0, forms.find('|'));
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
  return form(number, found->second);
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

std::string_view Messages::of_type(const FindingType& type, std::string_view part, std::string_view english) const {
  if (language_ == Language::en) return english;
  const auto found = texts_.find("notice." + type.code + "." + std::string(part));
  return found == texts_.end() ? english : std::string_view(found->second);
}

std::string Messages::argument(std::string_view name, std::string_view value) const {
  if (name == "reason") return reason(value);
  return phrase("argument." + std::string(name), value);
}

std::string Messages::problem(const FindingType& type, const Finding& finding, bool show_personal) const {
  const std::string_view pattern = of_type(type, "problem", type.problem);
  if (!finding.problem.empty() && language_ == Language::en) return finding.problem;
  if (!finding.problem.empty() || pattern.empty())
    return std::string(summary(type)) + (finding.problem.empty() ? "" : " (" + finding.problem + ")");
  const auto put = [&](std::string& out, bool personal, const std::string& part) {
    out += personal && !show_personal ? text("hidden-part") : std::string_view(part);
  };
  return filled(pattern, [&](std::string_view name, std::string& out) {
    if (name == "value") return put(out, finding.personal, finding.value);
    for (const FindingArgument& each : finding.arguments)
      if (each.name == name) return put(out, each.personal, argument(name, each.value));
    out += name;
  });
}

std::string Messages::fix(const FindingType& type, const Finding& finding) const {
  if (finding.fix.empty()) return std::string(fix(type));
  return language_ == Language::en ? finding.fix : std::string(fix(type)) + " (" + finding.fix + ")";
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

std::string Messages::exit_reason(const OutcomeReason& reason) const {
  if (!reason.problem.empty()) return reason.problem;
  std::string counts;
  const auto add = [&](std::uint64_t number, std::string_view key) {
    if (number == 0) return;
    const auto found = texts_.find(key);
    counts += (counts.empty() ? "" : ", ") +
              filled(form(number, found == texts_.end() ? key : std::string_view(found->second)),
                     [number](std::string_view, std::string& out) { out += std::to_string(number); });
  };
  add(reason.findings, "exit.findings");
  add(reason.lost, "exit.lost");
  add(reason.quarantined, "exit.quarantined");
  add(reason.excluded, "exit.excluded");
  return counts.empty() ? counts : reason.input + ": " + counts;
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
