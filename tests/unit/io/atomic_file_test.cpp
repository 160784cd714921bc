#include "core/io/atomic_file.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <fstream>

#include "core/io/error.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;

class AtomicFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "maex-atomic-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr) << std::strerror(errno);
    folder_ = pattern;
  }
  void TearDown() override {
    std::error_code ignored;
    fs::permissions(folder_, fs::perms::owner_all, ignored);
    fs::remove_all(folder_, ignored);
  }
  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  static void put(const fs::path& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }
  fs::path folder_;
};

template <class Action>
std::string output_error_of(Action action) {
  try {
    action();
  } catch (const OutputError& error) { return error.what(); }
  return "no OutputError";
}

TEST_F(AtomicFileTest, AppearsOnlyWhenCommitted) {
  const fs::path target = folder_ / "out.xml";
  {
    AtomicFile file(target, false);
    put(file.temporary(), "whole");
    EXPECT_FALSE(fs::exists(target));
    file.commit();
  }
  EXPECT_EQ(read_file(target), "whole");
  EXPECT_EQ(entries(), 1u);
  struct stat status {};
  ASSERT_EQ(::stat(target.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0644u);
}

TEST_F(AtomicFileTest, LeavesNothingWhenDropped) {
  {
    AtomicFile file(folder_ / "out.xml", false);
    put(file.temporary(), "half");
  }
  EXPECT_EQ(entries(), 0u);
}

TEST_F(AtomicFileTest, IsDroppedOnceWhenMoved) {
  const fs::path target = folder_ / "out.xml";
  {
    AtomicFile first(target, false);
    AtomicFile second(std::move(first));
    second.commit();
  }
  EXPECT_TRUE(fs::exists(target));
  EXPECT_EQ(entries(), 1u);
}

TEST_F(AtomicFileTest, RefusesAnExistingFileAndKeepsIt) {
  const fs::path target = folder_ / "out.xml";
  put(target, "old");
  const std::string problem = output_error_of([&] { write_file(target, "new", false); });
  EXPECT_NE(problem.find("exists already"), std::string::npos) << problem;
  EXPECT_NE(problem.find("--overwrite"), std::string::npos) << "the sentence must name the way out: " << problem;
  EXPECT_EQ(read_file(target), "old");
  EXPECT_EQ(entries(), 1u);
}

TEST_F(AtomicFileTest, KeepsAFileThatAppearsMeanwhile) {
  const fs::path target = folder_ / "out.xml";
  {
    AtomicFile file(target, false);
    put(file.temporary(), "ours");
    put(target, "theirs");
    EXPECT_NE(output_error_of([&] { file.commit(); }).find("exists already"), std::string::npos);
  }
  EXPECT_EQ(read_file(target), "theirs");
  EXPECT_EQ(entries(), 1u) << "the temporary file must go as well";
}

TEST_F(AtomicFileTest, ReplacesWhenAllowed) {
  const fs::path target = folder_ / "out.xml";
  put(target, "old and longer");
  write_file(target, "new", true, Access::owner);
  EXPECT_EQ(read_file(target), "new");
  struct stat status {};
  ASSERT_EQ(::stat(target.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(AtomicFileTest, RefusesADanglingLink) {
  fs::create_symlink(folder_ / "nowhere", folder_ / "out.xml");
  EXPECT_NE(output_error_of([&] { write_file(folder_ / "out.xml", "x", false); }).find("broken link"),
            std::string::npos);
  EXPECT_FALSE(fs::exists(folder_ / "nowhere"));
}

TEST_F(AtomicFileTest, NamesAMissingFolder) {
  const std::string problem = output_error_of([&] { AtomicFile(folder_ / "no" / "out.xml", false); });
  EXPECT_NE(problem.find((folder_ / "no").string()), std::string::npos) << problem;
  EXPECT_NE(problem.find("No such file or directory"), std::string::npos) << problem;
}

TEST_F(AtomicFileTest, SaysWhenTheTargetIsAFolder) {
  EXPECT_NE(output_error_of([&] { AtomicFile(folder_, true); }).find("is a folder"), std::string::npos);
}

TEST_F(AtomicFileTest, NamesAFolderThatMayNotBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
  const std::string problem = output_error_of([&] { AtomicFile(folder_ / "out.xml", false); });
  EXPECT_NE(problem.find("Permission denied"), std::string::npos) << problem;
}

TEST_F(AtomicFileTest, SaysWhenTheDiskIsFullAndLeavesNothing) {
  const fs::path disk = folder_ / "disk";
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=64k") != 0)
    GTEST_SKIP() << "needs the right to mount a small file system: " << std::strerror(errno);
  const std::string problem = output_error_of([&] { write_file(disk / "out.xml", std::string(1 << 20, 'x'), false); });
  const bool left = fs::exists(disk / "out.xml") || !fs::is_empty(disk);
  ::umount(disk.c_str());
  EXPECT_NE(problem.find("No space left"), std::string::npos) << problem;
  EXPECT_FALSE(left);
}

TEST_F(AtomicFileTest, ReadsWholeFilesWithinTheLimit) {
  const std::string bytes("a\0b\r\n", 5);
  write_file(folder_ / "in", bytes, false);
  EXPECT_EQ(read_file(folder_ / "in"), bytes);
  EXPECT_EQ(read_file(folder_ / "in", 5), bytes);
  EXPECT_THROW(read_file(folder_ / "in", 4), InputError);
  EXPECT_THROW(read_file(folder_), InputError);
  EXPECT_THROW(read_file("/dev/zero", 100'000), InputError) << "a device has no size to ask for";
  EXPECT_THROW(read_file(folder_ / "missing"), InputError);
}

}  // namespace
}  // namespace maex
