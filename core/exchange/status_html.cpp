#include <fmt/format.h>

#include "core/exchange/status_parts.hpp"
#include "core/report/html_parts.hpp"

namespace maex::exchange {
namespace {

using html::escaped;

/// Did it work, and what must be done: the first thing that a reader sees.
std::string verdict_html(const StatusFacts& facts, const Messages& words) {
  std::string out =
      fmt::format("<div class=\"verdict\"><p><strong>{}</strong></p>\n", escaped(status_verdict(facts, words)));
  const std::vector<StatusAction> actions = status_actions(facts, words);
  std::string list;
  for (const std::string& problem : facts.problems) list += fmt::format("<li>{}</li>\n", escaped(problem));
  for (const StatusAction& each : actions)
    list += fmt::format("<li><b>{}</b> <span class=\"soft\">({})</span>: {}. {}<br/>{}</li>\n", escaped(each.title),
                        each.item, escaped(each.why), escaped(each.fix), escaped(each.problem));
  if (!list.empty()) out += "<ol>\n" + list + "</ol>\n";
  if (facts.open.size() > actions.size())
    out += fmt::format("<p class=\"soft\">{}</p>\n", escaped(words.shown_of(actions.size(), facts.open.size())));
  return out + "</div>\n";
}

std::string table_start(std::string_view caption, const std::vector<std::string_view>& columns) {
  std::string out =
      fmt::format("<div class=\"scroll\"><table><caption><h3>{}</h3></caption>\n<thead><tr>", escaped(caption));
  for (const std::string_view column : columns) out += fmt::format("<th scope=\"col\">{}</th>", escaped(column));
  return out + "</tr></thead><tbody>\n";
}

std::string items_html(const StatusFacts& facts, const Messages& words) {
  if (facts.items.empty()) return {};
  std::string out = table_start(words.text("exchange-files-of-run"),
                                {words.text("exchange-file"), words.text("exchange-became"), words.text("exchange-new"),
                                 words.text("exchange-changed"), words.text("exchange-unchanged")});
  for (const ItemRow& item : facts.items) {
    std::string became(words.text(key("exchange-became-", to_string(item.outcome))));
    if (!item.reason.empty()) became += ": " + std::string(words.text(key("exchange-why-", item.reason)));
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td>", escaped(title_of(item)), escaped(became));
    for (const std::uint64_t count : {item.compared.fresh, item.compared.changed, item.compared.same})
      out += fmt::format("<td class=\"number\">{}</td>", count);
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string runs_html(const StatusFacts& facts, const Messages& words) {
  if (facts.runs.size() < 2) return {};
  std::string out =
      table_start(words.text("exchange-runs"),
                  {words.text("exchange-began"), words.text("exchange-ended"), words.text("exchange-became")});
  for (const RunRow& run : facts.runs)
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", escaped(run.began),
                       escaped(run.ended),
                       escaped(words.text(key("exchange-run-", run.outcome.empty() ? "killed" : run.outcome))));
  return out + "</tbody></table></div>\n";
}

}  // namespace

/// The page is also well-formed XML, so that tools and tests can use a strict parser.
std::string status_html(const StatusFacts& facts, const Messages& words) {
  const std::string title = escaped(std::string(words.text("exchange-title")) + ": " + facts.job);
  std::string out = html::page_start(title, {}, words);
  out += verdict_html(facts, words) + "</header>\n<main>\n<dl>\n";
  for (const StatusLine& line : status_lines(facts, words)) out += html::entry(line.label, line.text);
  return out + "</dl>\n" + items_html(facts, words) + runs_html(facts, words) + "</main>\n</body>\n</html>\n";
}

}  // namespace maex::exchange
