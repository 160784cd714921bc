// The account of one reading. All names and dates are invented.
#include "core/adapter/account.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

/// Counts how often its text is made.
class CountingPlace final : public Place {
 public:
  explicit CountingPlace(int& spelled, Field field = Field::count) : Place(7, 2, field), spelled_(spelled) {}
  void spell(Locator& to) const override {
    ++spelled_;
    to.part = "S";
    to.row = row_;
    to.column = column_;
  }

 private:
  int& spelled_;
};

struct Listed final : FateSink {
  std::vector<std::string> cells;
  void cell(const Locator& where, Fate fate, std::string_view rule, std::string_view field) override {
    cells.push_back(to_string(where) + "|" + std::string(to_string(fate)) + "|" + std::string(rule) + "|" +
                    std::string(field));
  }
};

struct PutAway final : Quarantine {
  std::vector<QuarantineEntry> entries;
  void add(QuarantineEntry entry) override { entries.push_back(std::move(entry)); }
};

constexpr NoticeType odd{"odd", Severity::warning, "It is odd.", "Why.", "Fix.", "\"{value}\" was read as {reading}."};

struct AccountTest : testing::Test {
  Notices notices{1};
  Balance balance;
  Listed listed;
  PutAway put_away;
  int spelled = 0;

  [[nodiscard]] Notice stored() const { return notices.groups().front().stored.front(); }
};

TEST_F(AccountTest, SpellsNoPlaceUnlessItIsNeeded) {
  Account account("a.csv", notices, balance);
  account.read_row();
  account.read_cells(4);
  account.row(Fate::used);
  account.used(CountingPlace(spelled));
  account.changed(CountingPlace(spelled), "trimmed");
  account.ignored(CountingPlace(spelled), "note");
  account.quarantined(CountingPlace(spelled), "bad", "x", "It is bad.");
  EXPECT_EQ(spelled, 0);
  EXPECT_TRUE(balance.holds());
  account.report(odd, CountingPlace(spelled));
  EXPECT_EQ(spelled, 1);
  account.report(odd, CountingPlace(spelled));
  EXPECT_EQ(spelled, 1) << "the second one is counted and not stored";
  EXPECT_EQ(notices.count(Severity::warning), 2u);
}

TEST_F(AccountTest, ListsEachCellWithItsPlaceAndField) {
  Account account("a.xlsx", notices, balance, &listed, &put_away);
  account.used(CountingPlace(spelled, Field::victim_age));
  account.quarantined(CountingPlace(spelled), "bad", "Nümunə", "It is bad.");
  account.ignored(LinePlace(3, "crs"), "frame");
  EXPECT_EQ(listed.cells, (std::vector<std::string>{"a.xlsx, sheet \"S\", cell B7|used||victim.age",
                                                    "a.xlsx, sheet \"S\", cell B7|quarantined|bad|",
                                                    "a.xlsx, line 3, crs|ignored|frame|"}));
  ASSERT_EQ(put_away.entries.size(), 1u);
  EXPECT_EQ(put_away.entries[0].value, "Nümunə");
  EXPECT_EQ(put_away.entries[0].rule, "bad");
  EXPECT_EQ(put_away.entries[0].problem, "It is bad.");
  EXPECT_EQ(to_string(put_away.entries[0].where), "a.xlsx, sheet \"S\", cell B7");
}

TEST_F(AccountTest, HidesWhatTheFieldAndTheTextSayMayBePersonal) {
  Account account("a.csv", notices, balance);
  const auto hidden = [&](Field field, Quoted quoted) {
    Notices one;
    Account("a.csv", one, balance).report(odd, CountingPlace(spelled, field), quoted);
    return one.groups().front().stored.front().personal;
  };
  EXPECT_TRUE(hidden(Field::incident_date, {"Sınaqov"}));
  EXPECT_FALSE(hidden(Field::incident_date, {"31.02.2014"}));
  EXPECT_TRUE(hidden(Field::count, {"31.02.2014"})) << "no field is known";
  EXPECT_TRUE(hidden(Field::victim_birth_date, {"03.02.1961", Known::value}));
  EXPECT_FALSE(hidden(Field::incident_date, {"03.02.2014", Known::value}));
  EXPECT_TRUE(hidden(Field::incident_id, {"Nümunə", Known::value})) << "a name in the wrong column";
  EXPECT_FALSE(hidden(Field::incident_id, {"2014/01", Known::value}));
  EXPECT_FALSE(hidden(Field::count, {"Heading", Known::word}));
  EXPECT_TRUE(hidden(Field::victim_birth_date, {"#N/A", Known::word}));
  EXPECT_FALSE(hidden(Field::count, {})) << "there is nothing to hide";
}

TEST_F(AccountTest, HidesArgumentsThatTellAHiddenValue) {
  Account account("a.csv", notices, balance);
  account.report(odd, CountingPlace(spelled, Field::victim_birth_date), {"3.2.61", Known::value},
                 Text(Pattern(), {{"reading", "1961-02-03", true}, {"copy", "3.2.61"}, {"row", "9"}}));
  const Notice notice = stored();
  EXPECT_EQ(problem_of(notice, false), "\"(hidden)\" was read as (hidden).");
  EXPECT_TRUE(notice.problem.arguments()[1].personal);
  EXPECT_FALSE(notice.problem.arguments()[2].personal);
}

TEST_F(AccountTest, ShowsArgumentsOfAValueThatIsShown) {
  Account account("a.csv", notices, balance);
  account.report(odd, CountingPlace(spelled, Field::incident_date), {"3.2.14", Known::value},
                 Text(Pattern(), {{"reading", "2014-02-03", true}}));
  EXPECT_EQ(problem_of(stored(), false), "\"3.2.14\" was read as 2014-02-03.");
}

}  // namespace
}  // namespace maex
