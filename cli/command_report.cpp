#include "cli/command_report.hpp"

#include <algorithm>
#include <ostream>

#include "cli/job_setup.hpp"
#include "cli/profiles.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/placement.hpp"
#include "core/report/series.hpp"
#include "core/report/words.hpp"
#include "core/run/file_roles.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
namespace {

std::vector<std::string> measures() {
  std::vector<std::string> names;
  for (const CodeInfo& each : all_codes())
    if (each.list == CodeList::measure) names.emplace_back(each.name);
  return names;
}

/// "casualties", "ap-mines" and "AP_MINES" are what users type.
Code measure_of(const std::string& text) {
  std::string name = text;
  for (char& each : name) each = each == '-' || each == ' ' ? '_' : each >= 'a' && each <= 'z' ? char(each - 32) : each;
  if (const auto code = find_code(CodeList::measure, name)) return *code;
  throw UsageError("there is no measure \"" + text + "\"" + did_you_mean(name, measures()) +
                   "; maex help codes measure lists them");
}

/// Parts in the order in which figures have them.
std::string sorted_breakdown(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    if (end != at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::sort(parts.begin(), parts.end());
  std::string sorted;
  for (const std::string& part : parts) sorted += (sorted.empty() ? "" : ";") + part;
  return sorted;
}

}  // namespace

Declaration ReportCommand::declare() const {
  std::vector<OptionDecl> options = {
      {.name = "measure",
       .value = "MEASURE",
       .help = "What the figures count, such as CASUALTIES, KILLED or AREA_CLEARED.",
       .group = "The series"},
      {.name = "breakdown",
       .value = "PAIRS",
       .help =
           "Figures with exactly this breakdown (status=CIVILIAN), or with each value of one part (status). Without "
           "it, only figures without a breakdown.",
       .group = "The series"},
      {.name = "svg",
       .value = "FILE",
       .help = "Write the plot as SVG.",
       .group = "Reports",
       .completes = Completes::file}};
  const std::vector<OptionDecl> shared = options_of(for_series);
  options.insert(options.end(), shared.begin(), shared.end());
  return {.name = "report",
          .line = "Print and plot what files state about one measure over time",
          .usage = "series FILE… --measure MEASURE [OPTIONS]",
          .about = {"Reads the files in their order, as convert does, and prints the figures of one measure by source, "
                    "with bars. Figures for periods and running totals are never mixed, nor are running totals that "
                    "count from different days.",
                    "A month without a figure is marked. When running totals are stated at its beginning and at the "
                    "end of the month after it, the table has the value that they imply. It is not a stated figure."},
          .positional = {.name = "FILE",
                         .help = "The word series, then the files with stated figures.",
                         .least = 2,
                         .most = no_limit,
                         .completes = Completes::file,
                         .choices = {"series"}},
          .options = options,
          .examples = {{"maex report series 2014-*.csv --measure CASUALTIES", "Prints a year of casualties."},
                       {"maex report series figures.csv --measure AREA_CLEARED --svg area.svg",
                        "Prints the area cleared, and writes a plot."},
                       {"maex report series figures.csv --measure KILLED --breakdown status --html killed.html",
                        "Writes a page on the killed by their status."}}};
}

void ReportCommand::setup(const Arguments& arguments, Session& session) {
  const std::string& kind = arguments.positional()[0];
  if (kind != "series")
    throw UsageError("report knows no \"" + kind + "\"" + did_you_mean(kind, std::vector<std::string>{"series"}) +
                     "\n" + usage_line(declare()));
  if (!arguments.has("measure")) throw UsageError("report series needs --measure\n" + usage_line(declare()));
  ConvertJob& read = job_.read;
  take(read, arguments, for_series);
  session.take_common(read);
  read.inputs.assign(arguments.positional().begin() + 1, arguments.positional().end());
  job_.measure = measure_of(arguments.text("measure"));
  job_.breakdown = sorted_breakdown(arguments.text("breakdown"));
  job_.stop = session.stop;
  svg_ = arguments.text("svg");
  read.today = session.today;
  read.together = true;
  add_profiles(session.registry(), read.profiles);
  if (read.inputs.size() < 2) read.skip_broken = false;
  check(read, session.registry());
  for (const std::filesystem::path& file : {svg_, read.report.html}) {
    std::error_code ignored;
    if (!file.empty() && !read.overwrite && std::filesystem::exists(file, ignored))
      throw UsageError(file.string() + " exists already and was left as it is; --overwrite replaces it");
  }
  std::vector<FileRole> inputs, written;
  for (const auto& file : read.inputs) inputs.push_back({"input", file});
  if (!svg_.empty()) written.push_back({"picture", svg_});
  if (!read.report.html.empty()) written.push_back({"page", read.report.html});
  refuse_shared_files(inputs, written);
  refuse_devices(written);
}

Outcome ReportCommand::run(Session& session) {
  const SeriesFacts facts = read_series(job_, session.registry());
  const Messages& words = Messages::of(job_.read.report.language);
  Placement placement;  // picture and page appear together
  const auto write = [&](const std::filesystem::path& file, const std::string& text) {
    if (file.empty()) return;
    AtomicFile out(file, job_.read.overwrite, access_of(job_.read, false));
    write_bytes(out, text);
    placement.add(std::move(out));
  };
  write(svg_, series_svg(facts, words));
  write(job_.read.report.html, series_html(facts, words));
  placement.place();
  if (session.json)
    session.out << series_json(facts);
  else
    session.out << series_text(facts, 40, words);
  if (!session.quiet)
    for (const auto& file : {svg_, job_.read.report.html})
      if (!file.empty()) session.err << labelled("wrote", file.string());
  const bool whole =
      std::all_of(facts.inputs.begin(), facts.inputs.end(), [](const InputFact& each) { return each.problem.empty(); });
  return whole ? Outcome::done : Outcome::findings;
}

}  // namespace maex::cli
