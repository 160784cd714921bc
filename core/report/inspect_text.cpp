#include <algorithm>
#include <utility>

#include "core/notice/enclosed_sign.hpp"
#include "core/notice/locator.hpp"
#include "core/report/hidden_names.hpp"
#include "core/report/input_line.hpp"
#include "core/report/inspect_report.hpp"
#include "core/report/verdict_text.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

std::string in_quotes(std::string_view text) { return "\"" + printable_excerpt(text, 80) + "\""; }

void append_answers(std::string& out, const std::vector<AnswerFact>& answers, std::string_view label) {
  for (const AnswerFact& answer : answers)
    out += "  " + labelled(label, answer.id + ": " + answer.certainty +
                                      (answer.reason.empty() ? "" : ", " + printable(answer.reason)));
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

void append_fit(std::string& out, const FitFact& fit) {
  std::string line = fit.profile + (fit.version.empty() ? "" : " v" + fit.version);
  line += (fit.fits ? " fits " : " does not fit: knows ") + std::to_string(fit.known) + " of " +
          counted(fit.headings, "heading");
  out += "  " + labelled("profile", line);
  const std::string margin(2 + label_width, ' ');
  for (const std::string& heading : fit.missing) out += margin + "missing " + in_quotes(heading) + '\n';
  for (const UnknownHeading& unknown : fit.unknown) {
    out += margin + in_quotes(unknown.heading) + (unknown.address.empty() ? "" : " in " + unknown.address) + " unknown";
    for (std::size_t k = 0; k != unknown.nearest.size(); ++k)
      out += (k == 0 ? "; nearest " : ", ") + in_quotes(unknown.nearest[k]);
    out += '\n';
  }
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
  if (!findings.empty()) out += "  " + labelled("findings", findings + " (maex validate -v shows them)");
}

std::string file_line(const InspectFacts& facts) {
  const auto chosen = std::find_if(facts.formats.begin(), facts.formats.end(),
                                   [&](const AnswerFact& a) { return a.id == facts.format; });
  std::string text = "no table format";
  if (!facts.format.empty() && chosen != facts.formats.end())
    text = chosen->title + " (" + chosen->id + "), " + chosen->certainty +
           (chosen->reason.empty() ? "" : ": " + printable(chosen->reason));
  return text + ", " + file_size(facts.size);
}

/// "list.xlsx: azcbl (xlsx), 12 records", for each file inside the file. The name of the file itself is left out.
std::vector<LabelledLine> enclosed_lines(const InspectFacts& facts, const Messages& words) {
  std::vector<LabelledLine> lines;
  for (const InputFact& each : facts.enclosed) {
    const std::string outer = facts.input + std::string(enclosed_sign);
    const std::string name = each.input.starts_with(outer) ? each.input.substr(outer.size()) : each.input;
    lines.push_back({"in it", printable(name) + ": " + input_line(each, words)});
  }
  return lines;
}

std::string details(const InspectFacts& facts) {
  std::string out = printable(facts.input) + "   " + file_line(facts) + '\n';
  append_answers(out, facts.formats, "format");
  for (const LabelledLine& line : enclosed_lines(facts, Messages::of(Language::en)))
    out += "  " + labelled(line.label, line.text);
  for (const Text& decision : facts.decisions) out += "  " + labelled("decided", printable(to_string(decision)));
  for (const SheetFact& sheet : facts.sheets)
    out += "  " + labelled(sheet.name.empty()             ? "table"
                           : sheet.kind == PartKind::text ? in_quotes(sheet.name)
                                                          : "sheet " + in_quotes(sheet.name),
                           "  " + sheet_line(sheet));
  append_answers(out, facts.partners, "partner");
  if (!facts.partner_problem.empty()) out += "  " + labelled("not read", printable_lines(facts.partner_problem));
  for (const FitFact& fit : facts.fits) append_fit(out, fit);
  if (facts.was_read) append_records(out, facts);
  return out;
}

/// "2 sheets with rows: 17 and 22" would be too much: the names, at most three.
std::string sheets_line(const InspectFacts& facts) {
  constexpr std::size_t named = 3;
  std::string text;
  std::size_t count = 0;
  for (const SheetFact& sheet : facts.sheets)
    if (!sheet.name.empty() && ++count <= named) text += (text.empty() ? "" : ", ") + in_quotes(sheet.name);
  if (count > named) text += " and " + std::to_string(count - named) + " more";
  return text;
}

std::vector<LabelledLine> head_of(const InspectFacts& facts, const Messages& words) {
  std::vector<LabelledLine> head = {{"file", printable(facts.input) + ", " + file_line(facts)}};
  constexpr std::size_t most_enclosed = 8;
  std::vector<LabelledLine> inside = enclosed_lines(facts, words);
  if (inside.size() > most_enclosed + 1) {
    const std::string more = std::to_string(inside.size() - most_enclosed) + " more (-v lists them)";
    inside.resize(most_enclosed);
    inside.push_back({"in it", more});
  }
  head.insert(head.end(), inside.begin(), inside.end());
  if (std::string sheets = sheets_line(facts); !sheets.empty()) head.push_back({"sheets", std::move(sheets)});
  if (!facts.fits.empty() && facts.fits.front().known != 0) {
    const FitFact& fit = facts.fits.front();
    head.push_back({"headings", std::to_string(fit.known) + " of " + counted(fit.headings, "heading") +
                                    " known to the profile " + fit.profile});
  }
  if (facts.was_read) head.push_back({"would give", verdict_counts(facts.verdict, words)});
  head.push_back({"result", words.result(facts.verdict)});
  return head;
}

}  // namespace

std::string inspect_text(const InspectFacts& given, const TextStyle& style) {
  const InspectFacts facts = without_names(given);
  const Messages& words = Messages::of(Language::en);
  const std::string verdict = fitted_verdict(head_of(facts, words), facts.verdict, facts.show_personal,
                                             words.text("details-of-inspect"), most_verdict_lines, style.width, words);
  return style.verbose ? details(facts) + '\n' + verdict : verdict;
}

}  // namespace maex
