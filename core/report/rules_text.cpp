#include "core/report/rules_text.hpp"
#include "core/report/json_text.hpp"

#include <nlohmann/json.hpp>

#include "core/report/words.hpp"
#include "core/rules/custom/custom_rule.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

using rules::Family;
using rules::Rule;
using rules::RuleSet;

std::string fields_of(const Rule& rule, std::string_view mark) {
  std::string text;
  for (const Field field : rule.fields)
    (text += text.empty() ? "" : ", ").append(mark).append(info(field).full_name).append(mark);
  return text.empty() ? "none" : text;
}

std::string query_of(const Rule& rule) {
  std::string_view query = rule.custom->query;
  while (!query.empty() && (query.back() == '\n' || query.back() == ' ')) query.remove_suffix(1);
  return printable_lines(query);
}

std::string indented(std::string_view text) {
  std::string out = "    ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out + '\n';
}

std::string severity_of(const RuleSet::Active& active) {
  return active.off ? "off" : std::string(to_string(active.type.severity));
}

/// Where a rule comes from. Texts of custom rules come from a file of the programme, so unsafe characters are spelled
/// out.
std::string origin_of(const Rule& rule) {
  if (rule.custom == nullptr) return std::string(rule.reference) + "; since " + std::string(rule.since);
  const std::string place = rule.custom->file + ", line " + std::to_string(rule.custom->line);
  return printable(rule.reference.empty() ? place : std::string(rule.reference) + "; " + place);
}

/// Prose in which characters with a meaning in Markdown are escaped.
std::string prose(std::string_view text) {
  std::string out;
  for (const char c : printable_lines(text)) {
    if (c == '<' || c == '*' || c == '|' || c == '[') out += '\\';
    out += c;
  }
  return out;
}

std::string page(const RuleSet::Active& active) {
  const Rule& rule = *active.rule;
  const NoticeType& notice = rule.notice;
  std::string out = "### `" + std::string(notice.code) + "` (" + severity_of(active) + ")\n\n";
  out += prose(notice.summary) + " " + prose(notice.why) + "\n\n";
  out += "- a case: " + prose(notice.problem) + "\n";
  out += "- do: " + prose(notice.fix) + "\n";
  out += "- fields: " + fields_of(rule, "`") + "\n";
  out += "- from: " + origin_of(rule) + "\n\n";
  if (rule.custom != nullptr) return out + "Asks:\n\n" + indented(query_of(rule));
  return out + "Breaks it:\n\n" + indented(rule.failing) + "\nKeeps it:\n\n" + indented(rule.passing);
}

nlohmann::ordered_json json_of(const RuleSet::Active& active) {
  const Rule& rule = *active.rule;
  nlohmann::ordered_json fields = nlohmann::ordered_json::array();
  for (const Field field : rule.fields) fields.push_back(info(field).full_name);
  nlohmann::ordered_json card = {{"code", rule.notice.code},        {"family", name(rule.family)},
                                 {"severity", severity_of(active)}, {"summary", rule.notice.summary},
                                 {"problem", rule.notice.problem},  {"why", rule.notice.why},
                                 {"fix", rule.notice.fix},          {"fields", fields},
                                 {"reference", rule.reference}};
  if (rule.custom != nullptr) {
    card["file"] = rule.custom->file;
    card["line"] = rule.custom->line;
    card["query"] = rule.custom->query;
    return card;
  }
  card["since"] = rule.since;
  card["failing"] = rule.failing;
  card["passing"] = rule.passing;
  return card;
}

std::string about_family(Family family, const RuleSet& set) {
  return std::string(name(family)) + ": " +
         (family == Family::custom ? "Rules of a programme, from " + printable(set.name()) + "."
                                   : std::string(about(family)));
}

}  // namespace

std::string rules_text(const RuleSet& set) {
  std::string out;
  for (const Family family : rules::all_families) {
    std::string lines;
    for (const RuleSet::Active& active : set.rules()) {
      if (active.rule->family != family) continue;
      std::string severity = severity_of(active), code(active.rule->notice.code);
      severity.resize(9, ' ');
      code.resize(std::max<std::size_t>(code.size() + 1, 36), ' ');
      lines += "  " + severity + code + printable(active.rule->notice.summary) + '\n';
    }
    if (!lines.empty()) out += (out.empty() ? "" : "\n") + about_family(family, set) + "\n" + lines;
  }
  return out + '\n' + counted(set.rules().size(), "rule") + "; maex rules CODE explains one\n";
}

std::string rule_text(const RuleSet::Active& active) {
  const Rule& rule = *active.rule;
  const NoticeType& notice = rule.notice;
  std::string out =
      std::string(notice.code) + "   " + severity_of(active) + ", family " + std::string(name(rule.family)) + "\n\n";
  out += labelled("what", printable(notice.summary));
  out += labelled("a case", printable(notice.problem));
  out += labelled("why", printable(notice.why));
  out += labelled("do", printable(notice.fix));
  out += labelled("fields", fields_of(rule, ""));
  out += labelled("from", origin_of(rule));
  if (rule.custom != nullptr) return out + "\nasks\n" + indented(query_of(rule));
  return out + "\nbreaks it\n" + indented(rule.failing) + "\nkeeps it\n" + indented(rule.passing);
}

namespace {

/// A list of the family, then each rule. Empty when the family has no rules.
std::string family_markdown(const RuleSet& set, Family family) {
  std::string lines, pages;
  std::size_t count = 0;
  for (const RuleSet::Active& active : set.rules()) {
    if (active.rule->family != family) continue;
    ++count;
    const std::string code(active.rule->notice.code), severity = severity_of(active);
    lines += "| [`" + code + "`](#" + code + "-" + severity + ") | " + severity + " | " +
             prose(active.rule->notice.summary) + " |\n";
    pages += "\n" + page(active);
  }
  if (count == 0) return {};
  return "## " + std::string(name(family)) + "\n\n" + std::string(about(family)) + " " + counted(count, "rule") +
         ".\n\n| code | severity | finds |\n|---|---|---|\n" + lines + pages;
}

}  // namespace

std::string rules_markdown(const RuleSet& set, const RuleSet::Active* rule) {
  if (rule != nullptr) return page(*rule);
  std::string out = "# Rules\n";
  for (const Family family : rules::all_families) {
    const std::string part = family_markdown(set, family);
    if (!part.empty()) out += "\n" + part;
  }
  return out;
}

std::string rules_json(const RuleSet& set, const RuleSet::Active* rule) {
  if (rule != nullptr) return json_text(json_of(*rule));
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RuleSet::Active& each : set.rules()) list.push_back(json_of(each));
  return json_text(list);
}

}  // namespace maex
