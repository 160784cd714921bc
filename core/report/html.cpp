#include "core/report/html.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/report/html_parts.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace html {

std::string escaped(std::string_view raw) {
  std::string out;
  for (const char c : printable(raw)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace html

namespace {

using html::escaped;

std::string entry(std::string_view name, std::string_view value) { return fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value)); }

std::string card(std::string_view name, std::uint64_t number) { return fmt::format("<div class=\"card\"><b>{}</b>{}</div>\n", grouped(number), escaped(name)); }

std::string finding(const Notice& notice, bool show_personal, const Messages& words) {
  const NoticeType& type = *notice.type;
  std::string out = fmt::format("<article class=\"{}\"><p><span class=\"mark\">{}</span> <code>{}</code> {}</p>\n", to_string(type.severity),
                                escaped(words.severity(type.severity)), type.code, escaped(words.place(notice.where)));
  out += fmt::format("<p>{}</p>\n<dl>", escaped(words.problem(notice, show_personal)));
  if (!notice.value.empty())
    out += entry(words.text("value"), notice.personal && !show_personal ? std::string(words.text("hidden")) : notice.value);
  out += entry(words.text("why"), words.why(type)) + entry(words.text("fix"), words.fix(notice));
  return out + "</dl></article>\n";
}

std::string verification(const CheckFacts& checks, const Messages& words) {
  if (checks.states.empty()) return {};
  std::string out = fmt::format("<h3>{}</h3>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
                                escaped(words.text("verification")), escaped(words.text("state")), escaped(words.text("because")), escaped(words.text("incidents")));
  for (const auto& [state, reasons] : checks.reasons)
    for (const auto& [reason, count] : reasons)
      out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", escaped(words.state(state)), escaped(words.reason(reason)), grouped(count));
  out += "</tbody></table></div>\n<dl>" + entry(words.text("policy"), words.policy(checks.policy)) + entry(words.text("assumed"), words.policy(checks.assumption));
  if (checks.ruled != 0) out += entry(words.text("rulings"), checks.rulings + " (" + grouped(checks.ruled) + ")");
  if (checks.held_back != 0) out += entry(words.text("held-back"), grouped(checks.held_back));
  return out + "</dl>\n";
}

/// Findings under the sheet they are in, in the order in which a person goes through the file.
std::string findings(const ItemFacts& item, bool show_personal, const Messages& words) {
  std::map<std::string, std::vector<const Notice*>> sheets;
  const auto groups = item.notices->groups();
  std::string counted_only;
  for (const auto& group : groups) {
    for (const Notice& notice : group.stored) sheets[notice.where.part].push_back(&notice);
    if (group.stored.size() < group.count)
      counted_only += fmt::format("<li><code>{}</code>: {}</li>\n", group.type->code, escaped(words.say("shown-of", {{"shown", grouped(group.stored.size())}, {"all", grouped(group.count)}})));
  }
  std::string out;
  for (auto& [sheet, list] : sheets) {
    std::stable_sort(list.begin(), list.end(), [](const Notice* a, const Notice* b) { return a->where.row < b->where.row; });
    out += fmt::format("<h3>{} ({})</h3>\n", escaped(sheet.empty() ? std::string(words.text("whole-file")) : sheet), list.size());
    for (const Notice* notice : list) out += finding(*notice, show_personal, words);
  }
  if (!counted_only.empty()) out += fmt::format("<ul>{}</ul>\n", counted_only);
  return out.empty() ? fmt::format("<p>{}</p>\n", escaped(words.text("no-findings"))) : out;
}

std::string item_html(const ItemFacts& item, bool show_personal, const Messages& words) {
  std::string out = fmt::format("<section><h2>{}</h2>\n", escaped(item.input));
  if (item.outcome != Outcome::done) out += fmt::format("<p class=\"error\"><span class=\"mark\">{}</span></p>\n", escaped(item.problem));
  out += "<div class=\"cards\">";
  const auto records = [&item](Kind kind) { return item.records[static_cast<std::size_t>(kind)]; };
  out += card(words.text("incidents"), records(Kind::incident)) + card(words.text("victims"), records(Kind::victim));
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) out += card(words.severities(severity), item.notices->count(severity));
  out += "</div>\n<div class=\"pictures\">" + html::district_map(item.checks, words) + html::month_chart(item.checks, words) + html::rule_chart(*item.notices, words) + "</div>\n";
  out += verification(item.checks, words);
  if (!item.checks.not_run.empty()) {
    out += fmt::format("<details><summary>{} ({})</summary><dl>", escaped(words.text("rules-not-run")), item.checks.not_run.size());
    for (const auto& each : item.checks.not_run) out += entry(each.code, words.reason(each.reason));
    out += "</dl></details>\n";
  }
  return out + findings(item, show_personal, words) + "</section>\n";
}

}  // namespace

std::string report_html(const RunFacts& facts, const Messages& words) {
  std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                                "<title>{}</title><style>{}</style></head><body>\n<main><h1>{}</h1>\n",
                                words.language_tag(), escaped(words.text("title")), html::style, escaped(words.text("title")));
  out += fmt::format("<p class=\"soft\">{}</p>\n", escaped(words.text("privacy-note")));
  out += fmt::format("<fieldset><legend>{}</legend>", escaped(words.text("filter")));
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
    out += fmt::format("<label><input type=\"checkbox\" id=\"hide-{0}\"> {1}: {2}</label>", to_string(severity), escaped(words.text("hide")), escaped(words.severities(severity)));
  out += "</fieldset>\n";
  for (const ItemFacts& item : facts.items) out += item_html(item, facts.show_personal, words);
  return out + "</main></body></html>\n";
}

}  // namespace maex
