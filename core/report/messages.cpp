#include "core/report/messages.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "core/io/resources.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {

void Messages::add(std::string_view toml, const std::string& name) {
  checked_toml::add_texts(checked_toml::parse(toml, name), name, texts_);
}

const Messages& Messages::of(Language language) {
  const auto load = [](Language wanted) {
    Messages messages(wanted);
    const std::string folder = "messages/" + std::string(messages.language_tag()) + "/";
    for (const Resource& resource : all_resources())
      if (resource.name.starts_with(folder)) messages.add(resource.bytes, std::string(resource.name));
    return messages;
  };
  // Each language is loaded separately, so that a run in English does not wait for the others.
  static std::array<std::pair<std::once_flag, std::unique_ptr<const Messages>>, std::size(language_tags)> loaded;
  auto& place = loaded[static_cast<std::size_t>(language)];
  std::call_once(place.first, [&] { place.second = std::make_unique<const Messages>(load(language)); });
  return *place.second;
}

std::string_view Messages::text(std::string_view key) const {
  const auto found = texts_.find("report." + std::string(key));
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string Messages::say(std::string_view key,
                          std::initializer_list<std::pair<std::string_view, std::string_view>> parts) const {
  std::vector<Argument> arguments;
  for (const auto& [name, with] : parts) arguments.emplace_back(name, std::string(with));
  return fill(text(key), arguments, true);
}

std::string Messages::shown_of(std::uint64_t shown, std::uint64_t all) const {
  return say("shown-of", {{"shown", grouped(shown)}, {"all", grouped(all)}});
}

std::string_view Messages::noun(std::uint64_t number, std::string_view noun) const {
  const auto found = texts_.find("noun." + std::string(noun));
  if (found == texts_.end()) return noun;
  return noun_form(number, found->second);
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

std::string Messages::problem(const FindingType& type, const Finding& finding, bool show_personal) const {
  const std::string_view pattern = finding.problem.empty() ? problem(type) : sentence(finding.problem.pattern());
  if (pattern.empty()) return std::string(summary(type));
  std::string sentence = with_labels(fill(pattern, arguments_of(finding), show_personal));
  if (language_ == Language::en || !finding.problem.is_as_is()) return sentence;
  return std::string(summary(type)) + " (" + sentence + ")";
}

std::string_view Messages::sentence(std::string_view pattern) const {
  if (language_ == Language::en) return pattern;
  const auto found = texts_.find("text." + std::string(pattern));
  return found == texts_.end() ? pattern : std::string_view(found->second);
}

std::string_view Messages::label(Field field) const {
  const FieldInfo& about = info(field);
  const auto index = static_cast<std::size_t>(language_);
  if (const auto own = texts_.find("field." + std::string(about.full_name)); own != texts_.end()) return own->second;
  return index < std::size(about.labels) ? about.labels[index] : about.full_name;
}

std::string Messages::field(std::string_view full_name) const {
  const auto known = find_field(full_name);
  return known ? std::string(label(*known)) : printable(full_name);
}

std::string Messages::with_labels(std::string_view sentence) const {
  const auto in_name = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  std::string out;
  while (!sentence.empty()) {
    const std::size_t dot = sentence.find('.');
    std::size_t first = std::min(dot, sentence.size()), last = first;
    while (first != 0 && in_name(sentence[first - 1])) --first;
    while (last + 1 < sentence.size() && in_name(sentence[last + 1])) ++last;
    const auto known =
        first == dot || last <= dot ? std::nullopt : find_field(sentence.substr(first, last + 1 - first));
    const std::size_t end = std::min(known ? last + 1 : dot == std::string_view::npos ? dot : dot + 1, sentence.size());
    out += sentence.substr(0, known ? first : end);
    if (known) out += label(*known);
    sentence.remove_prefix(end);
  }
  return out;
}

std::string_view Messages::code_word(std::string_view list, std::string_view value) const {
  if (list == "field") {
    const auto known = find_field(value);
    return known ? label(*known) : value;
  }
  if (language_ == Language::en) return value;
  const auto index = static_cast<std::size_t>(language_);
  if (const auto own = texts_.find("code." + std::string(list) + "." + std::string(value)); own != texts_.end())
    return own->second;
  for (const CodeInfo& each : all_codes())
    if (each.name == value && name(each.list) == list && index < std::size(each.labels)) return each.labels[index];
  return value;
}

std::string Messages::problem_of(const ItemFacts& item) const {
  return item.problem_text.empty() ? item.problem : say(item.problem_text);
}

std::string Messages::result(const Verdict& verdict) const { return printable(say(verdict.sentence)); }

std::string Messages::exit_reason(const OutcomeReason& reason) const {
  if (!reason.problem_text.empty()) return say(reason.problem_text);
  if (!reason.problem.empty()) return reason.problem;
  std::vector<Text> counts;
  add_count(counts, reason.findings, "{count:finding|findings}"_text);
  add_count(counts, reason.lost, "{count:value|values} not carried by the target"_text);
  add_count(counts, reason.quarantined, "{count:value|values} in quarantine"_text);
  add_count(counts, reason.excluded, "{count:incident|incidents} excluded"_text);
  if (counts.empty()) return {};
  return say(Text("{file}: {reasons}"_text, {{"file", reason.input}, {"reasons", std::move(counts)}}));
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
