#include "core/report/html.hpp"

#include <vector>

#include <fmt/format.h>

#include "core/io/xml_text.hpp"
#include "core/report/hidden_names.hpp"
#include "core/report/html_parts.hpp"
#include "core/report/verdict_text.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace html {

std::string escaped(std::string_view raw) {
  std::string out;
  xml::append_escaped(out, printable(raw));
  return out;
}

std::string entry(std::string_view name, std::string_view value) {
  return fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value));
}

std::string page_start(std::string_view title, std::string_view more_style, const Messages& words) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
      "<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n<header><h1>{}</h1>\n",
      words.language_tag(), title, style, more_style, title);
}

}  // namespace html

namespace {

using html::entry;
using html::escaped;

constexpr Severity severities[] = {Severity::error, Severity::warning, Severity::info};

std::string card(std::string_view name, std::uint64_t number) {
  return fmt::format("<div class=\"card\"><b>{}</b> {}</div>\n", grouped(number), escaped(name));
}

/// Values that the sender did not give, with the rules that derived them.
std::string filled(const ItemFacts& item, const Messages& words) {
  if (item.filled.empty()) return {};
  std::string out = fmt::format("<h3>{}</h3>\n<dl class=\"wide\">", escaped(words.text("filled-in")));
  for (const FilledFact& fact : item.filled) {
    std::string fields;
    for (const auto& [field, count] : fact.fields)
      fields += (fields.empty() ? "" : ", ") + words.field(field) + " " + grouped(count);
    out += entry(fact.rule, words.counted(fact.records, "record") + ": " + fields);
  }
  return out + "</dl>\n";
}

std::string verification(const CheckFacts& checks, const Messages& words) {
  if (checks.states.empty()) return {};
  std::string out = fmt::format(
      "<div class=\"scroll\"><table><caption><h3>{}</h3></caption>\n<thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\" class=\"number\">{}</th></tr></thead><tbody>\n",
      escaped(words.text("verification")), escaped(words.text("state")), escaped(words.text("because")),
      escaped(words.text("incidents")));
  for (const auto& [state, reasons] : checks.reasons)
    for (const auto& [reason, count] : reasons)
      out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td></tr>\n",
                         escaped(words.state(state)), escaped(words.say(reason)), grouped(count));
  out += "</tbody></table></div>\n<dl>" + entry(words.text("policy"), words.sentence(checks.policy)) +
         entry(words.text("assumed"), words.sentence(checks.assumption));
  if (checks.ruled != 0) out += entry(words.text("rulings"), checks.rulings + " (" + grouped(checks.ruled) + ")");
  if (checks.held_back != 0) out += entry(words.text("held-back"), grouped(checks.held_back));
  return out + "</dl>\n";
}

/// Each reason once, with the rules that did not run for this reason. The list is open, because a user cannot click on
/// paper.
std::string not_run(const CheckFacts& checks, const Messages& words) {
  if (checks.not_run.empty()) return {};
  std::map<Text, std::string> reasons;
  for (const auto& each : checks.not_run) {
    std::string& codes = reasons[each.reason];
    codes += (codes.empty() ? "" : " ") + fmt::format("<code>{}</code>", escaped(each.code));
  }
  std::string out =
      fmt::format("<h3>{} ({})</h3>\n<dl class=\"wide\">", escaped(words.text("rules-not-run")), checks.not_run.size());
  for (const auto& [reason, codes] : reasons)
    out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(words.say(reason)), codes);
  return out + "</dl>\n";
}

std::string loss_row(std::string_view field, std::string_view what, std::uint64_t count) {
  return fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td></tr>\n", escaped(field),
                     escaped(what), grouped(count));
}

/// What the output carries in named elements, what in custom fields, and what it does not carry.
std::string carried(const ItemFacts& item, const Messages& words) {
  if (item.losses.empty() && !item.carried) return {};
  std::string out = fmt::format(
      "<div class=\"scroll\"><table><caption><h3>{}</h3></caption>\n<thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\" class=\"number\">{}</th></tr></thead><tbody>\n",
      escaped(words.text("carried-title")), escaped(words.text("field")), escaped(words.text("carried-where")),
      escaped(words.text("values")));
  for (const LossFact& loss : item.losses)
    out += loss_row(words.field(loss.field), words.sentence(loss.summary), loss.count);
  if (item.carried) {
    for (const auto& [field, count] : item.carried->fields)
      out += loss_row(words.field(field), words.text("in-custom-field"), count);
    out += loss_row(words.text("values"), words.text("in-named-element"), item.carried->named);
  }
  return out + "</tbody></table></div>\n";
}

/// Did it work, and what must be done: the first thing that a reader sees.
std::string verdict_html(const Verdict& verdict, bool show_personal, const Messages& words) {
  std::string out =
      fmt::format("<div class=\"verdict\"><p><strong>{}</strong></p>\n", html::escaped(words.result(verdict)));
  if (!verdict.actions.empty()) {
    out += "<ol>\n";
    for (const Action& action : verdict.actions)
      out +=
          fmt::format("<li><span class=\"soft\">{}:</span> {}</li>\n", escaped(words.text(to_string(action.audience))),
                      escaped(action_text(action, true, verdict.files != 1, show_personal, words)));
    out += "</ol>\n";
  }
  if (verdict.more != 0)
    out += fmt::format("<p class=\"soft\">{} {}</p>\n", escaped(words.text("more")), grouped(verdict.more));
  return out + "</div>\n";
}

std::string item_html(const ItemFacts& item, std::size_t number, const html::FilterCodes& codes, bool several,
                      bool show_personal, const Messages& words) {
  std::string out =
      fmt::format("<section aria-labelledby=\"file-{0}\"><h2 id=\"file-{0}\">{1}</h2>\n", number, escaped(item.input));
  if (item.outcome != Outcome::done)
    out += fmt::format("<p class=\"error\"><span class=\"mark\">{}</span></p>\n", escaped(words.problem_of(item)));
  if (several) out += verdict_html(item.verdict, show_personal, words);
  out += "<div class=\"cards\">";
  const auto records = [&item](Kind kind) { return item.records[static_cast<std::size_t>(kind)]; };
  out += card(words.text("incidents"), records(Kind::incident)) + card(words.text("victims"), records(Kind::victim));
  for (const Severity severity : severities) out += card(words.severities(severity), count(item.findings, severity));
  const std::string id = std::to_string(number);
  out += "</div>\n<div class=\"pictures\">" + html::district_map(item.checks, "map-" + id, words) +
         html::month_chart(item.checks, "months-" + id, words) + html::rule_chart(item.findings, "rules-" + id, words) +
         "</div>\n";
  out += filled(item, words) + carried(item, words) + verification(item.checks, words) + not_run(item.checks, words);
  return out + html::findings(item, codes, show_personal, words) + "</section>\n";
}

html::FilterCodes codes_of(const RunFacts& facts) {
  html::FilterCodes codes;
  for (const ItemFacts& item : facts.items)
    for (const FindingGroup& group : item.findings) codes[group.type.code].count += group.count;
  std::size_t number = 0;
  for (auto& [code, filter] : codes) filter.number = ++number;
  return codes;
}

std::string box(std::string_view id, std::string_view label) {
  return fmt::format("<label for=\"{0}\"><input type=\"checkbox\" id=\"{0}\"/> {1}</label>\n", id, escaped(label));
}

/// Check boxes that hide findings by severity and by code. The style sheet hides the findings.
std::string filter(const html::FilterCodes& codes, const Messages& words) {
  const std::string hide = std::string(words.text("hide")) + ": ";
  std::string out = fmt::format("<fieldset><legend>{}</legend>\n", escaped(words.text("filter")));
  for (const Severity severity : severities)
    out += box("hide-" + std::string(to_string(severity)), hide + std::string(words.severities(severity)));
  if (codes.size() > 1) {
    out += fmt::format("<details><summary>{}</summary>\n", escaped(words.text("findings-by-rule")));
    for (const auto& [code, each] : codes)
      out += box("hide-c" + std::to_string(each.number), hide + std::string(code) + " (" + grouped(each.count) + ")");
    out += "</details>\n";
  }
  return out + "</fieldset>\n";
}

/// The styles for the check boxes of codes. The styles for severities are in the style sheet itself.
std::string filter_style(const html::FilterCodes& codes) {
  std::string out;
  if (codes.size() < 2) return out;
  for (const auto& [code, each] : codes)
    out += fmt::format("{}body:has(#hide-c{}:checked) .c{}", out.empty() ? "" : ",\n", each.number, each.number);
  return out + "{display:none}\n";
}

/// Links to the files, when there are several.
std::string contents(const RunFacts& facts) {
  if (facts.items.size() < 2) return {};
  std::string out = "<nav><ul>\n";
  for (std::size_t i = 0; i != facts.items.size(); ++i)
    out += fmt::format("<li><a href=\"#file-{}\">{}</a></li>\n", i + 1, escaped(facts.items[i].input));
  return out + "</ul></nav>\n";
}

}  // namespace

/// The page is also well-formed XML, so that tools and tests can use a strict parser.
std::string report_html(const RunFacts& given, const Messages& words) {
  const RunFacts facts = without_names(given, words.hidden_part());
  const html::FilterCodes codes = codes_of(facts);
  const std::string title = escaped(words.text("title"));
  std::string out = html::page_start(title, filter_style(codes), words);
  out += verdict_html(facts.verdict, facts.show_personal, words);
  out += fmt::format("<p class=\"soft\">{}</p>\n", escaped(words.text("privacy-note")));
  out += contents(facts) + filter(codes, words) + "</header>\n<main>\n";
  for (std::size_t i = 0; i != facts.items.size(); ++i)
    out += item_html(facts.items[i], i + 1, codes, facts.items.size() != 1, facts.show_personal, words);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace maex
