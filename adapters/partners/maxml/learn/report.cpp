#include "adapters/partners/maxml/learn/report.hpp"

#include <nlohmann/json.hpp>

#include "core/report/json_text.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"
#include "core/text/printable.hpp"

namespace maex::maxml {
namespace {

using Json = nlohmann::ordered_json;

int whole_percent(double share) { return static_cast<int>(share * 100 + 0.5); }

}  // namespace

std::string learned_text(const Learned& learned, const std::string& output, bool all) {
  std::string out = labelled("read", counted(learned.files, "export") + ", " + counted(learned.reports, "report"));
  out += labelled("forms", counted(learned.templates, "template"));
  out += labelled("tied", counted(learned.settled.size(), "element"));
  if (all)
    for (const Settled& one : learned.settled)
      out += "  " + printable(one.place) + " = " + printable(one.field) + " (" +
             std::to_string(whole_percent(one.confidence)) + " %: " + printable(one.reason) + ")\n";
  out += labelled("to be answered", counted(learned.questions.size(), "question"));
  for (const Question& one : learned.questions) {
    out += "  " + printable(one.place.empty() ? "the files" : one.place) + ": " + printable(one.problem);
    out += one.guess.empty() ? "\n" : " Maybe " + one.guess + ".\n";
  }
  if (!output.empty())
    out +=
        labelled("written", printable(output) +
                                "; read it, answer what is marked Question, and use it with --to-option dialect=FILE");
  return out;
}

std::string learned_json(const Learned& learned, const std::string& output) {
  Json json = {
      {"exports", learned.files}, {"reports", learned.reports}, {"templates", learned.templates}, {"output", output}};
  json["tied"] = Json::array();
  for (const Settled& one : learned.settled)
    json["tied"].push_back({{"place", one.place},
                            {"field", one.field},
                            {"confidence", whole_percent(one.confidence)},
                            {"reason", one.reason}});
  json["questions"] = Json::array();
  for (const Question& one : learned.questions)
    json["questions"].push_back({{"place", one.place},
                                 {"problem", one.problem},
                                 {"guess", one.guess.empty() ? Json(nullptr) : Json(one.guess)}});
  if (output.empty()) json["dialect"] = learned.toml;
  return json_text(json);
}

std::string findings_text(const std::vector<DialectFinding>& findings, const std::string& dialect) {
  if (findings.empty()) return "nothing in the exports is new to " + printable(dialect) + "\n";
  std::vector<std::vector<std::string>> rows;
  for (const DialectFinding& one : findings) rows.push_back({one.what, printable(one.place), printable(one.detail)});
  return table_text(rows, 0) + counted(findings.size(), "finding") +
         "; learn the dialect again from both exports, or add them by hand\n";
}

std::string findings_json(const std::vector<DialectFinding>& findings) {
  Json json = Json::array();
  for (const DialectFinding& one : findings)
    json.push_back({{"what", one.what}, {"place", one.place}, {"detail", one.detail}});
  return json_text(json);
}

std::string changes_text(const std::vector<DialectChange>& changes) {
  if (changes.empty()) return "the dialects write the same\n";
  std::string out;
  for (const DialectChange& one : changes) {
    out += printable(one.part) + "\n";
    if (!one.before.empty()) out += "  - " + printable(one.before) + "\n";
    if (!one.after.empty()) out += "  + " + printable(one.after) + "\n";
  }
  return out + counted(changes.size(), "difference") + "\n";
}

std::string changes_json(const std::vector<DialectChange>& changes) {
  Json json = Json::array();
  const auto text = [](const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); };
  for (const DialectChange& one : changes)
    json.push_back({{"part", one.part}, {"before", text(one.before)}, {"after", text(one.after)}});
  return json_text(json);
}

}  // namespace maex::maxml
