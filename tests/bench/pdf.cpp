// Pages of PDF reports read in a second, next to `pdftotext -layout` on the same file.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "adapters/builtin.hpp"
#include "adapters/formats/pdf/made_pdf.hpp"
#include "core/adapter/registry.hpp"
#include "tests/bench/process.hpp"

namespace {

constexpr int made_pages = 20;

/// A made-up report: headings, paragraphs, and a ruled table on each tenth page.
std::string made_report() {
  maex::pdf::MadePdf pdf;
  for (int page = 0; page != made_pages; ++page) {
    pdf.page();
    pdf.text(60, 40, "Made-up agency, monthly report");
    pdf.text(60, 70, "Part " + std::to_string(page + 1), 16);
    for (int line = 0; line != 40; ++line)
      pdf.text(60, 100 + 14 * line,
               "In May " + std::to_string(2000 + (line * 7 + page) % 30) +
                   " the teams of the agency cleared an area of " + std::to_string(100 + line * page) +
                   " square metres and found mines");
    if (page % 10 == 4) {
      pdf.grid({60, 160, 260, 360}, {680, 700, 720, 740});
      for (int cell = 0; cell != 9; ++cell)
        if (cell != 5) pdf.text(64 + 100 * (cell % 3), 694 + 20 * (cell / 3), "cell " + std::to_string(cell));
    }
    pdf.text(280, 810, std::to_string(page + 1));
  }
  return pdf.bytes();
}

/// Opens the file and reads every row. Returns the number of rows.
std::size_t read_all(const maex::Format& format, const std::filesystem::path& path) {
  const auto document = format.open(path, {});
  std::size_t rows = 0;
  for (std::size_t sheet = 0; sheet != document->sheets().size(); ++sheet) {
    const auto reader = document->open(sheet);
    for (maex::Row row; reader->next(row);) ++rows;
  }
  return rows;
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

/// maex_bench_pdf [REPORTS [FILE PAGES]]
int main(int count, char** arguments) {
  const int reports = count > 1 ? std::atoi(arguments[1]) : 500;
  std::filesystem::path path = std::filesystem::temp_directory_path() / "maex_bench_report.pdf";
  int pages = made_pages;
  if (count > 3) {
    path = arguments[2];
    pages = std::atoi(arguments[3]);
  } else {
    std::ofstream(path, std::ios::binary) << made_report();
  }
  maex::Registry registry;
  maex::register_builtin_adapters(registry);
  const maex::Format& format = registry.require_format("pdf");
  std::size_t rows = read_all(format, path);
  double ours = 0, theirs = 0, first_peak = 0;
  for (int i = 0; i != reports; ++i) {  // in turn, so that drift affects both
    const auto start = std::chrono::steady_clock::now();
    rows += read_all(format, path);
    ours += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    theirs += maex::bench::run_process({"pdftotext", "-layout", path.string(), "/dev/null"}).wall;
    if (i == 0) first_peak = peak_mib();
  }
  const double all = static_cast<double>(pages) * reports;
  std::printf("%d reports of %d pages, %zu rows\n", reports, pages, rows);
  std::printf("maex       %8.0f pages/s\n", all / ours);
  std::printf("pdftotext  %8.0f pages/s (-layout)\n", all / theirs);
  std::printf("ratio      %8.2f\n", theirs / ours);
  std::printf("memory     %8.1f MiB after the first report, %.1f MiB after the last\n", first_peak, peak_mib());
  if (count <= 3) std::filesystem::remove(path);
  return 0;
}
