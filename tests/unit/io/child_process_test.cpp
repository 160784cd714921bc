// Programs of the system under limits.
#include "core/io/child_process.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

struct Ran {
  ChildResult result;
  std::string output;
};

class ChildProcess : public testing::Test {
 protected:
  Ran shell(const std::string& script) {
    Ran ran;
    ChildRequest request;
    request.program = find_system_program("sh").value();
    request.arguments = {"-c", script};
    request.input = input_;
    request.limits = limits_;
    ran.result = run_child(request, Watch(bounds_), [&ran](std::string_view piece) {
      ran.output += piece;
      return true;
    });
    return ran;
  }
  ChildLimits limits_;
  Bounds bounds_;
  int input_ = -1;
};

TEST_F(ChildProcess, GivesOutputErrorsAndExitCode) {
  const Ran ran = shell("echo out; echo err >&2; exit 7");
  EXPECT_EQ(ran.output, "out\n");
  EXPECT_THAT(ran.result.errors, testing::EndsWith("err\n")) << "the shell itself complains about its folder";
  EXPECT_EQ(ran.result.end, ChildEnd::exited);
  EXPECT_EQ(ran.result.code, 7);
}

TEST_F(ChildProcess, FindsProgramsInFixedFoldersOnly) {
  EXPECT_FALSE(find_system_program("no-such-program"));
  EXPECT_FALSE(find_system_program("../bin/sh"));
  EXPECT_FALSE(find_system_program(""));
  EXPECT_TRUE(find_system_program("sh")->is_absolute());
}

TEST_F(ChildProcess, GetsNothingOfOurs) {
  ::setenv("MAEX_TEST_SECRET", "x", 1);
  const FileHandle open_here(::open("/dev/null", O_RDONLY));  // not closed by exec itself
  const Ran ran = shell("env; ls /proc/self/fd; cat; pwd -P; echo a > made 2>/dev/null || echo no file");
  EXPECT_THAT(ran.output, testing::Not(HasSubstr("SECRET")));
  EXPECT_THAT(ran.output, HasSubstr("LC_ALL=C\n"));
  EXPECT_THAT(ran.output, HasSubstr("\n0\n1\n2\n3\n")) << "ls itself opens number 3";
  EXPECT_THAT(ran.output, testing::Not(HasSubstr("\n4\n")));
  EXPECT_THAT(ran.output, HasSubstr("no file\n")) << "its folder is deleted and takes no file";
  ::unsetenv("MAEX_TEST_SECRET");
}

TEST_F(ChildProcess, WritesNoFileAnywhere) {
  const std::string path = (temporary_folder() / "maex-child-writes").string();
  shell("echo text > " + path);
  std::error_code none;
  EXPECT_NE(std::filesystem::file_size(path, none), 5U);
  std::filesystem::remove(path, none);
}

TEST_F(ChildProcess, OpensTheInputWhateverItsName) {
  const std::filesystem::path path = temporary_folder() / "-a\nb; echo";
  std::ofstream(path) << "content";
  const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  input_ = file.get();
  EXPECT_EQ(shell("cat " + std::string(child_input)).output, "content");
  std::filesystem::remove(path);
}

TEST_F(ChildProcess, EndsAChildThatIsQuiet) {
  limits_.quiet = milliseconds(200);
  EXPECT_EQ(shell("echo a; sleep 60").result.end, ChildEnd::quiet);
}

TEST_F(ChildProcess, EndsAChildThatWritesTooMuch) {
  limits_.output_bytes = 100'000;
  const Ran ran = shell("yes");
  EXPECT_EQ(ran.result.end, ChildEnd::output_full);
  EXPECT_LE(ran.output.size(), 100'000U);
}

TEST_F(ChildProcess, KeepsFewErrors) {
  limits_.error_bytes = 10;
  EXPECT_EQ(shell("yes 12345 | head -c 1000000 >&2").result.errors.size(), 10U);
}

TEST_F(ChildProcess, BoundsMemory) {
  limits_.memory_bytes = std::uint64_t{64} << 20;
  EXPECT_NE(shell("x=$(head -c 200000000 /dev/zero | tr '\\0' a)").result.code, 0);
}

TEST_F(ChildProcess, EndsAtTheDeadlineAndAfterCtrlC) {
  bounds_.end.deadline = std::chrono::steady_clock::now() + milliseconds(200);
  EXPECT_EQ(shell("sleep 60").result.end, ChildEnd::over);
  bounds_ = {};
  std::atomic<bool> stop = false;
  bounds_.end.stop = &stop;
  std::thread presses([&stop] {
    std::this_thread::sleep_for(milliseconds(200));
    stop = true;
  });
  EXPECT_EQ(shell("trap '' INT TERM; sleep 60").result.end, ChildEnd::over);
  presses.join();
}

TEST_F(ChildProcess, IsDeadAfterwardsEvenIfTheReceiverThrows) {
  ChildRequest request;
  request.program = find_system_program("sh").value();
  request.arguments = {"-c", "echo $$; sleep 60 & wait"};
  pid_t child = 0;
  EXPECT_THROW(run_child(request, Watch(bounds_),
                         [&child](std::string_view piece) -> bool {
                           child = std::stoi(std::string(piece));
                           throw InputError("enough");
                         }),
               InputError);
  ASSERT_GT(child, 0);
  EXPECT_NE(::kill(child, 0), 0) << "neither alive nor a zombie";
}

TEST_F(ChildProcess, SeveralRunAtATimeAndTheGuiltyOneEndsAll) {
  std::string output;
  const auto work = [&output, this](const std::string& script) {
    ChildWork one;
    one.request.program = find_system_program("sh").value();
    one.request.arguments = {"-c", script};
    one.request.limits = limits_;
    one.output = [&output](std::string_view piece) {
      output += piece;
      return true;
    };
    return one;
  };
  bool meanwhile = false;
  auto results = run_children({work("sleep 1; echo a; exit 3"), work("echo b")}, Watch(bounds_),
                              [&meanwhile] { meanwhile = true; });
  EXPECT_TRUE(meanwhile);
  EXPECT_EQ(output, "b\na\n") << "one after the other";
  EXPECT_EQ(results[0].code, 3);
  EXPECT_EQ(results[1].code, 0);
  EXPECT_EQ(results[1].end, ChildEnd::exited);
  limits_.quiet = milliseconds(300);
  results = run_children({work("while :; do echo; sleep 0.1; done"), work("sleep 60")}, Watch(bounds_), [] {});
  EXPECT_EQ(results[0].end, ChildEnd::refused);
  EXPECT_EQ(results[1].end, ChildEnd::quiet);
}

TEST_F(ChildProcess, ReportsASignal) {
  const Ran ran = shell("kill -SEGV $$");
  EXPECT_EQ(ran.result.end, ChildEnd::killed);
  EXPECT_EQ(ran.result.code, SIGSEGV);
}

TEST_F(ChildProcess, ReportsAProgramThatDoesNotStart) {
  ChildRequest request;
  request.program = "/etc/hostname";
  EXPECT_THROW(run_child(request, Watch(bounds_), [](std::string_view) { return true; }), InputError);
}

}  // namespace
}  // namespace maex
