#include <algorithm>

#include <fmt/format.h>

#include "core/report/html_parts.hpp"
#include "core/report/reconcile.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace reconcile_page {
namespace {

using namespace reconcile_words;
using html::escaped;

constexpr std::string_view page_style =
    "svg{max-width:34rem}td.place{min-width:12rem}.up{fill:var(--info)}.down{fill:var(--warning)}.open-step{fill:none;"
    "stroke:var(--error);"
    "stroke-width:2;"
    "stroke-dasharray:4 3}.total{fill:var(--bar)}.join{stroke:var(--line);stroke-dasharray:2 "
    "2}td.number,th.number{white-space:nowrap}"
    "@media print{.total{fill:#444}.up{fill:#888}.down{fill:#aaa}}";

/// One bar of a waterfall, from `low` to `high`.
struct Bar {
  std::string label, value, style;
  std::int64_t low, high, end;
};

std::vector<Bar> bars_of(const BridgeFact& bridge, const SideFact& a, const SideFact& b, const Messages& words) {
  std::vector<Bar> bars;
  bars.push_back({printable(a.name), std::to_string(bridge.from), "total", 0, bridge.from, bridge.from});
  std::int64_t at = bridge.from;
  for (const BridgeStep& each : bridge.steps) {
    const bool open = each.cause == "unexplained" || each.cause == "undecided";
    const std::int64_t next = at + each.change;
    bars.push_back({cause(each.cause, words), change(each.change),
                    open              ? "open-step"
                    : each.change < 0 ? "down"
                                      : "up",
                    std::min(at, next), std::max(at, next), next});
    at = next;
  }
  bars.push_back({printable(b.name), std::to_string(bridge.to), "total", 0, bridge.to, bridge.to});
  return bars;
}

/// Bars lie, one below the other, so that labels have room on a narrow screen and on paper.
std::string waterfall(const BridgeFact& bridge, const SideFact& a, const SideFact& b, const Messages& words) {
  constexpr double width = 360, plot = 290, row = 46, bar = 18, value_room = 40;
  const std::vector<Bar> bars = bars_of(bridge, a, b, words);
  std::int64_t most = 1;
  for (const Bar& each : bars) most = std::max(most, each.high);
  const auto x = [&](std::int64_t value) {
    return plot * static_cast<double>(std::max<std::int64_t>(0, value)) / static_cast<double>(most);
  };
  std::string told;
  for (const Bar& each : bars) told += (told.empty() ? "" : "; ") + each.label + " " + each.value;
  const double height = row * static_cast<double>(bars.size()) + 4;
  std::string out =
      fmt::format("<svg role=\"img\" viewBox=\"0 0 {:.0f} {:.0f}\"><title>{}</title>", width, height, escaped(told));
  double y = 0;
  for (std::size_t i = 0; i != bars.size(); ++i, y += row) {
    const Bar& each = bars[i];
    out += fmt::format("<text x=\"0\" y=\"{:.0f}\">{}</text>", y + 15, escaped(each.label));
    out += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.0f}\" width=\"{:.1f}\" height=\"{:.0f}\"/>", each.style,
                       x(each.low), y + 21, std::max(2.0, x(each.high) - x(each.low)), bar);
    out += fmt::format("<text x=\"{:.1f}\" y=\"{:.0f}\">{}</text>", std::min(x(each.high) + 6, width - value_room),
                       y + 35, each.value);
    if (i + 1 != bars.size())
      out += fmt::format("<line class=\"join\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.0f}\" y2=\"{2:.0f}\"/>",
                         x(each.end), y + 21 + bar, y + row + 21);
  }
  return out + "</svg>\n";
}

std::string place(const RecordFact& record, const Messages& words) {
  return (record.id.empty() ? "" : escaped(printable(record.id)) + ", ") +
         escaped(printable(words.place(record.where)));
}

std::string head(std::initializer_list<std::string> names) {
  std::string out = "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>";
  for (const std::string& each : names) out += "<th>" + escaped(each) + "</th>";
  return out + "</tr></thead><tbody>\n";
}
constexpr std::string_view table_end = "</tbody></table></div>\n";

std::string text(std::string_view key, const Messages& words) { return std::string(words.text(key)); }

std::string bridge_section(const BridgeFact& bridge, const SideFact& a, const SideFact& b, const Messages& words) {
  std::string out = fmt::format("<h3>{}</h3>\n<figure>{}</figure>\n", escaped(measure(bridge.measure, words)),
                                waterfall(bridge, a, b, words));
  out += fmt::format("<p>{}</p>\n", escaped(words.text(bridge.is_complete() ? "match-complete" : "match-incomplete")));
  if (bridge.steps.empty()) return out;
  out += head({text("match-change", words), text("match-step", words), text("match-record", words),
               text("match-evidence", words)});
  for (const BridgeStep& step : bridge.steps) {
    bool first = true;
    const auto row = [&](const std::string& record, const std::string& evidence) {
      out += fmt::format("<tr><td class=\"number\">{}</td><td>{}</td><td class=\"place\">{}</td><td>{}</td></tr>\n",
                         first ? change(step.change) : "", first ? escaped(cause(step.cause, words)) : "", record,
                         evidence);
      first = false;
    };
    for (const StepRecord& each : step.records)
      row(escaped(printable(each.side)) + ": " + place(each.record, words) + " (" + escaped(person(each, words)) + ")",
          escaped(printable(words.say(each.evidence))));
    if (step.records.empty()) row("", "");
  }
  return out + std::string(table_end);
}

std::string breakdown_section(const BreakdownFact& table, const SideFact& a, const SideFact& b, const Messages& words) {
  const std::string by = table.by == "outcome and status" ? "outcome-status" : table.by;
  std::string out = head({text("match-by-" + by, words), printable(a.name), printable(b.name),
                          text("match-both", words), words.say("match-only", {{"side", printable(a.name)}}),
                          words.say("match-only", {{"side", printable(b.name)}})});
  for (const BreakdownRow& each : table.rows)
    out += fmt::format(
        "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td><td "
        "class=\"number\">{}</td>"
        "<td class=\"number\">{}</td><td class=\"number\">{}</td></tr>\n",
        escaped(row(table, each, words)), each.a, each.b, each.both, each.only_a, each.only_b);
  return out + std::string(table_end);
}

std::string pair_row(const PairFact& pair, const Messages& words) {
  std::string evidence_words;
  for (const EvidenceFact& each : pair.evidence)
    if (!each.level.empty())
      evidence_words += (evidence_words.empty() ? "" : "; ") + evidence(each, words) + " (" + bits(each.bits) + ")";
  return fmt::format(
      "<tr><td class=\"place\">{}</td><td class=\"place\">{}</td><td class=\"number\">{}</td><td>{}</td></tr>\n",
      place(pair.a, words), place(pair.b, words), bits(pair.bits), escaped(evidence_words));
}

std::string difference_row(const PairFact& pair, bool show_personal, const Messages& words) {
  std::string differences;
  for (const DifferenceFact& each : pair.differences) {
    const auto shown = [&](const std::string& value) {
      return each.personal && !show_personal ? std::string(words.hidden_part())
                                             : std::string(words.code_word(each.list, value));
    };
    differences += (differences.empty() ? "" : "; ") + words.field(each.field) + ": " + printable(shown(each.a)) +
                   " / " + printable(shown(each.b));
  }
  return fmt::format("<tr><td class=\"place\">{}</td><td class=\"place\">{}</td><td>{}</td></tr>\n",
                     place(pair.a, words), place(pair.b, words), escaped(differences));
}

std::string pair_tables(const PartnerComparison& each, const SideFact& a, const SideFact& b, bool show_personal,
                        const Messages& words) {
  std::string asked, differing;
  for (const PairFact& pair : each.pairs) {
    if (pair.decision == "ask") asked += pair_row(pair, words);
    if (!pair.differences.empty()) differing += difference_row(pair, show_personal, words);
  }
  std::string out;
  if (!asked.empty())
    out += "<h3>" + escaped(words.text("match-pairs-title")) + "</h3>\n" +
           head({printable(a.name), printable(b.name), text("match-bits", words), text("match-evidence", words)}) +
           asked + std::string(table_end);
  if (!differing.empty())
    out += "<h3>" + escaped(words.text("match-differences-title")) + "</h3>\n" +
           head({printable(a.name), printable(b.name), text("match-value", words)}) + differing +
           std::string(table_end);
  return out;
}

std::string stated_table(const PartnerComparison& each, const SideFact& a, const SideFact& b, const Messages& words) {
  if (each.stated.empty()) return {};
  std::string out = "<h3>" + escaped(words.text("match-stated-title")) + "</h3>\n" +
                    head({text("series-figure", words), text("series-time", words), printable(a.name),
                          printable(b.name), text("series-place", words)});
  for (const StatedCell& cell : each.stated)
    out += fmt::format(
        "<tr><td>{}</td><td>{}</td><td class=\"number\">{}</td><td class=\"number\">{}</td><td "
        "class=\"place\">{}</td></tr>\n",
        escaped(measure(cell.measure, words) + (cell.breakdown.empty() ? "" : ", " + printable(cell.breakdown))),
        escaped(cell.period), cell.a, cell.b, escaped(printable(words.place(cell.where))));
  return out + std::string(table_end);
}

std::string section(const ReconcileFacts& facts, const PartnerComparison& each, bool show_personal,
                    const Messages& words) {
  const SideFact &a = facts.sides[each.a], &b = facts.sides[each.b];
  std::string out =
      fmt::format("<section>\n<h2>{} / {}</h2>\n", escaped(printable(a.name)), escaped(printable(b.name)));
  const auto card = [&](std::uint64_t number, const std::string& label) {
    out += fmt::format("<div class=\"card\"><b>{}</b>{}</div>", number, escaped(label));
  };
  out += "<div class=\"cards\">";
  card(each.matched, text("match-both", words));
  card(each.only_a, words.say("match-only", {{"side", printable(a.name)}}));
  card(each.only_b, words.say("match-only", {{"side", printable(b.name)}}));
  card(each.ask, text("cause-undecided", words));
  out += "</div>\n";
  for (const BridgeFact& bridge : each.bridges) out += bridge_section(bridge, a, b, words);
  out += pair_tables(each, a, b, show_personal, words) + stated_table(each, a, b, words);
  if (!each.breakdowns.empty()) out += "<h3>" + escaped(words.text("match-tables-title")) + "</h3>\n";
  for (const BreakdownFact& table : each.breakdowns) out += breakdown_section(table, a, b, words);
  return out + "</section>\n";
}

}  // namespace
}  // namespace reconcile_page

std::string reconcile_html(const ReconcileFacts& facts, bool show_personal, const Messages& words) {
  using namespace reconcile_page;
  const std::string title = escaped(words.text("match-title"));
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
      "<title>{}</title>\n<style>{}{}</style>\n</head>\n<body>\n<header><h1>{}</h1></header>\n<main>\n",
      words.language_tag(), title, html::style, page_style, title);
  for (const PartnerComparison& each : facts.comparisons) out += section(facts, each, show_personal, words);
  for (const auto& [all, heading] :
       {std::pair{&facts.unread, "match-unread-title"}, std::pair{&facts.findings, "match-findings-title"}}) {
    if (!all->empty()) out += "<h2>" + escaped(words.text(heading)) + "</h2>\n";
    for (const FindingGroup& group : *all)
      for (const Finding& finding : group.stored)
        out += fmt::format("<article class=\"warning\"><p>{}</p><p class=\"place\">{}</p></article>\n",
                           escaped(printable(words.problem(group.type, finding, show_personal))),
                           escaped(printable(words.place(finding.where))));
  }
  if (!facts.policy.empty())
    out += "<p class=\"soft\">" + escaped(words.sentence(facts.policy)) + ". " +
           escaped(words.sentence(facts.assumption)) + "</p>\n";
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace maex
