#include "cli/rules_text.hpp"

#include <nlohmann/json.hpp>

#include "core/report/words.hpp"

namespace maex::cli {
namespace {

using rules::Family;
using rules::Rule;

std::string fields_of(const Rule& rule, std::string_view mark) {
  std::string text;
  for (const Field field : rule.fields) (text += text.empty() ? "" : ", ").append(mark).append(info(field).full_name).append(mark);
  return text;
}

std::string indented(std::string_view text) {
  std::string out = "    ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out + '\n';
}

/// Prose that Markdown takes for nothing else.
std::string prose(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<' || c == '*' || c == '|' || c == '[') out += '\\';
    out += c;
  }
  return out;
}

std::string page(const Rule& rule) {
  const NoticeType& notice = rule.notice;
  std::string out = "### `" + std::string(notice.code) + "` (" + std::string(to_string(notice.severity)) + ")\n\n";
  out += prose(notice.summary) + " " + prose(notice.why) + "\n\n";
  out += "- a case: " + prose(notice.problem) + "\n";
  out += "- do: " + prose(notice.fix) + "\n";
  out += "- fields: " + fields_of(rule, "`") + "\n";
  out += "- from: " + std::string(rule.reference) + "; since " + std::string(rule.since) + "\n\n";
  out += "Breaks it:\n\n" + indented(rule.failing) + "\nKeeps it:\n\n" + indented(rule.passing);
  return out;
}

nlohmann::ordered_json json_of(const Rule& rule) {
  nlohmann::ordered_json fields = nlohmann::ordered_json::array();
  for (const Field field : rule.fields) fields.push_back(info(field).full_name);
  return {{"code", rule.notice.code},     {"family", name(rule.family)},   {"severity", to_string(rule.notice.severity)},
          {"summary", rule.notice.summary}, {"problem", rule.notice.problem}, {"why", rule.notice.why},
          {"fix", rule.notice.fix},       {"fields", fields},              {"reference", rule.reference},
          {"since", rule.since},          {"failing", rule.failing},       {"passing", rule.passing}};
}

}  // namespace

std::string rules_text() {
  std::string out;
  for (const Family family : rules::all_families) {
    std::string lines;
    for (const Rule* rule : rules::catalogue()) {
      if (rule->family != family) continue;
      std::string severity(to_string(rule->notice.severity)), code(rule->notice.code);
      severity.resize(9, ' ');
      code.resize(std::max<std::size_t>(code.size() + 1, 36), ' ');
      lines += "  " + severity + code + std::string(rule->notice.summary) + '\n';
    }
    if (!lines.empty()) out += (out.empty() ? "" : "\n") + std::string(name(family)) + ": " + std::string(about(family)) + "\n" + lines;
  }
  return out + '\n' + counted(rules::catalogue().size(), "rule") + "; maex rules CODE explains one\n";
}

std::string rule_text(const Rule& rule) {
  const NoticeType& notice = rule.notice;
  std::string out = std::string(notice.code) + "   " + std::string(to_string(notice.severity)) + ", family " + std::string(name(rule.family)) + "\n\n";
  out += labelled("what", notice.summary);
  out += labelled("a case", notice.problem);
  out += labelled("why", notice.why);
  out += labelled("do", notice.fix);
  out += labelled("fields", fields_of(rule, ""));
  out += labelled("from", std::string(rule.reference) + "; since " + std::string(rule.since));
  return out + "\nbreaks it\n" + indented(rule.failing) + "\nkeeps it\n" + indented(rule.passing);
}

std::string family_markdown(Family family) {
  std::string lines, pages;
  std::size_t count = 0;
  for (const Rule* rule : rules::catalogue()) {
    if (rule->family != family) continue;
    ++count;
    const std::string code(rule->notice.code), severity(to_string(rule->notice.severity));
    lines += "| [`" + code + "`](#" + code + "-" + severity + ") | " + severity + " | " + prose(rule->notice.summary) + " |\n";
    pages += "\n" + page(*rule);
  }
  if (count == 0) return {};
  return "## " + std::string(name(family)) + "\n\n" + std::string(about(family)) + " " + counted(count, "rule") + ".\n\n| code | severity | finds |\n|---|---|---|\n" +
         lines + pages;
}

std::string rules_markdown(const Rule* rule) {
  if (rule != nullptr) return page(*rule);
  std::string out;
  for (const Family family : rules::all_families) {
    const std::string part = family_markdown(family);
    if (!part.empty()) out += (out.empty() ? "" : "\n") + part;
  }
  return out;
}

std::string rules_json(const Rule* rule) {
  if (rule != nullptr) return json_of(*rule).dump(2) + '\n';
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Rule* each : rules::catalogue()) list.push_back(json_of(*each));
  return list.dump(2) + '\n';
}

}  // namespace maex::cli
