// SIGKILL at any point of a run with three outputs.
#include <gtest/gtest.h>

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <iostream>
#include <map>
#include <thread>

#include "core/io/error.hpp"
#include "core/io/placement.hpp"
#include "tests/fault/scene.hpp"
#include "tests/support/program.hpp"

namespace maex::fault {
namespace {
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

const std::vector<std::string> outputs = {"out.csv", "out.csv.quarantine.csv", "out.fates.csv"};

std::vector<std::string> conversion(const std::string& input) {
  return {"convert", input, "--to", "azcbl", "-o", "out.csv", "--fates", "out.fates.csv", "--overwrite", "-q"};
}

std::map<std::string, std::string> contents(const Scene& scene) {
  std::map<std::string, std::string> all;
  for (const std::string& name : outputs) all[name] = content(scene.path(name));
  return all;
}

TEST(Kill, NeverLeavesAMixtureOfOldAndNew) {
  const Scene scene;
  // The input has one name, because the lists name it.
  const std::string versions[] = {list(300, "qara"), list(310, "boz")};
  std::map<std::string, std::string> whole[2];
  std::chrono::duration<double> shortest{1e9};
  for (const int version : {0, 1}) {
    put(scene.path("list.csv"), versions[version]);
    const auto before = Clock::now();
    ASSERT_EQ(scene.run(conversion("list.csv")).exit_code, 1);
    shortest = std::min<std::chrono::duration<double>>(shortest, Clock::now() - before);
    whole[version] = contents(scene);
  }
  for (const std::string& name : outputs) ASSERT_NE(whole[0].at(name), whole[1].at(name)) << name;
  int counts[3] = {};
  int now = 1;
  const int kills = count_from("MAEX_KILLS", 20);
  for (int i = 0; i != kills; ++i) {
    const int next = 1 - now;
    put(scene.path("list.csv"), versions[next]);
    const pid_t run = scene.start(conversion("list.csv"));
    // Most of the kills meet the end of the run, where the files are put in place.
    const double part = 0.5 + 0.7 * i / kills;
    std::this_thread::sleep_for(shortest * part);
    ::kill(run, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(run, &status, 0), run);
    // The renames of a killed run may still be under way.
    const auto begun = Clock::now();
    auto found = contents(scene);
    while (found != whole[0] && found != whole[1] && Clock::now() - begun < std::chrono::seconds(5)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      found = contents(scene);
    }
    ASSERT_TRUE(found == whole[0] || found == whole[1]) << "a mixture after kill " << i;
    now = found == whole[1] ? 1 : 0;
    ++counts[WIFSIGNALED(status) ? now == next ? 1 : 0 : 2];
  }
  RecordProperty("old", counts[0]);
  RecordProperty("new", counts[1]);
  RecordProperty("finished", counts[2]);
  std::cout << kills << " kills: " << counts[0] << " left all old, " << counts[1] << " left all new, " << counts[2]
            << " came too late\n";
  EXPECT_GT(counts[0] + counts[1], 0);
  // The next run removes what the killed ones left under hidden names.
  ASSERT_EQ(scene.run(conversion("list.csv")).exit_code, 1);
  EXPECT_EQ(scene.files(),
            (std::vector<std::string>{"list.csv", "out.csv", "out.csv.quarantine.csv", "out.fates.csv"}));
}

class Repair : public testing::Test {
 protected:
  Repair() { fs::create_directory(folder()); }
  [[nodiscard]] fs::path folder() const { return scratch_.path() / "placed"; }
  [[nodiscard]] std::string read(const std::string& name) const { return content(folder() / name); }
  /// How a record of core/io/placement names the content of a file.
  [[nodiscard]] std::string mark(const std::string& name) const {
    struct stat status {};
    ::stat((folder() / name).c_str(), &status);
    return std::to_string(status.st_ino) + "-" + std::to_string(status.st_size) + "-" +
           std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
  }
  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder()), fs::directory_iterator()));
  }
  std::vector<std::string> repair() const {
    std::vector<std::string> sentences;
    repair_folder(folder(), [&](const std::string& sentence) { sentences.push_back(sentence); });
    return sentences;
  }
  /// What a machine that stopped between two renames leaves: a record, `a` already exchanged, `b` not yet.
  void stop_half_way() const {
    put(folder() / "a", "new a");
    put(folder() / "b", "old b");
    const std::string a = ".maex-00000000000000aa.tmp", b = ".maex-00000000000000bb.tmp";
    put(folder() / a, "old a");
    put(folder() / b, "new b");
    std::string record = "maex outputs 1";
    record += '\0';
    for (const std::string& field : {a, std::string("a"), folder().string(), mark("a"), mark(a), b, std::string("b"),
                                     folder().string(), mark(b), mark("b")}) {
      record += field;
      record += '\0';
    }
    put(folder() / ".maex-00000000000000cc.outputs", record);
  }
  samples::Scratch scratch_;
};

TEST_F(Repair, CompletesWhatWasBegunAndSaysSo) {
  stop_half_way();
  const auto sentences = repair();
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_NE(sentences[0].find("now in place as well: b"), std::string::npos) << sentences[0];
  EXPECT_EQ(read("a"), "new a");
  EXPECT_EQ(read("b"), "new b");
  EXPECT_EQ(entries(), 2u);
  EXPECT_TRUE(repair().empty());
}

TEST_F(Repair, LeavesAFileThatChangedSinceAndSaysSo) {
  stop_half_way();
  fs::remove(folder() / "b");
  put(folder() / "other", "the user's own");
  fs::rename(folder() / "other", folder() / "b");
  const auto sentences = repair();
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_NE(sentences[0].find("changed since"), std::string::npos) << sentences[0];
  EXPECT_EQ(read("b"), "the user's own");
  EXPECT_EQ(entries(), 2u);
}

TEST_F(Repair, IsDoneByTheNextRunIntoTheFolder) {
  stop_half_way();
  put(folder() / "list.csv", list(3));
  const auto finished = samples::run_process(
      test::program(), {"convert", "list.csv", "--to", "azcbl", "-o", "out.csv", "-q", "--today", "2015-01-15"},
      folder(), scratch_.path());
  EXPECT_NE(finished.err.find("now in place as well: b"), std::string::npos) << finished.err;
  EXPECT_EQ(read("b"), "new b");
}

TEST_F(Repair, LeavesTheFilesOfALivingProcess) {
  use_named_temporaries(true);
  const AtomicFile alive(folder() / "out", false);
  use_named_temporaries(false);
  ASSERT_EQ(entries(), 1u);
  EXPECT_TRUE(repair().empty());
  EXPECT_EQ(entries(), 1u);
}

TEST_F(Repair, BelievesNoRecordThatNamesOtherFiles) {
  put(folder() / "private", "private");
  for (const char* hidden : {"private", "../placed/private", ".maex-00000000000000aa.tmp/../private"}) {
    std::string record = "maex outputs 1";
    record += '\0';
    for (const std::string& field :
         {std::string(hidden), std::string("b"), folder().string(), mark("private"), std::string()}) {
      record += field;
      record += '\0';
    }
    put(folder() / ".maex-00000000000000cc.outputs", record);
    EXPECT_TRUE(repair().empty());
    EXPECT_EQ(read("private"), "private");
    EXPECT_EQ(entries(), 1u);
  }
}

TEST_F(Repair, NothingIsNewWhenOneFileCannotBePutInPlace) {
  put(folder() / "a", "old a");
  Placement placement;
  for (const auto& [name, overwrite] : {std::pair{"a", true}, {"b", false}, {"c", false}}) {
    AtomicFile file(folder() / name, overwrite);
    write_bytes(file, std::string("new ") + name);
    placement.add(std::move(file));
  }
  put(folder() / "c", "another's");  // appears meanwhile
  EXPECT_THROW(placement.place(), OutputError);
  EXPECT_EQ(read("a"), "old a");
  EXPECT_FALSE(fs::exists(folder() / "b"));
  EXPECT_EQ(entries(), 2u);
}

TEST_F(Repair, RenamesAreUndoneWhenALaterOneFails) {
  put(folder() / "a", "old a");
  put(folder() / "c", "old c");
  Placement placement;
  for (const char* name : {"a", "b", "c"}) {
    AtomicFile file(folder() / name, true);
    write_bytes(file, std::string("new ") + name);
    placement.add(std::move(file));
  }
  // A file on which another is mounted cannot be renamed.
  const std::string busy = (folder() / "c").string();
  if (::mount(busy.c_str(), busy.c_str(), nullptr, MS_BIND, nullptr) != 0)
    GTEST_SKIP() << "needs the right to mount: " << std::strerror(errno);
  EXPECT_THROW(placement.place(), OutputError);
  ::umount(busy.c_str());
  EXPECT_EQ(read("a"), "old a");
  EXPECT_FALSE(fs::exists(folder() / "b"));
  EXPECT_EQ(read("c"), "old c");
  EXPECT_EQ(entries(), 2u);
}

}  // namespace
}  // namespace maex::fault
