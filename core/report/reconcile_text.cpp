#include <algorithm>
#include <map>

#include "core/report/input_line.hpp"
#include "core/report/reconcile.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"
#include "core/text/csv_field.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

using namespace reconcile_words;

std::string side_line(const SideFact& side, const Messages& words) {
  std::string line = printable(side.name) + ": ";
  if (!side.records)
    return line + words.say("match-side-figures", {{"files", words.counted(side.inputs.size(), "input")}});
  return line + words.say("match-side-records", {{"casualties", words.counted(side.casualties, "casualty")},
                                                 {"incidents", words.counted(side.incidents, Kind::incident)},
                                                 {"killed", std::to_string(side.killed)},
                                                 {"injured", std::to_string(side.injured)}});
}

/// "2 injured, civilian": records of one cause that are alike.
std::string people_of(const BridgeStep& step, const Messages& words) {
  std::map<std::string, std::uint64_t> alike;
  for (const StepRecord& each : step.records) ++alike[person(each, words)];
  std::string text;
  for (const auto& [who, count] : alike) text += (text.empty() ? "" : "; ") + std::to_string(count) + " " + who;
  return text;
}

std::string step_line(const BridgeStep& step, const Messages& words) {
  std::string line = change(step.change) + "  " + cause(step.cause, words);
  if (step.records.empty()) return line;
  line += " (" + people_of(step, words) + ")";
  const StepRecord& first = step.records.front();
  if (!first.record.id.empty()) line += ": " + printable(first.record.id);
  line += ": " + printable(words.say(first.evidence));
  if (step.records.size() > 1) line += " " + words.shown_of(1, step.records.size());
  return line;
}

std::string bridge_text(const BridgeFact& bridge, const SideFact& a, const SideFact& b, const Messages& words) {
  std::string out = labelled(words.text("match-bridge"), measure(bridge.measure, words) + ": " + printable(a.name) +
                                                             " " + std::to_string(bridge.from) + " → " +
                                                             printable(b.name) + " " + std::to_string(bridge.to));
  for (const BridgeStep& each : bridge.steps) out += labelled("", step_line(each, words));
  return out;
}

std::string counts_line(const PartnerComparison& each, const SideFact& a, const SideFact& b, const Messages& words) {
  return words.say("match-counts", {{"matched", std::to_string(each.matched)},
                                    {"only_a", std::to_string(each.only_a)},
                                    {"a", printable(a.name)},
                                    {"only_b", std::to_string(each.only_b)},
                                    {"b", printable(b.name)},
                                    {"different", std::to_string(each.different)},
                                    {"ask", std::to_string(each.ask)}});
}

std::string breakdown_text(const BreakdownFact& table, const SideFact& a, const SideFact& b, const Messages& words) {
  std::vector<std::vector<std::string>> rows;
  rows.push_back(
      {printable(a.name), printable(b.name), std::string(words.text("match-both")),
       words.say("match-only", {{"side", printable(a.name)}}), words.say("match-only", {{"side", printable(b.name)}}),
       std::string(
           words.text("match-by-" + std::string(table.by == "outcome and status" ? "outcome-status" : table.by)))});
  for (const BreakdownRow& each : table.rows)
    rows.push_back({std::to_string(each.a), std::to_string(each.b), std::to_string(each.both),
                    std::to_string(each.only_a), std::to_string(each.only_b), row(table, each, words)});
  return table_text(rows) + "\n";
}

std::string pair_text(const PairFact& pair, bool show_personal, const Messages& words) {
  const auto place = [&](const RecordFact& of) {
    return (of.id.empty() ? "" : printable(of.id) + ", ") + printable(words.place(of.where));
  };
  std::string out = words.say("match-pair", {{"kind", words.noun(1, singular(pair.kind))},
                                             {"a", place(pair.a)},
                                             {"b", place(pair.b)},
                                             {"decision", words.text("decision-" + pair.decision)},
                                             {"bits", bits(pair.bits)}}) +
                    "\n";
  out += "    " + words.say("match-prior", {{"bits", bits(pair.prior)}}) + "\n";
  for (const EvidenceFact& each : pair.evidence)
    if (!each.level.empty()) out += "    " + bits(each.bits) + "  " + evidence(each, words) + "\n";
  if (!pair.ruled_by.empty())
    out += "    " +
           words.say("match-ruled", {{"person", pair.ruled_by}, {"on", pair.ruled_on}, {"why", pair.ruled_why}}) + "\n";
  for (const DifferenceFact& each : pair.differences)
    out += "    " +
           words.say(
               "match-difference",
               {{"field", words.field(each.field)},
                {"a", each.personal && !show_personal ? words.hidden_part()
                                                      : printable(std::string(words.code_word(each.list, each.a)))},
                {"b", each.personal && !show_personal ? words.hidden_part()
                                                      : printable(std::string(words.code_word(each.list, each.b)))}}) +
           "\n";
  return out;
}

std::string details(const ReconcileFacts& facts, const PartnerComparison& each, bool show_personal,
                    const Messages& words) {
  const SideFact &a = facts.sides[each.a], &b = facts.sides[each.b];
  std::string out = printable(a.name) + " / " + printable(b.name) + "\n\n";
  for (const PairFact& pair : each.pairs) out += pair_text(pair, show_personal, words);
  for (const BreakdownFact& table : each.breakdowns) out += "\n" + breakdown_text(table, a, b, words);
  for (const StatedCell& cell : each.stated)
    out +=
        words.say("match-stated", {{"measure", measure(cell.measure, words)},
                                   {"breakdown", cell.breakdown.empty() ? "" : " (" + printable(cell.breakdown) + ")"},
                                   {"period", cell.period},
                                   {"a", std::to_string(cell.a)},
                                   {"b", std::to_string(cell.b)},
                                   {"place", printable(words.place(cell.where))}}) +
        "\n";
  for (const BridgeFact& bridge : each.bridges) {
    out += "\n" + bridge_text(bridge, a, b, words);
    for (const BridgeStep& step : bridge.steps)
      for (const StepRecord& record : step.records)
        out += "    " + printable(record.side) + ", " +
               (record.record.id.empty() ? "" : printable(record.record.id) + ", ") +
               printable(words.place(record.record.where)) + ": " + person(record, words) + "; " +
               cause(step.cause, words) + ": " + printable(words.say(record.evidence)) + "\n";
  }
  return out + "\n";
}

}  // namespace

std::string reconcile_text(const ReconcileFacts& facts, bool verbose, bool show_personal, const Messages& words) {
  std::string out;
  if (verbose)
    for (const PartnerComparison& each : facts.comparisons) out += details(facts, each, show_personal, words);
  for (const InputFact& each : facts.inputs)
    if (!each.not_read.empty())
      out += labelled(words.text("input"), printable(each.input) + ": " + not_read_line(each, words));
  std::vector<bool> shown(facts.sides.size());
  for (const PartnerComparison& each : facts.comparisons) {
    const SideFact &a = facts.sides[each.a], &b = facts.sides[each.b];
    for (const std::size_t side : {each.a, each.b})
      if (!shown[side]) {
        shown[side] = true;
        out += labelled(words.text("match-counted"), side_line(facts.sides[side], words));
      }
    out += labelled(words.text("match-compared"), counts_line(each, a, b, words));
    if (!each.bridges.empty()) out += bridge_text(each.bridges.front(), a, b, words);
  }
  const auto tell = [&](const Findings& findings, std::string_view label) {
    constexpr std::size_t most = 3;
    std::size_t told = 0;
    for (const FindingGroup& group : findings)
      for (const Finding& finding : group.stored)
        if (++told <= most)
          out += labelled(words.text(label), printable(words.problem(group.type, finding, show_personal)));
    if (told > most) out += labelled("", words.shown_of(most, told));
  };
  tell(facts.unread, "match-unread");
  tell(facts.findings, "match-total");
  if (!verbose) out += labelled(words.text("match-details"), words.text("match-details-line"));
  return out;
}

std::string review_csv(const ReconcileFacts& facts, const Messages& words) {
  std::string out = "kind,a,b,bits,evidence,decision,by,on,why\n";
  const auto cell = [&out](std::string_view text) {
    append_csv_field(out, text);
    out += ',';
  };
  for (const PartnerComparison& each : facts.comparisons)
    for (const PairFact& pair : each.pairs) {
      if (pair.decision != "ask") continue;
      cell(name(pair.kind));
      cell(pair.a.id);
      cell(pair.b.id);
      cell(bits(pair.bits));
      std::string reasons;
      for (const EvidenceFact& part : pair.evidence)
        if (!part.level.empty()) reasons += (reasons.empty() ? "" : "; ") + evidence(part, words);
      cell(reasons);
      out += ",,,\n";
    }
  return out;
}

}  // namespace maex
