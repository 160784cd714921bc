// Who may open each kind of output, over the umask and the mode of the file that is replaced.
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <optional>

#include "tests/fault/scene.hpp"

namespace maex::fault {
namespace {
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

struct Kind {
  const char* file;
  Words command;
  bool personal;
};
const Kind kinds[] = {
    {"out.csv", {"convert", "list.csv", "--to", "azcbl", "-o", "out.csv"}, false},
    {"out.xlsx", {"convert", "list.csv", "--to", "azcbl", "-o", "out.xlsx"}, false},
    {"out.xml", {"convert", "list.csv", "--to", "maxml", "--include", "any", "-o", "out.xml"}, false},
    {"out.csv", {"convert", "list.csv", "--to", "azcbl", "-o", "out.csv", "--personal", "keep"}, true},
    {"out.csv.quarantine.csv", {"convert", "list.csv", "--to", "azcbl", "-o", "out.csv"}, true},
    {"out.fates", {"convert", "list.csv", "--to", "azcbl", "-o", "out.csv", "--fates", "out.fates"}, true},
    {"out.store", {"convert", "list.csv", "--to", "azcbl", "-o", "out.csv", "--store", "out.store"}, true},
    {"page.html", {"validate", "list.csv", "--html", "page.html"}, true},
    {"list.sarif", {"validate", "list.csv", "--sarif", "list.sarif"}, true},
    {"marked/book.xlsx", {"validate", "book.xlsx", "--mark", "marked"}, true},
    {"job.toml", {"convert", "list.csv", "--to", "azcbl", "-o", "out.csv", "--save-job", "job.toml"}, false}};

mode_t mode_of(const fs::path& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

class Modes : public testing::Test {
 protected:
  Modes() {
    EXPECT_EQ(scene_.run({"convert", "list.csv", "--to", "azcbl", "-o", "book.xlsx"}).exit_code, 1);
    fs::remove(scene_.path("book.xlsx.quarantine.csv"));
    fs::create_directory(scene_.path("marked"));
  }
  /// Runs the command of the kind under `mask`, where a file of mode `before` exists, and returns the mode afterwards.
  mode_t mode_after(const Kind& kind, mode_t mask, std::optional<mode_t> before, const Words& more = {}) const {
    const fs::path file = scene_.path(kind.file);
    for (const char* made : {"out.csv", "out.csv.quarantine.csv", "out.xlsx", "out.xlsx.quarantine.csv", "out.xml",
                             "out.xml.quarantine.csv", "out.fates", "out.store", "page.html", "list.sarif", "job.toml",
                             "marked/book.xlsx"})
      fs::remove(scene_.path(made));
    if (before) {
      put(file, "old");
      EXPECT_EQ(::chmod(file.c_str(), *before), 0);
    }
    Words words = kind.command;
    words.push_back("--overwrite");
    words.insert(words.end(), more.begin(), more.end());
    const mode_t usual = ::umask(mask);
    const samples::Finished finished = scene_.run(words);
    ::umask(usual);
    EXPECT_LE(finished.exit_code, 1) << kind.file << finished.err;
    EXPECT_NE(content(file), "old") << kind.file;
    return mode_of(file);
  }
  Scene scene_;
};

TEST_F(Modes, FollowTheUmaskTheReplacedFileAndTheContent) {
  for (const Kind& kind : kinds)
    for (const mode_t mask : {0000u, 0022u, 0027u, 0077u})
      for (const std::optional<mode_t> before : {std::optional<mode_t>(), {0600}, {0640}, {0664}, {0444}}) {
        if (before && mask != 0022u && mask != 0077u) continue;  // the umask does not matter to a replaced file
        const mode_t wanted = kind.personal ? 0600 : before ? *before : 0666 & ~mask;
        EXPECT_EQ(mode_after(kind, mask, before), wanted)
            << std::oct << kind.file << (kind.personal ? ", personal" : "") << ", umask " << mask << ", before "
            << before.value_or(0);
      }
}

TEST_F(Modes, AreWhatTheUserAsksFor) {
  for (const Kind& kind : kinds) {
    EXPECT_EQ(mode_after(kind, 0027, {}, {"--access", "umask"}), 0640u) << kind.file;
    EXPECT_EQ(mode_after(kind, 0022, 0664, {"--access", "umask"}), 0664u) << kind.file;
    EXPECT_EQ(mode_after(kind, 0022, 0664, {"--access", "owner"}), 0600u) << kind.file;
  }
}

TEST_F(Modes, TheOwnerOfAReplacedFileStays) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root may give files to other users";
  constexpr uid_t other = 65'534;
  put(scene_.path("out.csv"), "old");
  ASSERT_EQ(::chown(scene_.path("out.csv").c_str(), other, other), 0);
  ASSERT_LE(scene_.run({"convert", "list.csv", "--to", "azcbl", "-o", "out.csv", "--overwrite"}).exit_code, 1);
  struct stat status {};
  ASSERT_EQ(::stat(scene_.path("out.csv").c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, other);
  EXPECT_EQ(status.st_gid, other);
  // In a folder that others may write, the other user may have made the file to read the names that replace it.
  ASSERT_EQ(::chmod(scene_.folder().c_str(), 0777), 0);
  ASSERT_LE(scene_.run({"convert", "list.csv", "--to", "azcbl", "-o", "out.csv", "--overwrite", "--personal", "keep"})
                .exit_code,
            1);
  ASSERT_EQ(::stat(scene_.path("out.csv").c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, 0u);
  EXPECT_EQ(status.st_mode & 07777, 0600u);
}

}  // namespace
}  // namespace maex::fault
