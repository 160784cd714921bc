// Workers end in every way, and their sandbox holds.
#include "core/exchange/worker.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/exchange/sandbox.hpp"
#include "tests/support/program.hpp"

namespace maex::exchange {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class Folder : public testing::Test {
 protected:
  Folder() : folder_(fs::temp_directory_path() / ("maex-worker-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_ / "own");
    fs::create_directories(folder_ / "others");
    std::ofstream(folder_ / "others/secret.txt") << "secret";
    std::ofstream(folder_ / "settings.toml") << "settings";
  }
  ~Folder() override { fs::remove_all(folder_); }
  [[nodiscard]] SandboxRules rules() const { return {folder_ / "own", {folder_ / "settings.toml"}, 0, 0, 0}; }
  /// What work in the sandbox returns.
  static std::string in_sandbox(const SandboxRules& rules, const std::function<std::string()>& work) {
    Worker worker(
        [&] {
          enter_sandbox(rules);
          return work();
        },
        60s);
    const WorkResult result = worker.wait();
    EXPECT_EQ(result.end, WorkEnd::done);
    return result.result;
  }
  const fs::path folder_;
};

std::string opened(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0) return std::generic_category().message(errno);
  ::close(file);
  return "opened";
}

TEST(Worker, ReturnsWhatItsWorkReturns) {
  const std::string large(5'000'000, 'x');
  Worker worker([&] { return large; }, 60s);
  ::pollfd end{worker.descriptor(), POLLIN, 0};
  ASSERT_EQ(::poll(&end, 1, 60'000), 1);
  const WorkResult result = worker.wait();
  EXPECT_EQ(result.end, WorkEnd::done);
  EXPECT_EQ(result.result, large);
}

TEST(Worker, CrashIsToldWithItsSignal) {
  Worker worker(
      []() -> std::string {
        ::signal(SIGSEGV, SIG_DFL);  // a sanitizer catches it otherwise
        ::raise(SIGSEGV);
        return {};
      },
      60s);
  const WorkResult result = worker.wait();
  EXPECT_EQ(result.end, WorkEnd::crashed);
  EXPECT_EQ(result.signal, SIGSEGV);
}

TEST(Worker, AHangIsEnded) {
  Worker worker(
      []() -> std::string {
        for (;;) std::this_thread::sleep_for(1h);
      },
      0s);
  EXPECT_TRUE(worker.is_overdue());
  worker.stop(WorkEnd::too_long);
  EXPECT_EQ(worker.wait().end, WorkEnd::too_long);
}

TEST(Worker, AnExceptionIsNoResult) {
  Worker worker([]() -> std::string { throw std::runtime_error("no"); }, 60s);
  EXPECT_EQ(worker.wait().end, WorkEnd::failed);
}

TEST(Worker, TooMuchMemoryIsTold) {
  if (test::is_sanitized()) GTEST_SKIP() << "a sanitizer takes more addresses than any limit";
  SandboxRules rules;
  rules.folder = fs::temp_directory_path();
  rules.memory_bytes = 64u << 20;
  Worker worker(
      [&] {
        enter_sandbox(rules);
        return std::string(1u << 30, 'x').substr(0, 1);
      },
      60s);
  EXPECT_EQ(worker.wait().end, WorkEnd::out_of_memory);
}

TEST(Worker, TheProcessEndsWithItsObject) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  {
    const Worker worker(
        [&]() -> std::string {
          ::close(ends[0]);
          for (;;) std::this_thread::sleep_for(1h);
        },
        60s);
    ::close(ends[1]);
  }
  char byte = 0;
  EXPECT_EQ(::read(ends[0], &byte, 1), 0) << "the other end is closed";
  ::close(ends[0]);
}

TEST_F(Folder, TheSandboxAllowsItsOwnFolderAndItsSettingsOnly) {
  if (!sandbox_support().files) GTEST_SKIP() << "the kernel has no Landlock";
  const auto in = [this](const fs::path& path, int flags) {
    return in_sandbox(rules(), [&] { return opened(path, flags); });
  };
  EXPECT_EQ(in(folder_ / "own/new.txt", O_WRONLY | O_CREAT), "opened");
  EXPECT_EQ(in(folder_ / "settings.toml", O_RDONLY), "opened");
  EXPECT_EQ(in(folder_ / "settings.toml", O_WRONLY), "Permission denied");
  EXPECT_EQ(in(folder_ / "others/secret.txt", O_RDONLY), "Permission denied");
  EXPECT_EQ(in(folder_ / "others/new.txt", O_WRONLY | O_CREAT), "Permission denied");
  EXPECT_EQ(in("/usr/maex-new", O_WRONLY | O_CREAT), "Permission denied");
  EXPECT_EQ(in_sandbox(rules(),
                       [this] {
                         return ::rename((folder_ / "settings.toml").c_str(), (folder_ / "own/x").c_str()) == 0
                                    ? std::string("moved")
                                    : std::string("refused");
                       }),
            "refused");
  EXPECT_EQ(opened(folder_ / "others/secret.txt", O_RDONLY), "opened") << "only the worker is restricted";
}

TEST_F(Folder, AWorkerHasNoFileThatTheRunHasOpen) {
  const int ledger = ::open((folder_ / "others/secret.txt").c_str(), O_RDWR);
  ASSERT_GE(ledger, 0);
  Worker worker([ledger] { return ::write(ledger, "x", 1) == 1 ? "written" : std::generic_category().message(errno); },
                60s);
  EXPECT_EQ(worker.wait().result, "Bad file descriptor");
  ::close(ledger);
}

TEST_F(Folder, TheSandboxHasNoNetwork) {
  if (!sandbox_support().network) GTEST_SKIP() << "the kernel has no seccomp";
  for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK})
    EXPECT_EQ(in_sandbox(rules(),
                         [&] {
                           const int made = ::socket(family, SOCK_STREAM, 0);
                           return made < 0 ? std::generic_category().message(errno) : std::string("made");
                         }),
              "Permission denied")
        << family;
}

}  // namespace
}  // namespace maex::exchange
