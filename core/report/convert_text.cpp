#include "core/report/convert_text.hpp"

#include <algorithm>
#include <map>

#include "core/report/hidden_names.hpp"
#include "core/report/input_line.hpp"
#include "core/report/verdict_text.hpp"
#include "core/report/words.hpp"
#include "core/text/joined.hpp"
#include "core/text/printable.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

/// Widths of the two number columns. All lines of one input use the width of its largest numbers, the numbers read.
struct Columns {
  std::size_t rows, cells;
};

/// The form of a noun that goes with the number, as wide as the widest form of the noun.
std::string noun_column(const Messages& words, std::uint64_t number, std::string_view noun) {
  std::size_t width = 0;
  for (const std::uint64_t each : {1u, 2u, 5u}) width = std::max(width, text::count_characters(words.noun(each, noun)));
  return left_aligned(words.noun(number, noun), width);
}

std::string amounts(const Columns& columns, std::uint64_t rows, std::uint64_t cells, const Messages& words) {
  const std::string row_noun = noun_column(words, rows, "row");
  return right_aligned(rows == 0 ? "–" : grouped(rows), columns.rows) + " " +
         (rows == 0 ? std::string(text::count_characters(row_noun), ' ') : row_noun) + "   " +
         right_aligned(grouped(cells), columns.cells) + " " + noun_column(words, cells, "cell");
}

/// "heading-row 17, totals-row 3". The numbers count cells, or rows when a line has no cells.
std::string by_rule(const std::vector<Balance::Line>& lines, Fate fate, const Messages& words) {
  std::string text;
  for (const Balance::Line& line : lines) {
    if (line.fate != fate || line.rule.empty()) continue;
    text += text.empty() ? "   " : ", ";
    text += printable(line.rule) + " " + (line.cells != 0 ? grouped(line.cells) : words.counted(line.rows, "row"));
  }
  return text;
}

void append_trimmed(std::string& out, std::string line) {
  line.erase(line.find_last_not_of(" \n") + 1);
  out += line + '\n';
}

std::string sum(std::uint64_t total, const std::array<std::uint64_t, fate_count>& parts) {
  std::string text;
  for (const std::uint64_t part : parts)
    if (part != 0) text += (text.empty() ? "" : " + ") + grouped(part);
  return grouped(total) + " = " + (text.empty() ? "0" : text);
}

void append_balance(std::string& out, const Balance& balance, bool whole, const Messages& words) {
  const Columns columns{grouped(balance.rows_read()).size(), grouped(balance.cells_read()).size()};
  const auto lines = balance.lines();
  append_trimmed(out,
                 labelled(words.text("read"),
                          amounts(columns, balance.rows_read(), balance.cells_read(), words) +
                              (balance.cells_empty() == 0
                                   ? ""
                                   : "   " + words.say("and-empty", {{"count", grouped(balance.cells_empty())}}))));
  std::array<std::uint64_t, fate_count> rows{}, cells{};
  for (const Fate fate : {Fate::used, Fate::changed, Fate::quarantined, Fate::ignored}) {
    const auto i = static_cast<std::size_t>(fate);
    rows[i] = balance.rows_with(fate);
    cells[i] = balance.cells_with(fate);
    if (fate != Fate::used && rows[i] == 0 && cells[i] == 0) continue;
    append_trimmed(out, labelled(words.text(to_string(fate)),
                                 amounts(columns, rows[i], cells[i], words) + by_rule(lines, fate, words)));
  }
  if (!whole) return;  // an input that was not read to its end has no balance
  out += labelled(words.text("balance"),
                  sum(balance.rows_read(), rows) + "     " + sum(balance.cells_read(), cells) + "     " +
                      std::string(words.text(balance.holds() ? "balance-ok" : "balance-broken")));
}

void append_records(std::string& out, const ItemFacts& item, const Messages& words) {
  std::string text;
  for (std::size_t kind = 0; kind != kind_count; ++kind)
    if (item.records[kind] != 0)
      text += (text.empty() ? "" : ", ") + words.counted(item.records[kind], static_cast<Kind>(kind));
  out += labelled(words.text("records"), text.empty() ? words.text("no-records") : std::string_view(text));
  for (const auto& [field, values] : item.tallies) {
    const auto known = find_field(field);
    const std::string_view list = known ? name(info(*known).list) : std::string_view();
    std::string counts;
    for (const auto& [value, count] : values)
      counts += (counts.empty() ? "" : ", ") + printable(words.code_word(list, value)) + " " + grouped(count);
    out += "  " + (known ? std::string(words.label(*known)) : field) + ": " + counts + '\n';
  }
}

constexpr std::size_t shown_per_code = 10;

/// Values that the sender did not give, by rule and field.
void append_filled(std::string& out, const ItemFacts& item, const Messages& words) {
  if (item.filled.empty()) return;
  std::string text;
  for (const FilledFact& fact : item.filled) {
    text += (text.empty() ? "" : ", ") + fact.rule + " " + words.counted(fact.records, "record");
    std::string fields;
    for (const auto& [field, count] : fact.fields)
      fields += (fields.empty() ? " (" : ", ") + words.field(field) + " " + grouped(count);
    text += fields + ")";
  }
  out += labelled(words.text("filled-in"), text);
}

/// Adds the limits that the target always has, and the counted losses.
void append_losses(std::string& out, const ItemFacts& item, const Messages& words) {
  for (const std::string& sentence : item.forecast) out += labelled(words.text("limit"), printable(sentence));
  if (item.losses.empty()) out += labelled(words.text("loss"), words.text("no-loss"));
  for (const LossFact& loss : item.losses)
    out += labelled(words.text("loss"), words.field(loss.field) + ", " + words.counted(loss.count, "value") + ": " +
                                            printable(loss.summary) + " (" + loss.code + ")");
}

/// Adds how much the target holds in named elements, and how much in custom fields.
void append_carried(std::string& out, const CarriedFact& carried, const Messages& words) {
  out +=
      labelled(words.text("carried"), words.say("carried-named", {{"values", words.counted(carried.named, "value")}}));
  if (carried.custom == 0) return;
  std::string list;
  for (const CarriedFact::CustomField& field : carried.fields)
    list += (list.empty() ? "" : ", ") + words.field(field.field) + " " + grouped(field.count);
  out +=
      labelled("", words.say("carried-custom", {{"values", words.counted(carried.custom, "value")}, {"fields", list}}));
}

/// Which rules ran, which did not run, and why.
void append_checks(std::string& out, const CheckFacts& checks, const Messages& words) {
  if (!checks.ran) return;
  std::string text(words.text("rules-run"));
  if (!checks.rule_set_name.empty()) text += words.say("rules-by", {{"file", printable(checks.rule_set_name)}});
  if (!checks.not_run.empty()) text += words.text("rules-left");
  out += labelled(words.text("rules"), text);
  std::map<Text, std::vector<std::string>> reasons;
  for (const CheckFacts::NotRun& each : checks.not_run) reasons[each.reason].push_back(each.code);
  for (const auto& [reason, codes] : reasons) {
    text = "  " + words.say("not-run", {{"reason", printable(words.say(reason))}}) + ": ";
    out += text + joined(codes) + '\n';
  }
}

/// The English report has the code names of states, because scripts read it.
std::string state_word(const std::string& code, const Messages& words) {
  return words.language() == Language::en ? code : std::string(words.state(code));
}

/// Which incidents are included, by the default of the target or by --include.
std::string_view taken(const CheckFacts& checks) {
  if (checks.include_unasked) return checks.included == "verified" ? "imsma-takes-verified" : "imsma-takes-hazard-area";
  return checks.included == "verified" ? "include-takes-verified" : "include-takes-hazard-area";
}

/// States of verification, their reasons, and the excluded incidents and victims.
void append_verification(std::string& out, const CheckFacts& checks, const Messages& words) {
  if (checks.states.empty()) return;
  std::string text;
  for (const auto& [state, count] : checks.states)
    text += (text.empty() ? "" : ", ") + state_word(state, words) + " " + grouped(count);
  if (checks.ruled != 0)
    text += words.say("by-ruling", {{"count", grouped(checks.ruled)}, {"file", printable(checks.rulings)}});
  out += labelled(words.text("verification-short"), text);
  for (const auto& [state, reasons] : checks.reasons)
    for (const auto& [reason, count] : reasons)
      out += "  " + state_word(state, words) + " " + grouped(count) + ": " + printable(words.say(reason)) + '\n';
  out += labelled(words.text("policy-short"), printable(words.sentence(checks.policy)));
  out += labelled(words.text("assumed"), printable(words.sentence(checks.assumption)));
  if (checks.held_back == 0 && checks.held_back_victims == 0) return;
  out += labelled(words.text("held-back-short"),
                  words.say("held-back-line", {{"incidents", words.counted(checks.held_back, Kind::incident)},
                                               {"victims", words.counted(checks.held_back_victims, Kind::victim)},
                                               {"rule", words.text(taken(checks))}}));
  for (const CheckFacts::HeldBack& each : checks.held_back_first) {
    out += "  " + (each.id.empty() ? std::string(words.text("no-number")) : printable(each.id)) + "   " +
           state_word(each.state, words) + (each.state.empty() ? "" : ": ") + printable(words.say(each.reason)) +
           "   " + printable(words.place(each.where)) + '\n';
  }
  if (checks.held_back_first.size() < checks.held_back)
    out += "  " + words.shown_of(checks.held_back_first.size(), checks.held_back) + '\n';
}

void append_findings(std::string& out, const ItemFacts& item, const RunFacts& facts, bool colour,
                     const Messages& words) {
  if (item.findings.empty()) return;
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
    if (const auto number = count(item.findings, severity); number != 0)
      text += (text.empty() ? "" : ", ") + words.counted(number, to_string(severity));
  out += labelled(words.text("findings"), text);
  for (const FindingGroup& group : item.findings) {
    const std::size_t shown = std::min(shown_per_code, group.stored.size());
    for (std::size_t i = 0; i != shown; ++i)
      out += '\n' + finding_text(group.type, group.stored[i], facts.show_personal, colour, words);
    // The findings of this group are counted but not stored:
    if (shown == 0) out += '\n' + finding_text(group.type, {}, facts.show_personal, colour, words);
    if (shown < group.count) out += "        " + words.shown_of(shown, group.count) + " " + group.type.code + '\n';
  }
  out += '\n';
}

/// A problem may have a sentence, and a line for each adapter that was asked.
void append_problem(std::string& out, const ItemFacts& item, const Messages& words) {
  std::string text = printable_lines(words.problem_of(item));
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += label_width)
    text.insert(at + 1, label_width - 2, ' ');
  out += labelled(words.text(to_string(item.outcome)), text);
}

/// The inputs of an item that reads several as one submission.
void append_inputs(std::string& out, const ItemFacts& item, const Messages& words) {
  for (const InputFact& each : item.inputs) {
    const std::string text = printable(each.input) + "   " + input_line(each, words);
    out += labelled(words.text("input"), text);
    for (const Text& decision : each.decisions) out += labelled(words.text("decided"), printable(words.say(decision)));
  }
}

void append_item(std::string& out, const ItemFacts& item, const RunFacts& facts, bool colour, const Messages& words) {
  const std::string reader =
      item.partner.empty() ? item.format : item.partner + (item.format.empty() ? "" : " (" + item.format + ")");
  out += printable(item.input) + (reader.empty() ? "" : "   " + reader) +
         (item.target.empty() ? "" : " → " + item.target) + '\n';
  if (!item.partner_reason.empty()) out += labelled(words.text("because"), printable(item.partner_reason));
  for (const Text& decision : item.decisions) out += labelled(words.text("decided"), printable(words.say(decision)));
  append_inputs(out, item, words);
  if (item.outcome != Outcome::done) append_problem(out, item, words);
  if (item.balance.rows_read() != 0 || item.outcome == Outcome::done) {
    append_balance(out, item.balance, item.outcome == Outcome::done || item.outcome == Outcome::faulty, words);
    append_records(out, item, words);
    append_filled(out, item, words);
    if (!item.target.empty()) append_losses(out, item, words);
    if (item.carried) append_carried(out, *item.carried, words);
  }
  append_checks(out, item.checks, words);
  append_verification(out, item.checks, words);
  if (item.quarantined != 0)
    out += labelled(
        words.text("quarantine"),
        words.counted(item.quarantined, "entry") +
            (item.quarantine_file.empty() ? "" : words.say("kept-in", {{"file", printable(item.quarantine_file)}})));
  if (!item.digest.empty()) out += labelled(words.text("digest"), item.digest);
  if (item.verified)
    out += labelled(words.text("verified"),
                    words.say("read-back", {{"matched", grouped(item.verified->matched)},
                                            {"records", words.counted(item.verified->records, "record")}}));
  append_findings(out, item, facts, colour, words);
  // A caller that wants the same text for the same input sets the seconds to 0.
  if (!item.output.empty() && !facts.dry_run && item.outcome == Outcome::done)
    out += labelled(words.text("wrote"), item.seconds == 0 ? printable(item.output)
                                                           : words.say("in-time", {{"file", printable(item.output)},
                                                                                   {"time", duration(item.seconds)}}));
}

/// Why the exit code is not 0. With several inputs, this line says which one decided.
std::string exit_line(const RunFacts& facts, const Messages& words) {
  if (facts.exit_code == 0) return {};
  const std::string reason = words.exit_reason(facts.reason);
  return words.say("exit", {{"code", std::to_string(facts.exit_code)}}) +
         (reason.empty() ? "" : ": " + printable(reason.substr(0, reason.find('\n')))) + '\n';
}

}  // namespace

std::string details_text(const RunFacts& facts, bool colour, const Messages& words) {
  std::string out;
  for (const ItemFacts& item : facts.items) {
    append_item(out, item, facts, colour, words);
    out += '\n';
  }
  return out + exit_line(facts, words);
}

std::string convert_text(const RunFacts& given, const TextStyle& style, const Messages& words) {
  const RunFacts facts = without_names(given, words.hidden_part());
  const std::string verdict = verdict_text(facts, style, words);
  if (!style.verbose) return verdict;
  const std::string details = details_text(facts, style.colour, words);
  return details + (details.ends_with("\n\n") ? "" : "\n") + verdict;
}

}  // namespace maex
