#include "adapters/partners/monitor/write/section.hpp"

#include <algorithm>

#include "core/figures/report_tables.hpp"

namespace maex::monitor {
namespace {

using figures::By;
using figures::Grid;
using figures::ReportWords;

class Layout {
 public:
  Layout(const Section& section, DocumentWriter& out) : section_(section), words_(*section.words), out_(out) {}

  void write() {
    out_.heading(1, title_of(section_));
    out_.heading(2, say("overview", {}));
    table();
    out_.heading(2, say("year_heading", {}));
    for (std::size_t i = 0; i != section_.sources.size(); ++i) source(section_.sources[i], i + 1);
    differences();
    running_totals();
    out_.heading(2, say("notes", {}));
    for (std::size_t i = 0; i != section_.sources.size(); ++i)
      out_.paragraph(say("note", {{"number", std::to_string(i + 1)},
                                  {"source", section_.sources[i].name},
                                  {"title", section_.sources[i].title}}),
                     ParagraphStyle::note);
  }

 private:
  std::string say(std::string_view key, std::vector<Argument> arguments) const {
    arguments.emplace_back("year", std::to_string(section_.year.year));
    return words_.say("monitor." + std::string(key), std::move(arguments));
  }
  static void add(std::string& to, const std::string& sentence) { (to += to.empty() ? "" : " ") += sentence; }

  void table() {
    std::vector<figures::ReportRow> rows(1);
    rows[0] = {{say("source_row", {})},        {words_.text("table.incidents")}, {words_.text("table.killed")},
               {words_.text("table.injured")}, {words_.text("table.unknown")},   {words_.text("table.total")}};
    for (const SourceFigures& source : section_.sources) {
      if (!source.has_incidents && !source.stated.has_casualties()) continue;
      figures::ReportRow& row = rows.emplace_back();
      row.push_back({source.name});
      for (const auto& number :
           {source.incidents(), source.casualties(Code::outcome_KILLED), source.casualties(Code::outcome_INJURED),
            source.casualties(Code::outcome_UNKNOWN), source.casualties(no_code)})
        row.push_back(number ? figures::cell_of(words_, static_cast<double>(*number)) : figures::ReportCell{});
    }
    if (rows.size() > 1) figures::write_table(out_, say("table", {}), rows, false);
  }

  /// The parts of one outcome by status: " (2 civilians and 4 military)"; empty when no status is known.
  [[nodiscard]] std::string by_status(const SourceFigures& source, Code outcome) const {
    const Grid grid = source.grid(By::status);
    const auto at = std::find(grid.outcomes.begin(), grid.outcomes.end(), outcome);
    std::vector<std::string> parts;
    bool known = false;
    for (std::size_t row = 0; at != grid.outcomes.end() && row != grid.rows.size(); ++row) {
      const auto& number = grid.at(row, static_cast<std::size_t>(at - grid.outcomes.begin())).value;
      if (number.value_or(0) == 0) continue;
      known = known || grid.rows[row] != info(Code::status_UNKNOWN).name;
      parts.push_back(say("part_" + grid.rows[row], {{"count", *number}}));
    }
    return known ? " (" + words_.list(parts) + ")" : std::string();
  }

  /// "6 people were killed (…) and 19 people were injured (…)"; empty when neither is known.
  [[nodiscard]] std::string outcomes(const SourceFigures& source) const {
    const std::uint64_t killed = source.casualties(Code::outcome_KILLED).value_or(0),
                        injured = source.casualties(Code::outcome_INJURED).value_or(0);
    if (killed == 0 && injured == 0) return {};
    return say(killed == 0    ? "only_injured"
               : injured == 0 ? "only_killed"
                              : "outcomes",
               {{"killed", killed},
                {"injured", injured},
                {"killed_by", by_status(source, Code::outcome_KILLED)},
                {"injured_by", by_status(source, Code::outcome_INJURED)}});
  }

  /// The sum over all outcomes of one row of a breakdown.
  static std::uint64_t row_total(const Grid& grid, std::string_view row) {
    const auto at = std::find(grid.rows.begin(), grid.rows.end(), row);
    if (at == grid.rows.end()) return 0;
    return grid.at(static_cast<std::size_t>(at - grid.rows.begin()), grid.outcomes.size()).value.value_or(0);
  }

  [[nodiscard]] std::string sex(const SourceFigures& source, std::uint64_t total) const {
    const Grid grid = source.grid(By::sex);
    const std::uint64_t male = row_total(grid, "MALE"), female = row_total(grid, "FEMALE"),
                        unknown = row_total(grid, "UNKNOWN");
    std::string text;
    if (male == 0 && female == 0) return text;
    if (male == total)
      text = say("all_MALE", {});
    else if (female == total)
      text = say("all_FEMALE", {});
    else
      text = say("sex", {{"male", words_.number(male)}, {"female", words_.number(female)}});
    if (unknown != 0) add(text, say("sex_unknown", {{"count", unknown}}));
    if (const std::uint64_t children = row_total(source.grid(By::age_group), "CHILD"); children != 0)
      add(text, say("children", {{"count", children}}));
    return text;
  }

  /// The incidents, by device and with their districts.
  [[nodiscard]] std::string incidents(const SourceFigures& source) const {
    const auto number = source.incidents();
    if (number.value_or(0) == 0) return {};
    std::string devices;
    const Grid by_device = source.grid(By::device);
    for (std::size_t row = 0; row != by_device.rows.size() && !by_device.incidents.empty(); ++row) {
      const std::uint64_t count = by_device.incidents[row].value_or(0);
      if (count == 0) continue;
      const std::string own = "device_" + by_device.rows[row];
      devices += devices.empty() ? " (" : "; ";
      devices += say(words_.has("monitor." + own) ? own : "device_other",
                     {{"count", count}, {"device", words_.row(By::device, by_device.rows[row])}});
    }
    if (!devices.empty()) devices += ")";
    std::vector<std::string> names;
    for (const std::string& row : source.grid(By::district).rows)
      if (!row.empty()) names.push_back(words_.row(By::district, row));
    const std::string districts = names.empty() ? std::string() : say("in_districts", {{"list", words_.list(names)}});
    return say("incidents", {{"incidents", *number}, {"devices", devices}, {"districts", districts}});
  }

  [[nodiscard]] std::string caveats(const SourceFigures& source) const {
    std::string text;
    if (const std::uint64_t unknown = row_total(source.grid(By::status), "UNKNOWN"); unknown != 0)
      add(text, say("caveat_status", {{"count", unknown}, {"source", source.name}}));
    const Grid districts = source.grid(By::district);
    for (std::size_t row = 0; row != districts.rows.size(); ++row)
      if (districts.rows[row].empty() && !districts.incidents.empty())
        add(text, say("caveat_district", {{"source", source.name}, {"count", districts.incidents[row].value_or(0)}}));
    if (source.undated != 0)
      add(text, say("caveat_undated", {{"source", source.name},
                                       {"count", source.undated},
                                       {"they", std::string(noun_form(source.undated, words_.text("monitor.they")))}}));
    return text;
  }

  void source(const SourceFigures& source, std::size_t note) {
    const auto total = source.casualties(no_code);
    const std::string mark = "[" + std::to_string(note) + "]";
    if (total == 0u) return out_.paragraph(say("none", {{"source", source.name}}) + mark, ParagraphStyle::plain);
    std::string text;
    if (total) text = say("recorded", {{"source", source.name}, {"total", *total}});
    if (const std::string parts = outcomes(source); !parts.empty()) text += (text.empty() ? "" : "; ") + parts;
    if (const auto unknown = source.casualties(Code::outcome_UNKNOWN); unknown.value_or(0) != 0)
      text += "; " + say("unknown", {{"unknown", *unknown}});
    if (text.empty()) return;
    text += "." + mark;
    for (const std::string& more : {sex(source, total.value_or(0)), incidents(source), caveats(source)})
      if (!more.empty()) add(text, more);
    out_.paragraph(text, ParagraphStyle::plain);
  }

  void differences() {
    std::vector<std::string> totals;
    bool equal = true;
    std::optional<std::uint64_t> first;
    for (const SourceFigures& source : section_.sources) {
      const auto total = source.casualties(no_code);
      if (!total) continue;
      if (!first) first = total;
      equal = equal && total == first;
      totals.push_back(say("source_total", {{"source", source.name}, {"total", words_.number(*total)}}));
    }
    if (totals.size() < 2) return;
    out_.paragraph(say(equal ? "agree" : "differ", {{"list", words_.list(totals)}}), ParagraphStyle::plain);
  }

  void running_totals() {
    for (std::size_t i = 0; i != section_.sources.size(); ++i) {
      const figures::Stated& stated = section_.sources[i].stated;
      const figures::RunningTotal* all = stated.running(Code::measure_CASUALTIES);
      if (all == nullptr) continue;
      const figures::RunningTotal *killed = stated.running(Code::measure_KILLED),
                                  *injured = stated.running(Code::measure_INJURED);
      const auto number = [](const figures::RunningTotal& total) {
        return static_cast<std::uint64_t>(total.figure.value);
      };
      const bool both =
          killed != nullptr && injured != nullptr && killed->as_of == all->as_of && injured->as_of == all->as_of;
      std::string base = words_.base(all->base);
      base.front() = static_cast<char>(base.front() | 0x20);  // within a sentence; English letters
      out_.paragraph(
          say("total_from", {{"source", section_.sources[i].name},
                             {"total", number(*all)},
                             {"outcomes", both ? say("outcomes_short", {{"killed", words_.number(number(*killed))},
                                                                        {"injured", words_.number(number(*injured))}})
                                               : std::string()},
                             {"base", base},
                             {"as_of", words_.period(all->as_of.first)}}) +
              ".[" + std::to_string(i + 1) + "]",
          ParagraphStyle::plain);
    }
  }

  const Section& section_;
  const ReportWords& words_;
  DocumentWriter& out_;
};

}  // namespace

std::string title_of(const Section& section) { return section.words->text("monitor.title"); }

void write_section(const Section& section, DocumentWriter& out) { Layout(section, out).write(); }

}  // namespace maex::monitor
