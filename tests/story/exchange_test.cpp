// Nights of an exchange: files arrive, and the effect is in the folders and on the morning's screen.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/story/exchange.hpp"

namespace maex::story {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST_F(Exchange, AFileThatArrivesBecomesAnImsmaFile) {
  arrives("march.csv", list({1, 2, 3}));
  const std::string said = night();
  EXPECT_EQ(exit_, 0) << said;
  EXPECT_THAT(said, AllOf(HasSubstr("2026-01-15T00:00:00"), HasSubstr("1 file, with 3 records not sent before")));
  EXPECT_THAT(files_in("inbox"), IsEmpty());
  ASSERT_THAT(files_in("outbox"), SizeIs(1));
  EXPECT_EQ(times(text(first_in("outbox")), "<Accident>"), 3u);
  EXPECT_THAT(text(first_in("done")), HasSubstr("2014/3"));
  struct ::stat kept {};
  ASSERT_EQ(::stat((folder_ / first_in("done")).c_str(), &kept), 0);
  EXPECT_EQ(kept.st_mode & 0777, 0600u) << "it has data of persons";
}

TEST_F(Exchange, TheSameNightTwiceDoesNothing) {
  arrives("march.csv", list({1, 2, 3}));
  night();
  const auto before = files_in(".");
  const std::string said = night();
  EXPECT_EQ(exit_, 0) << said;
  EXPECT_THAT(said, HasSubstr("0 files"));
  auto after = files_in(".");
  for (const char* ledger : {"state/ledger.sqlite", "state/lock"}) after[ledger] = before.at(ledger);
  EXPECT_EQ(after, before);
}

TEST_F(Exchange, TheSameRecordsInAnotherFormBringNothing) {
  arrives("march.csv", list({1, 2, 3}));
  night();
  ASSERT_THAT(files_in("outbox"), SizeIs(1));
  arrives("sorted.csv", list({3, 1, 2}));
  maex("convert done --dry-run --to azcbl");
  const std::string kept = first_in("done");
  for (const char* form : {"march.xlsx", "march.ods"}) {
    convert("'" + kept + "' --to azcbl -o " + std::string(form).replace(0, 5, "again") +
            " --personal keep --include any");
    std::filesystem::rename(folder_ / std::string(form).replace(0, 5, "again"), folder_ / "inbox" / form);
  }
  const std::string said = night();
  EXPECT_THAT(said, HasSubstr("3 files with nothing new")) << maex("exchange history night.toml --json");
  EXPECT_THAT(files_in("outbox"), SizeIs(1));
  EXPECT_THAT(files_in("inbox"), IsEmpty());
}

TEST_F(Exchange, NewAndChangedRecordsAreCounted) {
  arrives("march.csv", list({1, 2, 3}));
  night();
  std::string changed = list({2, 3, 4});
  changed.replace(changed.rfind("yaralanıb,30"), 13, "yaralanıb,31");
  changed.replace(changed.find("yaralanıb,30"), 13, "həlak olub,30");
  arrives("march.csv", changed);
  const std::string said = night();
  EXPECT_THAT(said, HasSubstr("1 file, with 1 record not sent before and 1 changed"));
  EXPECT_THAT(said, HasSubstr("1 record of the last file of the same name"));
  EXPECT_THAT(files_in("outbox"), SizeIs(2));
}

TEST_F(Exchange, OneBrokenFileStopsNothing) {
  arrives("a.csv", list({1}));
  arrives("b.xlsx", "PK\x03\x04 and then nothing");
  arrives("c.csv", list({2}));
  const std::string said = night();
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(said, AllOf(HasSubstr("b.xlsx (lists): could not be read"), HasSubstr("Ask the sender")));
  EXPECT_THAT(files_in("outbox"), SizeIs(2));
  EXPECT_THAT(files_in("inbox"), IsEmpty());
  EXPECT_THAT(maex("exchange quarantine night.toml"), HasSubstr("b.xlsx"));
  EXPECT_THAT(maex("exchange verify night.toml"), HasSubstr("as the ledger says"));
}

TEST_F(Exchange, WhatWaitsGoesOnByItselfWhenASettingChanges) {
  arrives("march.csv", list({1, 2}, "Uzaqrayon"));
  std::string said = night();
  EXPECT_THAT(said, AllOf(HasSubstr("none of its records qualifies yet"), HasSubstr("waits")));
  EXPECT_THAT(files_in("outbox"), IsEmpty());
  said = night();
  EXPECT_THAT(said, HasSubstr("0 files")) << "nothing has changed";
  // The district is added to a list of districts of their own.

  std::ofstream(folder_ / "districts.csv")
      << std::ifstream(MAEX_SOURCE_DIR "/schemas/gazetteer/azerbaijan.csv").rdbuf();
  std::string districts = text("districts.csv");
  const std::size_t at = districts.find("Füzuli");
  ASSERT_NE(at, std::string::npos);
  districts.replace(at, std::string("Füzuli").size(), "Uzaqrayon");
  file("districts.csv", districts);
  job("", "gazetteer = \"districts.csv\"\ninclude = \"any\"\n");
  said = night();
  EXPECT_THAT(said, HasSubstr("1 file, with 2 records not sent before"));
  EXPECT_THAT(files_in("outbox"), SizeIs(1));
  EXPECT_THAT(files_in("quarantine"), IsEmpty());
  EXPECT_THAT(maex("exchange quarantine night.toml"), HasSubstr("no such files"));
}

TEST_F(Exchange, AFileThatStillGrowsIsLeft) {
  job("", "");
  file("night.toml",
       text("night.toml").replace(text("night.toml").find("settle-seconds = 0"), 18, "settle-seconds = 60"));
  arrives("march.csv", list({1}));
  arrives("april.csv.part", list({2}));
  const std::string said = night();
  EXPECT_THAT(said, AllOf(HasSubstr("2 files not complete yet"), HasSubstr("inbox/april.csv.part")));
  EXPECT_THAT(files_in("inbox"), SizeIs(2));
}

TEST_F(Exchange, WhatTheTimeOfARunIsTooShortForIsTold) {
  job("run-seconds = 1\n");
  for (int i = 0; i != 300; ++i) arrives("list-" + std::to_string(i) + ".csv", list({i + 1}));
  const std::string said = night();
  EXPECT_EQ(exit_, 1) << "files that were not taken are not done";
  const std::size_t left = files_in("inbox").size();
  ASSERT_GT(left, 0u);
  EXPECT_THAT(said, HasSubstr(std::to_string(left) + " files, because the time of the run"));
  EXPECT_EQ(files_in("outbox").size(), 300 - left);
}

TEST_F(Exchange, TwoRunsAtOnceAreOne) {
  arrives("march.csv", list({1}));
  std::filesystem::create_directory(folder_ / "state");
  const int lock = ::open((folder_ / "state/lock").c_str(), O_RDWR | O_CREAT, 0600);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  ASSERT_EQ(::write(lock, "process 7 on server", 19), 19);
  EXPECT_THAT(night(), HasSubstr("another run holds the ledger: process 7 on server"));
  EXPECT_EQ(exit_, 5);
  ::close(lock);
  night();
  EXPECT_THAT(files_in("outbox"), SizeIs(1));
}

TEST_F(Exchange, NamesOfPersonsAreInNoLedgerAndOnNoScreen) {
  std::string planted = list({1, 2});
  planted.replace(planted.find('\n'), 1, ",Zərərçəkən > Ad,Telefon\n");
  for (std::size_t at = planted.find('\n') + 1; (at = planted.find('\n', at)) != std::string::npos; at += 40)
    planted.replace(at, 1, ",Zəhmətkeş Planteyev,+994501234567\n");
  arrives("march.csv", planted);
  std::string said = night("-v");
  ASSERT_THAT(text(first_in("done")), AllOf(HasSubstr("Planteyev"), HasSubstr("994501234567"))) << "it was planted";
  job("metrics = \"maex.prom\"\n", "personal = \"keep\"\n");
  arrives("april.csv", planted + "\n");
  for (const char* command : {"run", "status", "history", "quarantine"})
    said += maex("exchange " + std::string(command) + " night.toml --json -v");
  said += text("maex.prom");
  for (const char* secret : {"Planteyev", "994501234567"}) {
    EXPECT_THAT(said, Not(HasSubstr(secret)));
    for (const auto& [name, bytes] : files_in("state")) EXPECT_THAT(bytes, Not(HasSubstr(secret))) << name;
  }
}

TEST_F(Exchange, TwoRoutesMayTakeTheSameFile) {
  file("night.toml",
       text("night.toml") + "[[route]]\nname = \"map\"\ninputs = [\"inbox/*\"]\nto = \"geojson\"\noutput = \"map/\"\n");
  arrives("march.csv", list({1, 2}));
  arrives("april.csv", list({3}));
  const std::string said = night();
  EXPECT_THAT(said, HasSubstr("4 files")) << said;
  EXPECT_THAT(files_in("outbox"), SizeIs(2));
  EXPECT_THAT(files_in("map"), SizeIs(2));
  EXPECT_THAT(files_in("inbox"), IsEmpty());
}

TEST_F(Exchange, AMistakeInTheJobFileIsNamedWithItsLine) {
  job("", "include = \"all\"\n");
  EXPECT_THAT(night(), AllOf(HasSubstr("night.toml, line 8"), HasSubstr("hazard-area")));
  EXPECT_EQ(exit_, 2);
  job("wokers = 2\n");
  EXPECT_THAT(night(), AllOf(HasSubstr("wokers"), HasSubstr("workers")));
  job("", "overwrite = true\n");
  EXPECT_THAT(night(), HasSubstr("each output of an exchange has a name of its own"));
}

}  // namespace
}  // namespace maex::story
