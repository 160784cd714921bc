#include <algorithm>
#include <utility>

#include "core/notice/locator.hpp"
#include "core/report/hidden_names.hpp"
#include "core/report/inspect_report.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

constexpr std::size_t unknown_shown = 10;  ///< without --verbose

std::string in_quotes(std::string_view text) { return "\"" + printable_excerpt(text, 80) + "\""; }

void append_answers(std::string& out, const std::vector<AnswerFact>& answers, std::string_view label, bool all) {
  for (const AnswerFact& answer : answers) {
    if (!all && answer.certainty == "no") continue;
    out += "  " + labelled(label, answer.id + ": " + answer.certainty +
                                      (answer.reason.empty() ? "" : ", " + printable(answer.reason)));
    if (!all) break;
  }
}

std::string sheet_line(const SheetFact& sheet) {
  if (sheet.kind == PartKind::text)
    return counted(sheet.rows_used, "paragraph") +
           (sheet.rows_hidden == 0 ? "" : ", " + counted(sheet.rows_hidden, "hidden paragraph"));
  if (!sheet.readable) return "not readable: " + printable(sheet.note);
  std::string text = sheet.hidden ? "hidden, " : "";
  text += counted(sheet.rows_used, "row") + " used";
  if (sheet.rows_used == 0) return text;
  text += " (" + cell_address(sheet.first_column, sheet.first_row) + " to " +
          cell_address(sheet.last_column, sheet.last_row) + ")";
  text += ", " + counted(sheet.cells, "cell");
  if (sheet.heading_first != 0)
    text += sheet.heading_first == sheet.heading_last ? ", headings in row " + std::to_string(sheet.heading_first)
                                                      : ", headings in rows " + std::to_string(sheet.heading_first) +
                                                            " to " + std::to_string(sheet.heading_last);
  if (sheet.merged_in_headings != 0) text += ", " + counted(sheet.merged_in_headings, "merged heading");
  const std::uint64_t range = sheet.last_row - sheet.first_row + 1;
  if (range > sheet.rows_used) text += ", " + counted(range - sheet.rows_used, "blank row");
  if (sheet.rows_hidden != 0) text += ", " + counted(sheet.rows_hidden, "hidden row");
  if (sheet.formulas != 0) text += ", " + counted(sheet.formulas, "formula");
  if (sheet.merged > sheet.merged_in_headings)
    text += ", " + counted(sheet.merged - sheet.merged_in_headings, "merged range") +
            (sheet.merged_in_headings != 0 ? " elsewhere" : "");
  return text;
}

void append_fit(std::string& out, const FitFact& fit, bool verbose) {
  std::string line = fit.profile + (fit.version.empty() ? "" : " v" + fit.version);
  line += (fit.fits ? " fits " : " does not fit: knows ") + std::to_string(fit.known) + " of " +
          counted(fit.headings, "heading");
  out += "  " + labelled("profile", line);
  const std::string margin(2 + label_width, ' ');
  for (const std::string& heading : fit.missing) out += margin + "missing " + in_quotes(heading) + '\n';
  const std::size_t shown = verbose ? fit.unknown.size() : std::min(fit.unknown.size(), unknown_shown);
  for (std::size_t i = 0; i != shown; ++i) {
    const UnknownHeading& unknown = fit.unknown[i];
    out += margin + in_quotes(unknown.heading) + (unknown.address.empty() ? "" : " in " + unknown.address) + " unknown";
    for (std::size_t k = 0; k != unknown.nearest.size(); ++k)
      out += (k == 0 ? "; nearest " : ", ") + in_quotes(unknown.nearest[k]);
    out += '\n';
  }
  if (shown < fit.unknown.size())
    out += margin + "showing " + std::to_string(shown) + " of " + counted(fit.unknown.size(), "unknown heading") +
           " (-v shows all)\n";
}

void append_records(std::string& out, const InspectFacts& facts) {
  std::string text;
  for (std::size_t kind = 0; kind != kind_count; ++kind)
    if (facts.records[kind] != 0)
      text += (text.empty() ? "" : ", ") + counted(facts.records[kind], static_cast<Kind>(kind));
  out += "  " + labelled("would give", text.empty() ? "no records" : text);
  std::string findings;
  for (const Severity severity : {Severity::error, Severity::warning})
    if (const auto number = count(facts.findings, severity); number != 0)
      findings += (findings.empty() ? "" : ", ") + counted(number, to_string(severity));
  if (const auto cells = facts.balance.cells_with(Fate::quarantined); cells != 0)
    findings += (findings.empty() ? "" : ", ") + counted(cells, "cell") + " quarantined";
  if (!findings.empty()) out += "  " + labelled("findings", findings + " (maex convert --dry-run shows them)");
}

}  // namespace

std::string inspect_text(const InspectFacts& given, const TextStyle& style) {
  const InspectFacts facts = without_names(given);
  std::string out = printable(facts.input) + "   ";
  const auto chosen = std::find_if(facts.formats.begin(), facts.formats.end(),
                                   [&](const AnswerFact& a) { return a.id == facts.format; });
  if (facts.format.empty())
    out += "no table format";
  else if (chosen != facts.formats.end())
    out += chosen->title + " (" + chosen->id + "), " + chosen->certainty +
           (chosen->reason.empty() ? "" : ": " + printable(chosen->reason));
  out += ", " + file_size(facts.size) + '\n';
  if (style.verbose) append_answers(out, facts.formats, "format", true);
  for (const Text& decision : facts.decisions) out += "  " + labelled("decided", printable(to_string(decision)));
  for (const SheetFact& sheet : facts.sheets)
    out += "  " + labelled(sheet.name.empty()             ? "table"
                           : sheet.kind == PartKind::text ? in_quotes(sheet.name)
                                                          : "sheet " + in_quotes(sheet.name),
                           "  " + sheet_line(sheet));
  append_answers(out, facts.partners, "partner", style.verbose);
  if (!facts.partner_problem.empty()) out += "  " + labelled("not read", printable_lines(facts.partner_problem));
  for (const FitFact& fit : facts.fits) {
    append_fit(out, fit, style.verbose);
    if (!style.verbose) break;
  }
  if (facts.was_read) append_records(out, facts);
  return out;
}

}  // namespace maex
