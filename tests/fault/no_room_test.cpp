// A full disk, a limit, a missing temporary folder, pipes, and runs that must leave no trace.
#include <gtest/gtest.h>

#include <sys/inotify.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "tests/fault/scene.hpp"
#include "tests/support/program.hpp"

namespace maex::fault {
namespace {
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::pair<const char*, const char*> targets[] = {
    {"azcbl", "out.csv"}, {"azcbl", "out.xlsx"}, {"azcbl", "out.ods"}, {"maxml", "out.xml"}, {"imsma_core", "o2.xlsx"}};

Words conversion(const std::string& partner, const std::string& output) {
  return {"convert", "list.csv", "--to", partner, "--include", "any", "-o", output, "--fates", output + ".fates"};
}

/// A value in the environment of this process and its children, as long as this object exists.
class Environment {
 public:
  Environment(const char* name, const std::string& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment() { ::unsetenv(name_); }

 private:
  const char* name_;
};

TEST(NoRoom, AFullDiskLeavesTheOldFiles) {
  const Scene scene;
  put(scene.path("list.csv"), list(2000));
  const fs::path disk = scene.path("disk");
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=16k") != 0)
    GTEST_SKIP() << "needs the right to mount a small file system: " << std::strerror(errno);
  for (const auto& [partner, name] : targets) {
    put(disk / name, "old");
    Words words = conversion(partner, "disk/" + std::string(name));
    words.push_back("--overwrite");
    const samples::Finished finished = scene.run(words);
    EXPECT_EQ(finished.exit_code, 4) << name << finished.err;
    EXPECT_EQ(content(disk / name), "old") << name;
    EXPECT_EQ(std::distance(fs::directory_iterator(disk), fs::directory_iterator()), 1) << name;
    EXPECT_EQ(finished.err.find("[ERROR]"), std::string::npos) << "a library printed: " << finished.err;
    EXPECT_EQ(finished.err.find("/proc/self"), std::string::npos) << "a message names the target: " << finished.err;
    fs::remove(disk / name);
  }
  ::umount(disk.c_str());
}

TEST(NoRoom, TheBoundOnTemporaryFilesHolds) {
  const Scene scene;
  put(scene.path("list.csv"), list(20'000));
  for (const auto& [partner, name] : targets) {
    Words words = conversion(partner, name);
    words.insert(words.end(), {"--limit", "temporary-bytes=64K"});
    const samples::Finished finished = scene.run(words);
    EXPECT_EQ(finished.exit_code, 4) << name << finished.err;
    EXPECT_NE(finished.err.find("temporary-bytes"), std::string::npos) << name << finished.err;
    EXPECT_EQ(scene.files(), (std::vector<std::string>{"list.csv"})) << name;
  }
}

TEST(NoRoom, AMissingTemporaryFolderIsRefusedWithASentence) {
  const Scene scene;
  const Environment environment("TMPDIR", "/nonexistent-folder");
  for (const auto& [partner, name] : targets)
    for (const bool dry : {false, true}) {
      Words words = conversion(partner, name);
      words.push_back("--verify");
      if (dry) words.push_back("--dry-run");
      const samples::Finished finished = scene.run(words);
      EXPECT_EQ(finished.exit_code, 4) << name << finished.err;
      EXPECT_NE((finished.err + finished.out).find("/nonexistent-folder, does not exist"), std::string::npos)
          << finished.err;
    }
  EXPECT_EQ(scene.files(), (std::vector<std::string>{"list.csv"}));
}

TEST(NoRoom, PipesAreRefusedAndNotWaitedFor) {
  const Scene scene;
  ASSERT_EQ(::mkfifo(scene.path("pipe").c_str(), 0600), 0);
  const auto expect_sentence = [&](const Words& words) {
    const pid_t run = scene.start(words);
    int status = 0;
    bool ended = false;
    for (int i = 0; i != 1000 && !ended; ++i) {
      ended = ::waitpid(run, &status, WNOHANG) == run;
      if (!ended) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    if (!ended) {
      ::kill(run, SIGKILL);
      ::waitpid(run, &status, 0);
    }
    ASSERT_TRUE(ended) << "it waits: " << words[2];
    const samples::Finished finished = scene.run(words);
    EXPECT_TRUE(finished.exit_code >= 2 && finished.exit_code <= 4) << words[2] << finished.err;
    EXPECT_NE(finished.err.find("device"), std::string::npos) << words[2] << finished.err;
  };
  for (const char* option :
       {"--profile", "--rules", "--policy", "--rulings", "--gazetteer", "--districts", "--hazards",
        "--hazard-districts", "--imsma-list", "--previous", "--sent", "--job", "--store", "--html", "--sarif"})
    expect_sentence({"validate", "list.csv", option, "pipe", "--overwrite"});
  expect_sentence({"convert", "list.csv", "--to", "maxml", "-o", "pipe", "--overwrite"});
  expect_sentence({"convert", "list.csv", "--to", "maxml", "-o", "out.xml", "--fates", "pipe", "--overwrite"});
  expect_sentence({"convert", "list.csv", "--to", "maxml", "-o", "out.xml", "--to-option", "dialect=pipe"});
  expect_sentence({"dialect", "learn", "pipe"});
  expect_sentence({"explain", "pipe", "2014/1"});
}

/// Names that appear in a folder, however short.
class Watch {
 public:
  explicit Watch(const fs::path& folder) : file_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    ::inotify_add_watch(file_, folder.c_str(), IN_CREATE | IN_MOVED_TO);
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch() { ::close(file_); }
  [[nodiscard]] std::string names() const {
    std::string all;
    alignas(inotify_event) char events[16 * 1024];
    for (ssize_t size; (size = ::read(file_, events, sizeof events)) > 0;)
      for (ssize_t at = 0; at < size;) {
        const auto* event = reinterpret_cast<const inotify_event*>(events + at);
        all += std::string(event->name) + " ";
        at += static_cast<ssize_t>(sizeof *event + event->len);
      }
    return all;
  }

 private:
  int file_;
};

TEST(NoTrace, DryRunsAndChecksWriteNothingThatHasAName) {
  const Scene scene;
  fs::create_directory(scene.path("tmp"));
  const Environment environment("TMPDIR", scene.path("tmp"));
  const Watch temporary(scene.path("tmp")), folder(scene.folder());
  for (const auto& [partner, name] : targets) {
    Words words = conversion(partner, name);
    words.insert(words.end(), {"--dry-run", "--verify", "-v"});
    const samples::Finished finished = scene.run(words);
    EXPECT_EQ(finished.exit_code, 1) << finished.err;
    EXPECT_NE(finished.out.find("quarantined"), std::string::npos) << "the real report: " << finished.out;
    // A workbook has incidents without a date on a sheet of their own, so they come back last.
    EXPECT_NE(finished.out.find("6 of 6 records"), std::string::npos) << name << finished.out;
  }
  EXPECT_EQ(scene.run({"validate", "list.csv"}).exit_code, 1);
  EXPECT_EQ(temporary.names(), "");
  EXPECT_EQ(folder.names(), "");
}

TEST(NoTrace, AProcessThatIsEndedBySignalLeavesNoTemporaryFile) {
  const Scene scene;
  put(scene.path("list.csv"), list(20'000));
  fs::create_directory(scene.path("tmp"));
  const Environment environment("TMPDIR", scene.path("tmp"));
  std::vector<int> signals = {SIGABRT, SIGXCPU, SIGTERM, SIGKILL};
  // A sanitizer takes these, and ends the process with a report of its own.
  if (!test::is_sanitized()) signals.insert(signals.end(), {SIGSEGV, SIGBUS});
  for (const int signal : signals)
    for (const char* name : {"out.xlsx", "out.ods"}) {
      const pid_t run = scene.start(conversion("azcbl", name));
      std::this_thread::sleep_for(std::chrono::milliseconds(60));
      ::kill(run, signal);
      int status = 0;
      ASSERT_EQ(::waitpid(run, &status, 0), run);
      ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 130) << strsignal(signal) << " came too late";
      EXPECT_EQ(scene.files(), (std::vector<std::string>{"list.csv", "tmp"})) << strsignal(signal);
      EXPECT_TRUE(fs::is_empty(scene.path("tmp"))) << strsignal(signal);
    }
}

TEST(NoTrace, TheProcessWritesNoCoreDump) {
  const Scene scene;
  put(scene.path("list.csv"), list(20'000));
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_CORE, &before), 0);
  const rlimit open{before.rlim_max, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_CORE, &open), 0);
  const auto core_limit = [&](rlim_t expected) {
    const pid_t run = scene.start(conversion("azcbl", "out.csv"));
    rlimit of_run{};
    // The process starts before it sets its limit.
    for (int i = 0; i != 100; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      ::prlimit(run, RLIMIT_CORE, nullptr, &of_run);
      if (i >= 6 && of_run.rlim_cur == expected) break;
    }
    struct stat status {};
    ::stat(("/proc/" + std::to_string(run) + "/environ").c_str(), &status);
    ::kill(run, SIGABRT);
    int ended = 0;
    ::waitpid(run, &ended, 0);
    EXPECT_FALSE(of_run.rlim_cur == 0 && WIFSIGNALED(ended) && WCOREDUMP(ended));
    return of_run.rlim_cur;
  };
  EXPECT_EQ(core_limit(0), 0u);
  if (!test::is_sanitized()) {  // a sanitizer forbids core dumps itself
    const Environment environment("MAEX_CORE_DUMPS", "1");
    EXPECT_EQ(core_limit(before.rlim_max), before.rlim_max) << "developers can allow it";
  }
  ::setrlimit(RLIMIT_CORE, &before);
}

}  // namespace
}  // namespace maex::fault
