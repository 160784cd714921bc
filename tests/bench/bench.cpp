// maex_bench: measures whole processes and compares them with limits and with other programs. `maex_bench` runs the set
// and prints a table and JSON lines. `maex_bench vs -- A … -- B …` compares two commands run by run.
#include <sys/utsname.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/process.hpp"
#include "tests/bench/work.hpp"

namespace {

using maex::bench::Cost;
using maex::bench::Figure;
using Command = std::vector<std::string>;
namespace fs = std::filesystem;

constexpr int counted_runs = 5;

std::string cpu_name() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown CPU";
}

void print_machine() {
  utsname system{};
  uname(&system);
  std::printf("# %s, %u cores; %s %s; compiler %s; maex %s; one warm-up, %d counted runs, median (lowest-highest)\n",
              cpu_name().c_str(), std::thread::hardware_concurrency(), system.sysname, system.release, __VERSION__,
              MAEX_VERSION, counted_runs);
}

struct Result {
  Figure wall;
  double cpu = 0, peak = 0;
};

Result summarise(const std::vector<Cost>& costs) {
  std::vector<double> walls, cpus, peaks;
  for (const Cost& cost : costs) {
    walls.push_back(cost.wall);
    cpus.push_back(cost.cpu);
    peaks.push_back(cost.peak_mib);
  }
  return {maex::bench::figure(walls), maex::bench::figure(cpus).median, maex::bench::figure(peaks).highest};
}

void print_result(const std::string& name, const Result& r, std::uint64_t rows, std::uintmax_t bytes, double floor) {
  std::printf("%-34s %8.3f s (%.3f-%.3f)  cpu %7.3f  peak %6.1f MiB", name.c_str(), r.wall.median, r.wall.lowest,
              r.wall.highest, r.cpu, r.peak);
  if (rows != 0) std::printf("  %9.0f rows/s", static_cast<double>(rows) / r.wall.median);
  if (bytes != 0) std::printf("  %6.1f MB/s", static_cast<double>(bytes) / 1e6 / r.wall.median);
  if (floor > 0) std::printf("  %5.2f x inflate", r.wall.median / floor);
  std::printf(
      "\n{\"name\":\"%s\",\"seconds\":%.6f,\"lowest\":%.6f,\"highest\":%.6f,\"cpu\":%.6f,\"peak_mib\":%.1f,\"rows\":%"
      "llu}\n",
      name.c_str(), r.wall.median, r.wall.lowest, r.wall.highest, r.cpu, r.peak, static_cast<unsigned long long>(rows));
  std::fflush(stdout);
}

/// Runs the commands in turn. Ends the program with exit code 1 when a command fails (exit code above 1).
std::vector<Result> measure(const std::vector<Command>& commands, int runs = counted_runs) {
  std::vector<Result> results;
  for (const auto& costs : maex::bench::run_alternating(commands, runs)) {
    for (const Cost& cost : costs)
      if (cost.exit_code != 0 && cost.exit_code != 1) {
        std::fprintf(stderr, "a measured command ended with exit code %d\n", cost.exit_code);
        std::exit(1);
      }
    results.push_back(summarise(costs));
  }
  return results;
}

void run_size(const fs::path& folder, const std::string& self, std::uint64_t rows) {
  const std::string count = std::to_string(rows);
  const std::string xlsx = folder / ("list-" + count + ".xlsx"), csv = folder / ("list-" + count + ".csv");
  for (const std::string& file : {xlsx, csv})
    if (!fs::exists(file) && maex::bench::run_process({MAEX_GENERATE, count, "-o", file}).exit_code != 0) {
      std::fprintf(stderr, "the generator could not make %s\n", file.c_str());
      std::exit(1);
    }
  const std::string xml = folder / ("out-" + count + ".xml"), again = folder / ("again-" + count + ".xml");
  const auto convert = [&](const std::string& from, const std::string& to) {
    return Command{MAEX_PROGRAM, "convert", from, "--to",        "maxml",  "--include",
                   "any",        "-o",      to,   "--overwrite", "--quiet"};
  };
  const auto work = [&](const char* name, const std::string& file) { return Command{self, "work", name, file}; };
  const auto tables = measure({work("inflate", xlsx), work("cells", xlsx), convert(xlsx, xml)});
  print_result("inflate xlsx " + count, tables[0], rows, 0, 0);
  print_result("xlsx cells " + count, tables[1], rows, 0, tables[0].wall.median);
  print_result("xlsx to valid maxml " + count, tables[2], rows, 0, tables[0].wall.median);
  const auto plain = measure({work("cells", csv), work("records", csv), convert(csv, xml)});
  print_result("csv cells " + count, plain[0], rows, fs::file_size(csv), 0);
  print_result("csv to records " + count, plain[1], rows, fs::file_size(csv), 0);
  print_result("csv to valid maxml " + count, plain[2], rows, fs::file_size(csv), 0);
  // Another program makes these workbooks. They are measured when the user put them into the folder, as the README
  // says.
  if (const fs::path xls = folder / ("list-" + count + ".xls"); fs::exists(xls)) {
    const auto legacy = measure({work("cells", xls), convert(xls, xml)});
    print_result("xls cells " + count, legacy[0], rows, fs::file_size(xls), 0);
    print_result("xls to valid maxml " + count, legacy[1], rows, fs::file_size(xls), 0);
  }
  if (const fs::path ods = folder / ("list-" + count + ".ods"); fs::exists(ods)) {
    const auto open_document = measure({work("inflate", ods), work("cells", ods), convert(ods, xml)});
    print_result("inflate ods " + count, open_document[0], rows, 0, 0);
    print_result("ods cells " + count, open_document[1], rows, 0, open_document[0].wall.median);
    print_result("ods to valid maxml " + count, open_document[2], rows, 0, open_document[0].wall.median);
  }
  const auto back = measure({work("records", xml), convert(xml, again)});
  print_result("maxml read and validate " + count, back[0], rows, fs::file_size(xml), 0);
  print_result("maxml to maxml " + count, back[1], rows, fs::file_size(xml), 0);
}

/// Counts the starts of reports in a file without an XML parser.
std::uint64_t count_reports(const fs::path& file) {
  constexpr std::string_view mark = "<FieldReport>";
  std::ifstream stream(file, std::ios::binary);
  std::string piece(1 << 20, '\0'), text;
  std::uint64_t count = 0;
  while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())), stream.gcount() != 0) {
    text.append(piece, 0, static_cast<std::size_t>(stream.gcount()));
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += mark.size()) ++count;
    text.erase(0, text.size() - std::min(text.size(), mark.size() - 1));
  }
  return count;
}

/// Measures maXML with many reports and compares with the common validator (xmllint). The file is the generated list as
/// maXML. The number of rows sets its size.
int run_maxml(const fs::path& folder, const std::string& self, std::uint64_t rows, int runs) {
  const std::string count = std::to_string(rows);
  const std::string csv = folder / ("list-" + count + ".csv"), xml = folder / ("reports-" + count + ".xml"),
                    again = folder / "again.xml";
  const auto convert = [&](const std::string& from, const std::string& to, std::vector<std::string> more) {
    Command command{MAEX_PROGRAM, "convert", from,          "--to",    "maxml",      "--include", "any",
                    "-o",         to,        "--overwrite", "--quiet", "--personal", "keep"};
    command.insert(command.end(), more.begin(), more.end());
    return command;
  };
  if (!fs::exists(csv) && maex::bench::run_process({MAEX_GENERATE, count, "-o", csv}).exit_code != 0) {
    std::fprintf(stderr, "the generator could not make %s\n", csv.c_str());
    return 1;
  }
  if (maex::bench::run_process(convert(csv, xml, {})).exit_code > 1) {
    std::fprintf(stderr, "%s could not be made\n", xml.c_str());
    return 1;
  }
  const std::uint64_t reports = count_reports(xml);
  const std::uintmax_t bytes = fs::file_size(xml);
  std::printf("# %llu reports of %s rows, %.1f MB; %d counted runs; rows/s below are reports/s\n",
              static_cast<unsigned long long>(reports), count.c_str(), static_cast<double>(bytes) / 1e6, runs);
  const auto results =
      measure({{"xmllint", "--noout", "--stream", "--schema", MAEX_SOURCE_DIR "/schemas/maxml/maxml-draft.xsd", xml},
               {self, "work", "records", xml},
               convert(xml, again, {"--to-option", "keep=false"}),
               convert(xml, again, {}),
               convert(xml, again, {"--verify"})},
              runs);
  const char* const names[] = {"xmllint --stream --schema", "maxml read and validate",
                               "maxml read, validate, write anew", "maxml read, validate, give back",
                               "the same with --verify"};
  for (std::size_t i = 0; i != results.size(); ++i) print_result(names[i], results[i], reports, bytes, 0);
  return 0;
}

int compare(const std::vector<std::string>& words) {
  std::vector<Command> commands;
  for (const std::string& word : words) {
    if (word == "--")
      commands.emplace_back();
    else if (!commands.empty())
      commands.back().push_back(word);
  }
  if (commands.size() != 2) {
    std::fprintf(stderr, "usage: maex_bench vs -- COMMAND A … -- COMMAND B …\n");
    return 2;
  }
  const auto results = measure(commands);
  print_result("A", results[0], 0, 0, 0);
  print_result("B", results[1], 0, 0, 0);
  std::printf("A takes %.3f of B's time\n", results[0].wall.median / results[1].wall.median);
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (!words.empty() && words[0] == "work") return maex::bench::do_work({words.begin() + 1, words.end()});
  if (!words.empty() && words[0].starts_with('-')) {
    const bool asked = words[0] == "--help" || words[0] == "-h";
    std::fprintf(
        asked ? stdout : stderr,
        "usage: maex_bench [FOLDER [ROWS...]] | maxml [FOLDER [ROWS [RUNS]]] | vs -- COMMAND A ... -- COMMAND B ...\n");
    return asked ? 0 : 2;
  }
  print_machine();
  if (!words.empty() && words[0] == "vs") return compare({words.begin() + 1, words.end()});
  if (!words.empty() && words[0] == "maxml") {
    const fs::path place = words.size() > 1 ? fs::path(words[1]) : fs::temp_directory_path() / "maex-bench";
    fs::create_directories(place);
    return run_maxml(place, fs::read_symlink("/proc/self/exe"), words.size() > 2 ? std::stoull(words[2]) : 1'000'000,
                     words.size() > 3 ? std::stoi(words[3]) : counted_runs);
  }
  const fs::path folder = words.empty() ? fs::temp_directory_path() / "maex-bench" : fs::path(words[0]);
  fs::create_directories(folder);
  print_result("maex --version", measure({{MAEX_PROGRAM, "--version"}})[0], 0, 0, 0);
  std::vector<std::uint64_t> sizes = {1'000, 100'000, 1'000'000};
  if (words.size() > 1) {
    sizes.clear();
    for (std::size_t i = 1; i != words.size(); ++i) sizes.push_back(std::stoull(words[i]));
  }
  for (const std::uint64_t rows : sizes) run_size(folder, fs::read_symlink("/proc/self/exe"), rows);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "maex_bench: %s\n", error.what());
  return 1;
}
