// A night of an exchange is killed before each of its steps, and at random times. The next run leaves what an
// undisturbed night leaves, byte for byte.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <SQLiteCpp/SQLiteCpp.h>

#include "tests/story/exchange.hpp"
#include "tests/support/program.hpp"

namespace maex::story {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

const bool has_preload = !test::is_sanitized();  // a sanitizer must be the first library
const std::size_t usual_kills = test::is_sanitized() ? 4 : 12;

std::size_t count_from(const char* name, std::size_t usual) {
  const char* text = std::getenv(name);
  return text == nullptr ? usual : std::strtoul(text, nullptr, 10);
}

class ExchangeKill : public Exchange {
 protected:
  /// Honest lists, broken files and repeats: of `count` files every tenth is broken, every twentieth comes again.
  void many_arrive(std::size_t count) {
    for (std::size_t i = 0; i != count; ++i) {
      char name[32];
      std::snprintf(name, sizeof name, "list-%04zu.csv", i);
      if (i % 10 == 3)
        arrives(name, "PK\x03\x04 cut off " + std::to_string(i));
      else if (i % 20 == 5)
        arrives(name, list({static_cast<int>(i)}));  // as list-i-1 below
      else if (i % 20 == 4)
        arrives(name, list({static_cast<int>(i + 1)}));
      else
        arrives(name, list({static_cast<int>(i), static_cast<int>(i + 1000)}, i % 10 == 7 ? "Uzaqrayon" : "Füzuli"));
    }
  }

  /// Runs a night in a process. Returns its status from waitpid().
  int night_killed(const std::string& at, const std::string& log, std::chrono::microseconds after = {},
                   int signal = SIGKILL) {
    const pid_t child = ::fork();
    if (child == 0) {
      if (::chdir(folder_.c_str()) != 0) ::_exit(126);
      if (!at.empty()) ::setenv("MAEX_KILL_AT", at.c_str(), 1);
      if (!log.empty()) ::setenv("MAEX_KILL_LOG", log.c_str(), 1);
      if (!at.empty() || !log.empty()) ::setenv("LD_PRELOAD", MAEX_KILL_LIBRARY, 1);
      ::execl(test::program().c_str(), test::program().c_str(), "exchange", "run", "night.toml", "--quiet", "--today",
              "2026-01-15", nullptr);
      ::_exit(127);
    }
    if (after.count() != 0) {
      std::this_thread::sleep_for(after);
      ::kill(child, signal);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return status;
  }

  /// What is left of a night: files with their bytes, and the ledger without the numbers of runs and items.
  [[nodiscard]] std::map<std::string, std::string> left() const {
    std::map<std::string, std::string> all;
    for (const char* folder : {"inbox", "outbox", "done", "quarantine"}) all.merge(files_in(folder));
    const SQLite::Database ledger((state_ / "ledger.sqlite").string(), SQLite::OPEN_READWRITE);
    SQLite::Statement items(ledger,
                            "SELECT route || ' ' || name || ' ' || digest || ' ' || outcome || ' ' || reason || ' ' || "
                            "records || ' ' || fresh || ' ' || changed || ' ' || same || ' ' || confirmed FROM item");
    std::multiset<std::string> rows;
    while (items.executeStep()) rows.insert(items.getColumn(0).getString());
    SQLite::Statement records(ledger,
                              "SELECT record.route || ' ' || key || ' ' || content || ' ' || digest FROM record JOIN "
                              "item ON item.id = item");
    while (records.executeStep()) rows.insert(records.getColumn(0).getString());
    for (const std::string& row : rows) all["ledger"] += row + '\n';
    return all;
  }
  /// A folder as before the night. The inbox has the same files with the same times.
  void again(const fs::path& before) {
    for (const auto& entry : fs::directory_iterator(folder_)) fs::remove_all(entry.path());
    fs::remove_all(state_);
    fs::copy(before, folder_, fs::copy_options::recursive);
  }
  /// Whether any file under a final name is not whole.
  void expect_nothing_half_written(const std::map<std::string, std::string>& whole) {
    for (const char* folder : {"outbox", "done", "quarantine"})
      for (const auto& [name, bytes] : files_in(folder)) {
        if (fs::path(name).filename().string().starts_with(".maex-")) continue;  // a temporary name
        const auto found = whole.find(name);
        ASSERT_NE(found, whole.end()) << name;
        ASSERT_EQ(bytes, found->second) << name;
      }
  }

  fs::path state_ = folder_ / "state";
};

class ExchangeKillScene : public ExchangeKill {
 protected:
  ExchangeKillScene() { prepare("workers = 2\n"); }
  ~ExchangeKillScene() override { fs::remove_all(before_); }
  void prepare(const std::string& settings) {
    job(settings);
    many_arrive(count_from("MAEX_EXCHANGE_FILES", 8));
    before_ = fs::path(folder_.string() + ".before");
    fs::remove_all(before_);
    fs::copy(folder_, before_, fs::copy_options::recursive);
  }
  void kill_before_each_step(std::size_t usual_every);
  fs::path before_;
};

void ExchangeKillScene::kill_before_each_step(std::size_t usual_every) {
  ASSERT_EQ(night_killed("", "count.txt"), 1 << 8) << "the night has files that cannot be read";
  const long steps = std::stol(text("count.txt"));
  ASSERT_GT(steps, 50);
  const auto whole = left();
  ASSERT_THAT(files_in("outbox"), testing::Not(testing::IsEmpty()));
  ASSERT_THAT(files_in("quarantine"), testing::Not(testing::IsEmpty()));
  const long every = static_cast<long>(count_from("MAEX_KILL_EVERY", usual_every));
  long killed = 0;
  for (long at = 1; at <= steps; at += every) {
    again(before_);
    const int status = night_killed(std::to_string(at), "");
    killed += WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? 1 : 0;
    ASSERT_NO_FATAL_FAILURE(expect_nothing_half_written(whole)) << "killed before step " << at;
    ASSERT_FALSE(WIFSIGNALED(night_killed("", ""))) << at;
    ASSERT_EQ(left(), whole) << "killed before step " << at;
  }
  EXPECT_EQ(killed, (steps + every - 1) / every);
  std::cout << steps << " steps, " << killed << " kills\n";
}

TEST_F(ExchangeKillScene, BeforeEachStep) {
  if (!has_preload) GTEST_SKIP() << "a sanitizer must be the first library that is loaded";
  kill_before_each_step(9);
}

/// The state is on another file system than the outputs, as each folder is for a service of systemd: files are copied
/// into their folder before they get their name.
class ExchangeKillAcross : public ExchangeKillScene {
 protected:
  ExchangeKillAcross() {
    std::string pattern = "/dev/shm/maex-state-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) return;
    far_ = pattern;
    state_ = far_ / "state";
    prepare("workers = 2\nstate = \"" + state_.string() + "\"\n");
  }
  ~ExchangeKillAcross() override { fs::remove_all(far_); }
  [[nodiscard]] bool is_across() const {
    struct stat here {
    }, there{};
    return !far_.empty() && ::stat(folder_.c_str(), &here) == 0 && ::stat(far_.c_str(), &there) == 0 &&
           here.st_dev != there.st_dev;
  }
  fs::path far_;
};

TEST_F(ExchangeKillAcross, BeforeEachStep) {
  if (!has_preload) GTEST_SKIP() << "a sanitizer must be the first library that is loaded";
  if (!is_across()) GTEST_SKIP() << "/dev/shm is no file system of its own here";
  kill_before_each_step(31);
}

TEST_F(ExchangeKillScene, AtRandomTimes) {
  const auto began = Clock::now();
  ASSERT_EQ(night_killed("", ""), 1 << 8);
  const auto length = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began).count();
  const auto whole = left();
  std::mt19937 random(20140514);
  std::uniform_int_distribution<long> time(1, length);
  std::size_t killed = 0;
  const std::size_t wanted = count_from("MAEX_KILLS", usual_kills);
  for (std::size_t i = 0; i != wanted; ++i) {
    again(before_);
    for (int nights = 0; nights != 1000; ++nights) {
      const int status = night_killed("", "", std::chrono::microseconds(time(random)));
      if (!WIFSIGNALED(status)) break;
      ++killed;
      if (nights % 3 == 2) {  // in the end a night is left in peace
        ASSERT_FALSE(WIFSIGNALED(night_killed("", "")));
        break;
      }
    }
    ASSERT_EQ(left(), whole) << "round " << i;
  }
  EXPECT_GT(killed, wanted / 2) << "too few nights were killed";
  std::cout << killed << " kills\n";
}

/// Ctrl-C reaches the run only, or its workers too; both end it within two seconds and a little.
TEST_F(ExchangeKillScene, CtrlCEndsANightCleanly) {
  const auto began = Clock::now();
  ASSERT_EQ(night_killed("", ""), 1 << 8);
  const auto length = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
  const auto whole = left();
  int stopped = 0;
  for (const int part : {2, 3, 5}) {
    again(before_);
    const int status = night_killed("", "", length / part, SIGINT);
    ASSERT_TRUE(WIFEXITED(status)) << status;
    stopped += WEXITSTATUS(status) == 130 ? 1 : 0;
    ASSERT_NO_FATAL_FAILURE(expect_nothing_half_written(whole));
    std::error_code ignored;
    EXPECT_TRUE(!fs::exists(folder_ / "state/work") || fs::is_empty(folder_ / "state/work", ignored))
        << "nothing is left of the files that were begun";
    ASSERT_FALSE(WIFSIGNALED(night_killed("", "")));
    EXPECT_EQ(left(), whole);
  }
  EXPECT_GT(stopped, 0);
}

}  // namespace
}  // namespace maex::story
