#include "core/report/messages.hpp"

#include "core/io/resources.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

constexpr std::string_view tags[] = {"en", "az", "ru"};

/// Tables become keys with full stops between their parts.
void flatten(const toml::table& table, const std::string& prefix, const std::string& name, StringMap<std::string>& into) {
  for (const auto& [key, node] : table) {
    const std::string full = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
    if (const toml::table* below = node.as_table()) flatten(*below, full, name, into);
    else if (const auto text = node.value_exact<std::string>()) into.emplace(full, *text);
    else checked_toml::fail(name, node, "\"" + full + "\" must be a text in quotes");
  }
}

}  // namespace

std::optional<Language> find_language(std::string_view tag) {
  for (std::size_t i = 0; i != std::size(tags); ++i)
    if (tags[i] == tag) return static_cast<Language>(i);
  return std::nullopt;
}

Messages::Messages(std::string_view toml, const std::string& name, Language language) : language_(language) {
  flatten(checked_toml::parse(toml, name), "", name, texts_);
}

const Messages& Messages::of(Language language) {
  static const auto load = [](Language of) {
    const std::string name = "messages/" + std::string(tags[static_cast<std::size_t>(of)]) + ".toml";
    return Messages(find_resource(name).value(), name, of);
  };
  static const Messages en = load(Language::en), az = load(Language::az), ru = load(Language::ru);
  return language == Language::en ? en : language == Language::az ? az : ru;
}

std::string_view Messages::language_tag() const { return tags[static_cast<std::size_t>(language_)]; }

std::string_view Messages::text(std::string_view key) const {
  const auto found = texts_.find("report." + std::string(key));
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string_view Messages::severity(Severity severity) const { return text(severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info"); }
std::string_view Messages::severities(Severity severity) const { return text(severity == Severity::error ? "errors" : severity == Severity::warning ? "warnings" : "infos"); }

std::string_view Messages::of_notice(const NoticeType& type, std::string_view part, std::string_view english) const {
  if (language_ == Language::en) return english;
  const auto found = texts_.find("notice." + std::string(type.code) + "." + std::string(part));
  return found == texts_.end() ? english : std::string_view(found->second);
}

std::string Messages::problem(const Notice& notice, bool show_personal) const {
  if (language_ == Language::en) return problem_of(notice, show_personal);
  const std::string_view pattern = of_notice(*notice.type, "problem", notice.type->problem);
  if (notice.problem.empty() && !pattern.empty()) return problem_of(notice, show_personal, pattern);
  const std::string own = notice.problem.empty() ? std::string() : " (" + notice.problem + ")";
  return std::string(summary(*notice.type)) + own;
}

std::string_view Messages::state(std::string_view code) const {
  if (const auto found = find_code(CodeList::verification, code)) return info(*found).labels[static_cast<std::size_t>(language_)];
  return code;
}

std::string_view Messages::reason(std::string_view clause) const {
  const auto found = texts_.find("reason." + std::string(clause));
  return found == texts_.end() ? clause : std::string_view(found->second);
}

std::string Messages::shown_of(std::uint64_t shown, std::uint64_t all) const {
  std::string pattern(text("shown-of"));
  const auto put = [&pattern](std::string_view name, std::uint64_t number) {
    if (const std::size_t at = pattern.find(name); at != std::string::npos) pattern.replace(at, name.size(), std::to_string(number));
  };
  put("{shown}", shown);
  put("{all}", all);
  return pattern;
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

}  // namespace maex
