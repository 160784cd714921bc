#include "core/report/convert_text.hpp"

#include <algorithm>
#include <map>

#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

/// Widths of the two number columns: all lines of one input are aligned under its largest numbers, the ones read.
struct Columns {
  std::size_t rows, cells;
};

std::string amounts(const Columns& columns, std::uint64_t rows, std::uint64_t cells) {
  const std::string row_text = rows == 0 ? "–" : grouped(rows);
  return right_aligned(row_text, columns.rows) + (rows == 0 ? "     " : rows == 1 ? " row " : " rows") + "   " +
         right_aligned(grouped(cells), columns.cells) + (cells == 1 ? " cell " : " cells");
}

/// "heading-row 17, totals-row 3"; for rows that vanish as wholes the cells say enough, unless there are none.
std::string by_rule(const std::vector<Balance::Line>& lines, Fate fate) {
  std::string text;
  for (const Balance::Line& line : lines) {
    if (line.fate != fate || line.rule.empty()) continue;
    text += text.empty() ? "   " : ", ";
    text += printable(line.rule) + " " + (line.cells != 0 ? grouped(line.cells) : counted(line.rows, "row"));
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

void append_balance(std::string& out, const Balance& balance, bool whole) {
  const Columns columns{grouped(balance.rows_read()).size(), grouped(balance.cells_read()).size()};
  const auto lines = balance.lines();
  append_trimmed(out, labelled("read", amounts(columns, balance.rows_read(), balance.cells_read()) +
                                           (balance.cells_empty() == 0 ? "" : "   and " + grouped(balance.cells_empty()) + " empty")));
  std::array<std::uint64_t, fate_count> rows{}, cells{};
  for (const Fate fate : {Fate::used, Fate::changed, Fate::quarantined, Fate::ignored}) {
    const auto i = static_cast<std::size_t>(fate);
    rows[i] = balance.rows_with(fate);
    cells[i] = balance.cells_with(fate);
    if (fate != Fate::used && rows[i] == 0 && cells[i] == 0) continue;
    append_trimmed(out, labelled(to_string(fate), amounts(columns, rows[i], cells[i]) + by_rule(lines, fate)));
  }
  if (!whole) return;  // an input that was not read to its end has nothing to balance
  const std::string verdict = balance.holds() ? "ok" : "DOES NOT HOLD: please report this, some input is unaccounted for";
  out += labelled("balance", sum(balance.rows_read(), rows) + "     " + sum(balance.cells_read(), cells) + "     " + verdict);
}

void append_records(std::string& out, const ItemFacts& item) {
  std::string text;
  for (std::size_t kind = 0; kind != kind_count; ++kind)
    if (item.records[kind] != 0) text += (text.empty() ? "" : ", ") + counted(item.records[kind], static_cast<Kind>(kind));
  out += labelled("records", text.empty() ? "none" : text);
  for (const auto& [field, values] : item.tallies) {
    std::string counts;
    for (const auto& [value, count] : values) counts += (counts.empty() ? "" : ", ") + printable(value) + " " + grouped(count);
    out += "  " + field + ": " + counts + '\n';
  }
}

/// What was lost, counted; the limits that the target always has only where somebody asks for more words.
void append_losses(std::string& out, const ItemFacts& item, bool verbose) {
  if (verbose)
    for (const std::string& sentence : item.forecast) out += labelled("limit", printable(sentence));
  if (item.losses.empty()) out += labelled("loss", "none: the target carries every value");
  for (const LossFact& loss : item.losses)
    out += labelled("loss", printable(loss.field) + ", " + counted(loss.count, "value") + ": " + printable(loss.summary) + " (" + loss.code + ")");
}

/// Which rules looked, and which did not and why.
void append_checks(std::string& out, const CheckFacts& checks, bool verbose) {
  if (!checks.ran) return;
  std::string text = grouped(checks.running) + " run";
  if (!checks.rule_set_name.empty()) text += " by " + printable(checks.rule_set_name);
  if (!checks.not_run.empty()) text += ", " + grouped(checks.not_run.size()) + " not run";
  out += labelled("rules", text);
  std::map<std::string, std::vector<std::string>> reasons;
  for (const CheckFacts::NotRun& each : checks.not_run) reasons[each.reason].push_back(each.code);
  for (const auto& [reason, codes] : reasons) {
    text = "  not run, " + printable(reason) + ": ";
    const std::size_t shown = verbose ? codes.size() : std::min<std::size_t>(codes.size(), 3);
    for (std::size_t i = 0; i != shown; ++i) text += (i == 0 ? "" : ", ") + codes[i];
    if (shown < codes.size()) text += " and " + grouped(codes.size() - shown) + " more";
    out += text + '\n';
  }
}

/// States of verification, what decided them, and who was held back.
void append_verification(std::string& out, const CheckFacts& checks, bool verbose) {
  if (checks.states.empty()) return;
  std::string text;
  for (const auto& [state, count] : checks.states) text += (text.empty() ? "" : ", ") + state + " " + grouped(count);
  out += labelled("verification", text + (checks.ruled == 0 ? "" : "; " + grouped(checks.ruled) + " by a person's ruling (" + printable(checks.rulings) + ")"));
  for (const auto& [state, reasons] : checks.reasons)
    for (const auto& [reason, count] : reasons) out += "  " + state + " " + grouped(count) + ": " + printable(reason) + '\n';
  out += labelled("policy", printable(checks.policy));
  if (verbose) out += labelled("assumed", printable(checks.assumption));
  if (checks.held_back == 0 && checks.held_back_victims == 0) return;
  out += labelled("held back", counted(checks.held_back, "incident") + " with " + counted(checks.held_back_victims, "victim") + ": " +
                                   (checks.include_unasked ? "into IMSMA go" : "--include takes") + " verified " +
                                   (checks.included == "verified" ? "" : "hazard-area ") +
                                   "incidents only; --include any takes all, marked with their state");
  const std::size_t shown = std::min<std::size_t>(checks.held_back_first.size(), verbose ? 100 : 10);
  for (std::size_t i = 0; i != shown; ++i) {
    const CheckFacts::HeldBack& each = checks.held_back_first[i];
    out += "  " + (each.id.empty() ? std::string("(no number)") : printable(each.id)) + "   " + each.state + (each.state.empty() ? "" : ": ") + printable(each.reason) +
           "   " + printable(to_string(each.where)) + '\n';
  }
  if (shown < checks.held_back) out += "  showing " + grouped(shown) + " of " + grouped(checks.held_back) + '\n';
}

void append_notices(std::string& out, const ItemFacts& item, bool show_personal, const TextStyle& style, bool brief) {
  const auto groups = item.notices->groups();
  if (groups.empty()) return;
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
    if (const auto count = item.notices->count(severity); count != 0)
      text += (text.empty() ? "" : ", ") + (severity == Severity::info ? grouped(count) + " info" : counted(count, to_string(severity)));
  out += labelled("findings", text);
  std::string remarks;
  for (const auto& group : groups) {
    // Remarks of rules belong to validate; a conversion names and counts them.
    if (brief && group.type->severity == Severity::info && !group.type->problem.empty()) {
      remarks += (remarks.empty() ? "" : ", ") + std::string(group.type->code) + " " + grouped(group.count);
      continue;
    }
    const std::size_t shown = std::min(style.shown_per_code(), group.stored.size());
    for (std::size_t i = 0; i != shown; ++i) out += '\n' + notice_text(group.stored[i], show_personal, style.colour);
    if (shown == 0) {  // counted without being stored
      Notice bare;
      bare.type = group.type;
      out += '\n' + notice_text(bare, show_personal, style.colour);
    }
    if (shown < group.count) out += "        showing " + grouped(shown) + " of " + grouped(group.count) + " " + std::string(group.type->code) + '\n';
  }
  out += '\n';
  if (!remarks.empty()) out += labelled("remarks", remarks + " (maex validate shows them)") + '\n';
}

/// Problems may have a sentence and a line for each adapter that was asked.
void append_problem(std::string& out, const ItemFacts& item) {
  std::string text = printable_lines(item.problem);
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += label_width) text.insert(at + 1, label_width - 2, ' ');
  out += labelled(to_string(item.outcome), text);
}

void append_item(std::string& out, const ItemFacts& item, const RunFacts& facts, const TextStyle& style) {
  const std::string reader = item.partner.empty() ? item.format : item.partner + (item.format.empty() ? "" : " (" + item.format + ")");
  out += printable(item.input) + (reader.empty() ? "" : "   " + reader) + (item.target.empty() ? "" : " → " + item.target) + '\n';
  if (style.verbose && !item.partner_reason.empty()) out += labelled("because", printable(item.partner_reason));
  if (style.verbose)
    for (const std::string& decision : item.decisions) out += labelled("decided", printable(decision));
  if (item.outcome != Outcome::done) append_problem(out, item);
  if (item.balance->rows_read() != 0 || item.outcome == Outcome::done) {
    append_balance(out, *item.balance, item.outcome == Outcome::done || item.outcome == Outcome::faulty);
    append_records(out, item);
    if (!item.target.empty()) append_losses(out, item, style.verbose);
  }
  append_checks(out, item.checks, style.verbose);
  append_verification(out, item.checks, style.verbose);
  if (item.quarantined != 0)
    out += labelled("quarantine", counted(item.quarantined, "entry") +
                                      (item.quarantine_file.empty() ? "" : ", kept in " + printable(item.quarantine_file)));
  if (!item.digest.empty()) out += labelled("digest", item.digest);
  if (item.verified)
    out += labelled("verified", grouped(item.verified->matched) + " of " + counted(item.verified->records, "record") + " read back from the output as handed over");
  append_notices(out, item, facts.show_personal, style, facts.report == "convert" && !style.verbose);
  if (!item.output.empty() && !facts.dry_run && item.outcome == Outcome::done)
    out += labelled("wrote", printable(item.output) + (style.verbose ? " in " + duration(item.seconds) : ""));
}

}  // namespace

namespace {

std::string checked(const RunFacts& facts) {
  const auto done = static_cast<std::uint64_t>(std::count_if(facts.items.begin(), facts.items.end(), [](const ItemFacts& item) { return item.outcome == Outcome::done; }));
  const std::string all = counted(facts.items.size(), "input");
  return (done == facts.items.size() ? all : grouped(done) + " of " + all) + " checked";
}

}  // namespace

std::string convert_text(const RunFacts& facts, const TextStyle& style) {
  std::string out;
  std::uint64_t written = 0;
  for (const ItemFacts& item : facts.items) {
    if (!out.empty()) out += '\n';
    append_item(out, item, facts, style);
    if (!facts.dry_run && item.outcome == Outcome::done && !item.output.empty()) ++written;
  }
  if (facts.report == "validate") out += checked(facts) + "; nothing was to be written";
  else if (facts.dry_run) out += "nothing was written (--dry-run)";
  else if (written == 0) out += "nothing was written";
  else if (facts.items.size() == 1) out += "done";
  else out += grouped(written) + " of " + counted(facts.items.size(), "input") + " converted";
  if (facts.exit_code != 0) {
    out += "; exit " + std::to_string(facts.exit_code);
    // Why an input failed stands above; of several it is said whose failure decided.
    const std::string_view reason = std::string_view(facts.exit_reason).substr(0, facts.exit_reason.find('\n'));
    const bool told = facts.items.size() == 1 && facts.exit_reason == facts.items[0].problem;
    if (!reason.empty() && !told) out += ": " + printable(reason);
  }
  return out + '\n';
}

}  // namespace maex
