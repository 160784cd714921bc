#include "tests/hostile/measured_process.hpp"
#include "tests/support/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace maex::test {
namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Waits until the process has used this time, or has ended.
void interrupt(pid_t child, double after) {
  clockid_t clock{};
  if (::clock_getcpuclockid(child, &clock) != 0) return;
  for (;;) {
    ::siginfo_t state{};
    if (::waitid(P_PID, static_cast<id_t>(child), &state, WEXITED | WNOHANG | WNOWAIT) != 0 || state.si_pid == child)
      return;
    ::timespec used{};
    if (::clock_gettime(clock, &used) != 0) return;
    if (static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9 >= after) break;
    ::usleep(2000);
  }
  ::kill(child, SIGINT);
}

/// Seconds of processor time for the honest list, where the limits of time were chosen.
constexpr double expected_seconds = 0.35;

/// Converts a list of 20,000 made-up rows. Seconds of processor time.
double measure_honest_list() {
  namespace fs = std::filesystem;
  std::string pattern = (fs::temp_directory_path() / "maex-honest-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::system_error(errno, std::generic_category(), pattern);
  const fs::path folder = pattern;
  std::ofstream list(folder / "list.csv");
  list << "Hadisə > Nömrə,Hadisə > Tarix,Hadisə > Rayon,Zərərçəkən > Kod,Zərərçəkən > Nəticə,Zərərçəkən > Yaş\n";
  for (int row = 0; row != 20'000; ++row)
    list << "2014/" << row << ",2014-" << (row % 2 == 0 ? "03" : "11") << "-14,Füzuli," << row << ",yaralanıb,"
         << 18 + row % 50 << '\n';
  list.close();
  const Measured result =
      run_measured({"convert", "list.csv", "--to", "maxml", "--include", "any", "-o", "list.xml"}, folder, folder);
  fs::remove_all(folder);
  if (result.exit_code > 1) throw std::runtime_error("the honest list was not converted: " + result.err);
  return result.seconds;
}

}  // namespace

double slower() {
  static const double factor = [] {
    const double seconds = std::max(measure_honest_list(), measure_honest_list());
    std::printf("an honest list took %.2f s here (expected: %.2f s)\n", seconds, expected_seconds);
    return std::clamp(seconds / expected_seconds, 1.0, 20.0);
  }();
  return factor;
}

Measured run_measured(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                      const std::filesystem::path& logs, const Pressure& pressure) {
  std::vector<std::string> words{test::program()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const std::string out = (logs / "stdout").string(), err = (logs / "stderr").string();
  const pid_t child = ::vfork();  // a child of fork() starts with this process's peak of memory
  if (child < 0) throw std::system_error(errno, std::generic_category(), "vfork");
  if (child == 0) {
    const int to_out = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int to_err = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(to_out, 1), ::dup2(to_err, 2);
    const ::rlimit memory{pressure.most_memory, pressure.most_memory};
    if (pressure.most_memory != 0 && ::setrlimit(RLIMIT_AS, &memory) != 0) ::_exit(126);
    if (::chdir(folder.c_str()) == 0) ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  if (pressure.interrupt_after > 0) interrupt(child, pressure.interrupt_after);
  int status = 0;
  ::rusage usage{};
  while (::wait4(child, &status, 0, &usage) < 0)
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "wait4");
  const auto seconds = [](const ::timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), slurp(out), slurp(err),
          seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<std::uint64_t>(usage.ru_maxrss) * 1024};
}

}  // namespace maex::test
