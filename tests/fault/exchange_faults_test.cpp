// What goes wrong at night: no room, folders that cannot be written, files that vanish, a damaged ledger, a clock that
// was set back. Each has a clear line on the screen, and nothing is lost.
#include <gmock/gmock.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "tests/story/exchange.hpp"

namespace maex::story {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A file system of its own in a folder of the night.
class Room {
 public:
  Room(const fs::path& folder, const std::string& size) : folder_(folder) {
    fs::create_directories(folder);
    mounted_ = ::mount("tmpfs", folder.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
  }
  ~Room() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  [[nodiscard]] bool is_mounted() const { return mounted_; }
  void grow(const std::string& size) const {
    ASSERT_EQ(::mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT, ("size=" + size).c_str()), 0);
  }

 private:
  fs::path folder_;
  bool mounted_ = false;
};

using ExchangeFaults = Exchange;

TEST_F(ExchangeFaults, NoRoomForTheOutputs) {
  const Room room(folder_ / "outbox", "16k");
  if (!room.is_mounted()) GTEST_SKIP() << "only root can make a small file system: " << std::strerror(errno);
  for (int i = 0; i != 3; ++i) {
    std::vector<int> incidents(20);
    for (int k = 0; k != 20; ++k) incidents[k] = 100 * i + k + 1;
    arrives("list-" + std::to_string(i) + ".csv", list(incidents));
  }
  std::string said = night();
  EXPECT_EQ(exit_, 4) << said;
  EXPECT_THAT(said, AllOf(HasSubstr("disk"), HasSubstr("stopped, because something could not be written")));
  room.grow("10m");
  said = night();
  EXPECT_EQ(exit_, 0) << said;
  EXPECT_THAT(files_in("outbox"), SizeIs(3));
  EXPECT_THAT(files_in("done"), SizeIs(3));
  EXPECT_THAT(files_in("inbox"), IsEmpty());
  EXPECT_THAT(maex("exchange verify night.toml"), HasSubstr("as the ledger says"));
}

TEST_F(ExchangeFaults, NoRoomForTheState) {
  const Room room(folder_ / "state", "160k");
  if (!room.is_mounted()) GTEST_SKIP() << "only root can make a small file system: " << std::strerror(errno);
  for (int i = 0; i != 20; ++i)
    arrives("list-" + std::to_string(i) + ".csv", list({i + 1}) + std::string(20'000, ' ') + "\n");
  std::string said = night();
  EXPECT_EQ(exit_, 4) << said;
  EXPECT_THAT(said, HasSubstr("disk"));
  room.grow("50m");
  night();
  night();  // what the first night entered and did not finish is settled first
  EXPECT_THAT(files_in("outbox"), SizeIs(20));
  EXPECT_THAT(files_in("inbox"), IsEmpty());
  EXPECT_THAT(maex("exchange verify night.toml"), HasSubstr("as the ledger says"));
}

TEST_F(ExchangeFaults, AFolderThatCannotBeRead) {
  file("night.toml",
       text("night.toml") +
           "[[route]]\nname = \"other\"\ninputs = [\"share/*.csv\"]\nto = \"maxml\"\noutput = \"outbox/\"\n");
  arrives("march.csv", list({1}));
  const std::string said = night();
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(said, HasSubstr("share cannot be read"));
  EXPECT_THAT(files_in("outbox"), SizeIs(1)) << "the other route goes on";
}

TEST_F(ExchangeFaults, ADamagedLedger) {
  arrives("march.csv", list({1}));
  night();
  maex("exchange backup night.toml copy.sqlite");
  const auto before = files_in("outbox");
  std::string bytes = text("state/ledger.sqlite");
  for (std::size_t at = 100; at < bytes.size(); at += 7) bytes[at] = 'x';
  fs::remove(folder_ / "state/ledger.sqlite-wal");
  file("state/ledger.sqlite", bytes);
  arrives("april.csv", list({2}));
  EXPECT_THAT(night(), AllOf(HasSubstr("damaged or is not a ledger"), HasSubstr("backup")));
  EXPECT_EQ(exit_, 2);
  EXPECT_THAT(files_in("inbox"), SizeIs(1)) << "nothing was taken";
  EXPECT_EQ(files_in("outbox"), before);
  fs::copy_file(folder_ / "copy.sqlite", folder_ / "state/ledger.sqlite", fs::copy_options::overwrite_existing);
  night();
  EXPECT_THAT(files_in("outbox"), SizeIs(2));
}

TEST_F(ExchangeFaults, TheClockWasSetBack) {
  arrives("march.csv", list({1}));
  night();
  arrives("april.csv", list({2}));
  fs::last_write_time(folder_ / "inbox/april.csv", fs::file_time_type::clock::now() + std::chrono::hours(24 * 400));
  file("night.toml",
       text("night.toml").replace(text("night.toml").find("settle-seconds = 0"), 18, "settle-seconds = 9"));
  const std::string said = night();
  EXPECT_THAT(said, HasSubstr("1 file, with 1 record not sent before"));
  EXPECT_THAT(files_in("outbox"), SizeIs(2));
}

TEST_F(ExchangeFaults, APipeAndALinkInTheInboxAreLeftAlone) {
  ASSERT_EQ(::mkfifo((folder_ / "inbox/pipe.csv").c_str(), 0600), 0);
  file("secret.csv", list({9}));
  fs::create_symlink(folder_ / "secret.csv", folder_ / "inbox/link.csv");
  arrives("march.csv", list({1}));
  const std::string said = night();
  EXPECT_EQ(exit_, 0) << said;
  EXPECT_THAT(files_in("outbox"), SizeIs(1));
  EXPECT_TRUE(fs::exists(folder_ / "secret.csv"));
}

TEST_F(ExchangeFaults, AnOutputThatSomebodyChangedIsToldByVerify) {
  arrives("march.csv", list({1}));
  night();
  file(first_in("outbox"), "changed");
  EXPECT_THAT(maex("exchange verify night.toml"), HasSubstr("is not as it was written"));
  EXPECT_EQ(exit_, 1);
  fs::remove(folder_ / first_in("outbox"));
  EXPECT_THAT(maex("exchange verify night.toml"), HasSubstr("cannot be opened"));
}

}  // namespace
}  // namespace maex::story
