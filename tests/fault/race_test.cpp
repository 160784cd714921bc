// Another user of the output folder tries to have a private file overwritten, or to read what is private.
#include <gtest/gtest.h>

#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/fault/scene.hpp"

namespace maex::fault {
namespace {
namespace fs = std::filesystem;

constexpr uid_t attacker = 65'534;
constexpr const char* private_text = "private: only its owner may read or change it\n";

/// Replaces every file that appears in the folder by a link to `victim`, until it is killed. Exits with 1 when it could
/// open a file that holds personal values.
[[noreturn]] void attack(const char* folder, const char* victim) {
  if (::chdir(folder) != 0 || ::setgroups(0, nullptr) != 0 || ::setgid(attacker) != 0 || ::setuid(attacker) != 0)
    ::_exit(2);
  for (;;) {
    DIR* const listing = ::opendir(".");
    if (listing == nullptr) continue;
    while (const dirent* each = ::readdir(listing)) {
      if (each->d_name[0] == '.' && (each->d_name[1] == '\0' || each->d_name[1] == '.')) continue;
      struct stat status {};
      if (::lstat(each->d_name, &status) != 0 || S_ISLNK(status.st_mode)) continue;
      const int file = ::open(each->d_name, O_RDONLY | O_NOFOLLOW);
      if (file >= 0 && ::fstat(file, &status) == 0 && status.st_uid != attacker) ::_exit(1);
      if (file >= 0) ::close(file);
      ::unlink(each->d_name);
      static_cast<void>(!::symlink(victim, each->d_name));
    }
    ::closedir(listing);
  }
}

class Race : public testing::Test {
 protected:
  void SetUp() override {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can become another user";
    fs::create_directory(scene_.path("shared"));
    ASSERT_EQ(::chmod(scene_.path("shared").c_str(), 0777), 0);
    // The attacker knows the names, but may not look into the folder of the private file.
    for (fs::path up = scene_.folder(); up.has_relative_path() && up != "/tmp"; up = up.parent_path())
      ASSERT_EQ(::chmod(up.c_str(), 0711), 0) << up;
    put(scene_.path("private"), private_text);
    ASSERT_EQ(::chmod(scene_.path("private").c_str(), 0600), 0);
  }
  pid_t start_attack() {
    folder_ = scene_.path("shared").string();
    victim_ = scene_.path("private").string();
    const pid_t child = ::fork();
    if (child == 0) attack(folder_.c_str(), victim_.c_str());
    return child;
  }
  void clear() const {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(scene_.path("shared"))) fs::remove(entry.path(), ignored);
  }
  static void expect_no_leak(pid_t child) {
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the other user opened a private output, or the attack did not start: "
                                     << WEXITSTATUS(status);
  }
  Scene scene_;
  std::string folder_, victim_;
};

TEST_F(Race, TheProgramNeverWritesIntoAPrivateFile) {
  const pid_t child = start_attack();
  int wins = 0, written = 0;
  const int races = count_from("MAEX_RACES", 20);
  for (int i = 0; i != races; ++i) {
    if (i % 4 != 0) clear();  // otherwise the link of the attacker is refused
    const samples::Finished finished =
        scene_.run({"convert", "list.csv", "--to", "azcbl", "-o", "shared/out.csv", "--personal", "keep", "--overwrite",
                    "--fates", "shared/fates.csv", "-q"});
    if (finished.exit_code == 1) ++written;
    if (content(scene_.path("private")) != private_text) ++wins;
  }
  expect_no_leak(child);
  EXPECT_EQ(wins, 0) << "of " << races;
  EXPECT_GT(written, 0) << "nothing was raced for";
}

TEST_F(Race, FilesWithAndWithoutANameNeverWriteIntoAPrivateFile) {
  for (const bool named : {false, true}) {
    use_named_temporaries(named);
    const pid_t child = start_attack();
    int wins = 0, written = 0;
    for (int i = 0; i != 200; ++i) {
      if (i % 4 != 0) clear();
      try {
        write_file(scene_.path("shared/out"), "replaced", true, Access::owner);
        ++written;
      } catch (const OutputError&) {}  // the attacker can hinder, but not win
      if (content(scene_.path("private")) != private_text) ++wins;
    }
    use_named_temporaries(false);
    expect_no_leak(child);
    EXPECT_EQ(wins, 0) << (named ? "named" : "without a name") << ", " << written << " of 200 were written";
    EXPECT_GT(written, 0) << "nothing was raced for";
  }
}

TEST_F(Race, ALinkThatAnotherUserMadeIsNotFollowed) {
  ASSERT_EQ(::symlink(scene_.path("private").c_str(), scene_.path("shared/out.csv").c_str()), 0);
  ASSERT_EQ(::lchown(scene_.path("shared/out.csv").c_str(), attacker, attacker), 0);
  const samples::Finished finished =
      scene_.run({"convert", "list.csv", "--to", "azcbl", "-o", "shared/out.csv", "--overwrite"});
  EXPECT_EQ(finished.exit_code, 4) << finished.err;
  EXPECT_NE(finished.err.find("symbolic link that another user made"), std::string::npos) << finished.err;
  EXPECT_EQ(content(scene_.path("private")), private_text);
}

}  // namespace
}  // namespace maex::fault
