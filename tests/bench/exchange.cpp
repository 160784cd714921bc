// Files in a second through a night of an exchange, worker processes included, and records in a second into the ledger.
// maex_bench_exchange [FILES [ROWS [WORKERS]]]
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/exchange/ledger.hpp"
#include "core/model/hash.hpp"
#include "tests/bench/process.hpp"

namespace fs = std::filesystem;
using namespace maex;

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

/// Small lists of three made-up incidents each, and the job that takes them.
void make_night(const fs::path& folder, std::size_t files, const std::string& workers) {
  fs::create_directories(folder / "inbox");
  for (std::size_t i = 0; i != files; ++i) {
    std::ofstream list(folder / "inbox" / ("list-" + std::to_string(i) + ".csv"));
    list << "Hadisə > Nömrə,Hadisə > Tarix,Hadisə > Rayon,Hadisə > Qurğu,Mənbə > Növ,Zərərçəkən > Kod,Zərərçəkən > "
            "Nəticə\n";
    for (std::size_t k = 0; k != 3; ++k)
      list << i << '/' << k << ",2014-03-14,Füzuli,piyada əleyhinə mina,xəstəxana," << i << '-' << k << ",yaralanıb\n";
  }
  std::ofstream(folder / "night.toml") << "settle-seconds = 0\nworkers = " << workers
                                       << "\n[[route]]\nname = \"lists\"\ninputs = [\"inbox/*.csv\"]\nto = \"maxml\"\n"
                                          "output = \"outbox/\"\n";
}

void measure_files(const fs::path& folder, std::size_t files, const std::string& workers) {
  make_night(folder, files, workers);
  const std::string job = (folder / "night.toml").string();
  const bench::Cost first = bench::run_process({MAEX_PROGRAM, "exchange", "run", job, "--quiet"});
  const bench::Cost second = bench::run_process({MAEX_PROGRAM, "exchange", "run", job, "--quiet"});
  std::size_t written = 0;
  for (const auto& entry : fs::directory_iterator(folder / "outbox")) written += entry.is_regular_file() ? 1 : 0;
  std::printf(
      "%zu files, %s workers: %.1f files/s (%.2f s wall, %.2f s processor), %zu outputs, peak %.0f MiB, exit %d; "
      "the same night again: %.2f s\n",
      files, workers.c_str(), static_cast<double>(files) / first.wall, first.wall, first.cpu, written, first.peak_mib,
      first.exit_code, second.wall);
}

void measure_ledger(const fs::path& folder, std::size_t rows) {
  exchange::Ledger ledger(folder / "ledger.sqlite");
  const std::int64_t run = ledger.begin_run("2026-01-15T00:00:00Z", "bench");
  std::vector<exchange::RecordKey> records(rows);
  for (std::size_t i = 0; i != rows; ++i) records[i] = {mix64(i + 1), mix64(i + 7)};
  for (const char* what : {"new", "the same again"}) {
    exchange::ItemRow row;
    row.run = run;
    row.route = "lists";
    row.name = row.digest = what;
    const auto began = Clock::now();
    const exchange::Compared compared = ledger.compare(row.route, row.name, records);
    const double looked = since(began);
    const auto entered = Clock::now();
    ledger.intend(row, records, {});
    std::printf("%zu records, %s: compared %.0f/s, entered %.0f/s (durable), %ju new\n", rows, what,
                static_cast<double>(rows) / looked, static_cast<double>(rows) / since(entered),
                static_cast<std::uintmax_t>(compared.fresh));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t files = argc > 1 ? std::stoul(argv[1]) : 1000, rows = argc > 2 ? std::stoul(argv[2]) : 1'000'000;
  const fs::path folder = fs::temp_directory_path() / ("maex-bench-exchange-" + std::to_string(::getpid()));
  fs::create_directories(folder / "ledger");
  measure_files(folder / "night", files, argc > 3 ? argv[3] : "2");
  measure_ledger(folder / "ledger", rows);
  fs::remove_all(folder);
}
