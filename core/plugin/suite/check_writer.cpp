// Writers: a full disk must be reported, and the same input must give the same bytes.
#include <sys/resource.h>

#include <algorithm>

#include <chrono>
#include <csignal>
#include <thread>

#include "core/io/error.hpp"
#include "core/plugin/suite/checks.hpp"
#include "core/plugin/suite/specimen_records.hpp"
#include "core/plugin/suite/specimen_table.hpp"

namespace maex::conformance {
namespace {

/// No file of this process can grow beyond `bytes`, as on a disk that is nearly full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, old_handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*old_handler_)(int) = nullptr;
};

void write_own(const Trial& trial, const std::filesystem::path& path) {
  if (trial.format() != nullptr)
    write_specimen_table(*trial.format(), path, {});
  else
    write_specimen_records(*trial.partner(), container_of(trial.registry, trial.card), path, {});
}

/// ZIP archives store times in steps of two seconds. Without the wait, two files that contain the time could be equal
/// by chance.
void wait_for_the_clock(std::chrono::steady_clock::time_point made) {
  std::this_thread::sleep_until(made + std::chrono::milliseconds(2100));
}

}  // namespace

void check_full_disk(Trial& trial) {
  if (!trial.card.writes) return trial.skip("it is only read");
  const std::filesystem::path own = trial.own_file();
  if (own.empty()) return;
  const std::uint64_t size = std::filesystem::file_size(own);
  std::uint64_t tried = 0;
  for (const std::uint64_t room : {std::uint64_t{0}, size / 2, size - 1}) {
    const std::string where = "room for " + std::to_string(room) + " of " + std::to_string(size) + " bytes";
    const auto path = trial.folder.path() / own.filename();
    std::string problem;
    try {
      {
        const FullDisk disk(room);
        write_own(trial, path);
      }
      problem = "it says that it is done and leaves " + std::to_string(std::filesystem::file_size(path)) + " bytes";
    } catch (const OutputError&) { problem.clear(); } catch (const std::exception& error) {
      problem = "an exception other than OutputError leaves it: " + words_of(error);
    }
    if (!problem.empty()) trial.fail(where, problem);
    ++tried;
  }
  trial.tried(tried, "size of disk", "sizes of disk, each too small");
}

void check_same_bytes(Trial& trial) {
  if (!trial.card.writes) return trial.skip("it is only read");
  const std::filesystem::path own = trial.own_file();
  if (own.empty()) return;
  wait_for_the_clock(trial.files.of(trial.card).made);
  const auto path = trial.folder.path() / own.filename();
  write_own(trial, path);
  const std::string first = bytes_of(own), second = bytes_of(path);
  if (first != second) {
    const auto at = std::mismatch(first.begin(), first.end(), second.begin(), second.end()).first - first.begin();
    trial.fail("byte " + std::to_string(at), "two writings of the same content differ from here on");
  }
  trial.tried("two writings more than two seconds apart");
}

}  // namespace maex::conformance
