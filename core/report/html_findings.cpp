#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "core/report/html_parts.hpp"

namespace maex::html {
namespace {

/// The place inside the sheet. The heading above already names the sheet.
std::string place_below(const ItemFacts& item, Locator where, const Messages& words) {
  where.table = where.table || !where.part.empty();
  where.part.clear();
  if (where.document == item.input) where.document.clear();
  return words.place(where);
}

struct Shown {
  const FindingType* type;
  const Finding* finding;
};

std::string article(const ItemFacts& item, const Shown& shown, const FilterCodes& codes, bool show_personal,
                    const Messages& words) {
  const FindingType& type = *shown.type;
  const Finding& finding = *shown.finding;
  std::string out = fmt::format(
      "<article class=\"{} c{}\"><p><span class=\"mark\">{}</span> <code>{}</code> <span "
      "class=\"place\">{}</span></p>\n",
      to_string(type.severity), codes.at(type.code).number, escaped(words.severity(type.severity)), escaped(type.code),
      escaped(place_below(item, finding.where, words)));
  out += fmt::format("<p>{}</p>\n<dl>", escaped(words.problem(type, finding, show_personal)));
  const bool hidden = finding.personal && !show_personal;
  if (!finding.value.empty())
    out += entry(words.text("value"), hidden ? words.text("hidden") : words.code_word(finding.list, finding.value));
  if (!finding.also.empty()) {
    std::string places;
    for (const Locator& place : finding.also) places += (places.empty() ? "" : "; ") + words.place(place);
    out += entry(words.text("also"), places);
  }
  out += entry(words.text("why"), words.why(type));
  out += entry(words.text("fix"), words.fix(type));
  return out + "</dl></article>\n";
}

struct Sheet {
  std::string title;
  std::vector<Shown> list;
};

/// Findings on the whole file first, then the sheets in the order of their names.
std::map<std::tuple<bool, std::string, std::string>, Sheet> by_sheet(const ItemFacts& item, const Messages& words) {
  std::map<std::tuple<bool, std::string, std::string>, Sheet> sheets;
  for (const FindingGroup& group : item.findings)
    for (const Finding& finding : group.stored) {
      const Locator& where = finding.where;
      const bool inside = !where.part.empty() || where.row != 0 || where.column != 0 || !where.path.empty();
      // Sheets of different inputs may have one name.
      const std::string& document = item.inputs.empty() ? std::string() : where.document;
      Sheet& sheet = sheets[{inside, document, where.part}];
      if (sheet.list.empty())
        sheet.title = !document.empty()     ? document + (where.part.empty() ? "" : ": " + where.part)
                      : !where.part.empty() ? where.part
                      : inside              ? item.input.substr(item.input.find_last_of('/') + 1)
                                            : std::string(words.text("whole-file"));
      sheet.list.push_back({&group.type, &finding});
    }
  return sheets;
}

}  // namespace

std::string findings(const ItemFacts& item, const FilterCodes& codes, bool show_personal, const Messages& words) {
  if (item.findings.empty()) return fmt::format("<p>{}</p>\n", escaped(words.text("no-findings")));
  std::string out;
  for (auto& [key, sheet] : by_sheet(item, words)) {
    std::stable_sort(sheet.list.begin(), sheet.list.end(),
                     [](const Shown& a, const Shown& b) { return a.finding->where.row < b.finding->where.row; });
    out += fmt::format("<h3>{} ({})</h3>\n", escaped(sheet.title), sheet.list.size());
    for (const Shown& shown : sheet.list) out += article(item, shown, codes, show_personal, words);
  }
  std::string capped;
  for (const FindingGroup& group : item.findings)
    if (group.stored.size() < group.count)
      capped += fmt::format("<li class=\"c{}\"><code>{}</code>: {}</li>\n", codes.at(group.type.code).number,
                            escaped(group.type.code), escaped(words.shown_of(group.stored.size(), group.count)));
  return capped.empty() ? out : out + "<ul>" + capped + "</ul>\n";
}

}  // namespace maex::html
