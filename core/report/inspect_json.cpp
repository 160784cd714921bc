#include <utility>

#include "core/report/inspect_report.hpp"
#include "core/report/notice_json.hpp"

namespace maex {
namespace {

using Json = nlohmann::ordered_json;

Json answers_json(const std::vector<AnswerFact>& answers) {
  Json json = Json::array();
  for (const AnswerFact& answer : answers)
    json.push_back({{"id", answer.id}, {"title", answer.title}, {"certainty", answer.certainty}, {"reason", answer.reason}});
  return json;
}

Json sheet_json(const SheetFact& sheet) {
  return {{"name", sheet.name},
          {"hidden", sheet.hidden},
          {"readable", sheet.readable},
          {"note", sheet.note},
          {"rows_used", sheet.rows_used},
          {"rows_hidden", sheet.rows_hidden},
          {"cells", sheet.cells},
          {"formulas", sheet.formulas},
          {"first_row", sheet.first_row},
          {"last_row", sheet.last_row},
          {"first_column", sheet.first_column},
          {"last_column", sheet.last_column},
          {"merged", sheet.merged},
          {"merged_in_headings", sheet.merged_in_headings},
          {"heading_first", sheet.heading_first},
          {"heading_last", sheet.heading_last}};
}

Json fit_json(const FitFact& fit) {
  Json unknown = Json::array();
  for (const UnknownHeading& heading : fit.unknown)
    unknown.push_back({{"sheet", heading.sheet}, {"heading", heading.heading}, {"address", heading.address}, {"nearest", heading.nearest}});
  return {{"profile", fit.profile}, {"version", fit.version}, {"fits", fit.fits},       {"known", fit.known},
          {"headings", fit.headings}, {"unknown", unknown},   {"missing", fit.missing}};
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string inspect_json(const InspectFacts& facts) {
  Json sheets = Json::array();
  for (const SheetFact& sheet : facts.sheets) sheets.push_back(sheet_json(sheet));
  Json fits = Json::array();
  for (const FitFact& fit : facts.fits) fits.push_back(fit_json(fit));
  Json records = nullptr;
  if (facts.was_read) {
    records = Json::object();
    for (std::size_t kind = 0; kind != kind_count; ++kind)
      if (facts.records[kind] != 0) records[std::string(name(static_cast<Kind>(kind)))] = facts.records[kind];
  }
  const Json json = {{"report", "inspect"},
                    {"input", facts.input},
                    {"size", facts.size},
                    {"format", text_or_null(facts.format)},
                    {"partner", text_or_null(facts.partner)},
                    {"partner_problem", text_or_null(facts.partner_problem)},
                    {"formats", answers_json(facts.formats)},
                    {"partners", answers_json(facts.partners)},
                    {"decisions", facts.decisions},
                    {"sheets", sheets},
                    {"fits", fits},
                    {"records", records},
                    {"quarantined_cells", std::as_const(*facts.balance).cells(Fate::quarantined)},
                    {"findings", notices_json(*facts.notices, facts.show_personal)}};
  return json_text(json);
}

}  // namespace maex
