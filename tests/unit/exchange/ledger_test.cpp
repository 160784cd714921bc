// The ledger keeps what it was told, and refuses files that are not its own.
#include "core/exchange/ledger.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <SQLiteCpp/SQLiteCpp.h>

#include "core/io/error.hpp"

namespace maex::exchange {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class LedgerTest : public testing::Test {
 protected:
  LedgerTest() : folder_(fs::temp_directory_path() / ("maex-ledger-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~LedgerTest() override { fs::remove_all(folder_); }
  [[nodiscard]] fs::path file() const { return folder_ / "ledger.sqlite"; }
  [[nodiscard]] std::string refusal() const {
    try {
      const Ledger ledger(file());
    } catch (const UsageError& error) { return error.what(); }
    return {};
  }
  static ItemRow item(std::int64_t run, const std::string& digest, ItemOutcome outcome = ItemOutcome::sent) {
    ItemRow row;
    row.run = run;
    row.route = "lists";
    row.name = "march.csv";
    row.digest = digest;
    row.outcome = outcome;
    return row;
  }
  const fs::path folder_;
};

TEST_F(LedgerTest, KeepsItemsAndComparesRecords) {
  Ledger ledger(file());
  const std::int64_t run = ledger.begin_run("2026-01-15T00:00:00Z", "maex test");
  const std::vector<RecordKey> first = {{1, 10}, {2, 20}, {~std::uint64_t{0}, 30}};
  EXPECT_EQ(ledger.compare("lists", "march.csv", first).fresh, 3u);
  const std::int64_t id = ledger.intend(item(run, "aa"), first, {});
  const std::vector<RecordKey> second = {{1, 10}, {2, 21}, {4, 40}};
  const Compared compared = ledger.compare("lists", "march.csv", second);
  EXPECT_EQ(compared.fresh, 1u);
  EXPECT_EQ(compared.changed, 1u);
  EXPECT_EQ(compared.same, 1u);
  EXPECT_EQ(compared.gone, 1u);
  EXPECT_EQ(ledger.compare("other", "march.csv", first).fresh, 3u) << "each route for itself";
  EXPECT_EQ(ledger.compare("lists", "april.csv", second).gone, 0u) << "another file";
  ASSERT_TRUE(ledger.find("lists", "aa"));
  EXPECT_EQ(ledger.find("lists", "aa")->id, id);
  EXPECT_FALSE(ledger.find("lists", "bb"));
}

TEST_F(LedgerTest, AnIntentionStaysUntilItIsConfirmed) {
  const Step place{Step::Kind::place, "/from", "/to", "digest", ""};
  const Step drop{Step::Kind::drop, "/inbox", "", "", "1:2:3:4"};
  std::int64_t id = 0;
  {
    Ledger ledger(file());
    id = ledger.intend(item(ledger.begin_run("2026-01-15T00:00:00Z", "maex"), "aa"), {}, std::vector{place, drop});
  }
  Ledger ledger(file());
  ASSERT_THAT(ledger.intentions(), SizeIs(1));
  const Intention intention = ledger.intentions()[0];
  EXPECT_EQ(intention.item, id);
  ASSERT_THAT(intention.steps, SizeIs(2));
  EXPECT_EQ(intention.steps[0].target, "/to");
  EXPECT_EQ(intention.steps[1].stamp, "1:2:3:4");
  EXPECT_THAT(ledger.placed(), IsEmpty());
  ledger.confirm(id);
  EXPECT_THAT(ledger.intentions(), IsEmpty());
  EXPECT_THAT(ledger.placed(), SizeIs(1));
}

TEST_F(LedgerTest, ALaterResultTakesThePlaceOfAnOpenItem) {
  Ledger ledger(file());
  const std::int64_t run = ledger.begin_run("2026-01-15T00:00:00Z", "maex");
  const std::int64_t waits = ledger.intend(item(run, "aa", ItemOutcome::waiting), {}, {});
  ledger.intend(item(run, "aa", ItemOutcome::repeat), {}, {});
  ASSERT_THAT(ledger.open_items(), SizeIs(1));
  EXPECT_EQ(ledger.find("lists", "aa")->id, waits);
  ledger.intend(item(run, "aa"), {}, {});
  EXPECT_THAT(ledger.open_items(), IsEmpty());
}

TEST_F(LedgerTest, RefusesWhatIsNotItsOwn) {
  { const Ledger ledger(file()); }
  SQLite::Database(file().string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=99");
  EXPECT_THAT(refusal(), HasSubstr("made by a later version"));
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  SQLite::Database(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE people (name)");
  EXPECT_THAT(refusal(), HasSubstr("database of another program"));
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  std::ofstream(file()) << std::string(5000, 'x');
  EXPECT_THAT(refusal(), HasSubstr("damaged or is not a ledger"));
  EXPECT_THAT(refusal(), HasSubstr("backup"));
  EXPECT_EQ(fs::file_size(file()), 5000u) << "it was left as it is";
}

TEST_F(LedgerTest, ABackupIsALedger) {
  {
    Ledger ledger(file());
    ledger.intend(item(ledger.begin_run("2026-01-15T00:00:00Z", "maex"), "aa"), {}, {});
    ledger.back_up(folder_ / "copy.sqlite");
    EXPECT_THROW(ledger.back_up(folder_ / "copy.sqlite"), OutputError);
  }
  EXPECT_TRUE(Ledger::existing(folder_ / "copy.sqlite").find("lists", "aa"));
  EXPECT_THROW(Ledger::existing(folder_ / "missing.sqlite"), UsageError);
}

}  // namespace
}  // namespace maex::exchange
