#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include <cstdlib>

#include "core/io/atomic_file.hpp"
#include "core/run/job.hpp"
#include "core/run/side_files.hpp"
#include "tests/unit/run/fake_partner.hpp"

namespace maex {
namespace {

using test::FakePartner;
using testing::HasSubstr;
namespace fs = std::filesystem;

class Run : public testing::Test {
 protected:
  Run() {
    std::string pattern = (fs::temp_directory_path() / "maex-run-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    registry_.add(std::make_unique<FakePartner>("fake"));
    job_.to = "fake";
    job_.today = {2026, 1, 1};
  }
  ~Run() override { fs::remove_all(folder_); }

  fs::path input(const std::string& name, const std::string& lines) {
    write_file(folder_ / name, "fake\n" + lines, true);
    return folder_ / name;
  }
  RunFacts convert(const std::string& lines) {
    job_.inputs = {input("in.fake", lines)};
    job_.output = folder_ / "out.fake";
    check(job_, registry_);
    return run(job_, registry_, hooks_);
  }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  fs::path folder_;
  Registry registry_;
  ConvertJob job_;
  RunHooks hooks_;
};

TEST_F(Run, WritesInOrderAndBalances) {
  const RunFacts facts = convert("a\nb\nc\n");
  EXPECT_EQ(facts.outcome, Outcome::done);
  EXPECT_EQ(read_file(folder_ / "out.fake"), "a\nb\nc\n");
  const ItemFacts& item = facts.items.at(0);
  EXPECT_TRUE(item.balance.holds());
  EXPECT_EQ(item.balance.rows_with(Fate::used), 3u);
  EXPECT_EQ(item.balance.rows_with(Fate::ignored), 1u);
  EXPECT_EQ(item.records[static_cast<std::size_t>(Kind::incident)], 3u);
  EXPECT_EQ(item.partner_reason, "begins with fake");
}

TEST_F(Run, CountsLossesAndSaysSoInTheOutcome) {
  const RunFacts facts = convert("a\nremark\nremark\n");
  EXPECT_EQ(facts.outcome, Outcome::findings);
  ASSERT_EQ(facts.items[0].losses.size(), 1u);
  EXPECT_EQ(facts.items[0].losses[0].code, "loss-remark");
  EXPECT_EQ(facts.items[0].losses[0].field, "incident.remarks");
  EXPECT_EQ(facts.items[0].losses[0].count, 2u);
  EXPECT_EQ(facts.reason.input, (folder_ / "in.fake").string());
  EXPECT_EQ(facts.reason.lost, 2u);
  EXPECT_EQ(facts.reason.findings + facts.reason.quarantined + facts.reason.excluded, 0u);
}

TEST_F(Run, WithholdsPersonsUnlessTold) {
  RunFacts facts = convert("person\n");
  EXPECT_EQ(read_file(folder_ / "out.fake"), "person\n");
  ASSERT_EQ(facts.items[0].losses.size(), 1u);
  EXPECT_EQ(facts.items[0].losses[0].code, "loss-personal-withheld");
  job_.overwrite = true;
  job_.personal = PersonalPolicy::keep;
  facts = convert("person\n");
  EXPECT_EQ(read_file(folder_ / "out.fake"), "person+\n");
  EXPECT_TRUE(facts.items[0].losses.empty());
}

TEST_F(Run, VerifyReadsTheOutputBack) {
  job_.verify = true;
  const RunFacts facts = convert("a\nb\n");
  EXPECT_EQ(facts.outcome, Outcome::done);
  ASSERT_TRUE(facts.items[0].verified);
  EXPECT_EQ(facts.items[0].verified->records, 2u);
  EXPECT_EQ(facts.items[0].verified->matched, 2u);
}

TEST_F(Run, VerifyTellsWhatDoesNotComeBackAsAnError) {
  job_.verify = true;
  job_.personal = PersonalPolicy::keep;
  // The fake writes a mark after the id, and reads the mark as part of the id.
  const RunFacts facts = convert("a\nperson\n");
  EXPECT_EQ(facts.outcome, Outcome::findings);
  EXPECT_EQ(facts.items[0].verified->matched, 1u);
  ASSERT_FALSE(facts.items[0].findings.empty());
  EXPECT_EQ(facts.items[0].findings[0].type.code, "not-read-back");
  EXPECT_TRUE(fs::exists(folder_ / "out.fake"));
}

TEST_F(Run, VerifyTellsAForecastThatWasTooDark) {
  job_.verify = true;
  const RunFacts facts = convert("remark\n");  // the fake announces the remark as lost, and invents one when it reads
  EXPECT_EQ(facts.items[0].findings.at(0).type.code, "lost-but-read-back");
  EXPECT_EQ(facts.items[0].verified->matched, 1u);
}

TEST_F(Run, PutsWhatItCannotReadIntoQuarantine) {
  const RunFacts facts = convert("a\nodd\n");
  EXPECT_EQ(facts.outcome, Outcome::findings);
  EXPECT_EQ(facts.items[0].quarantined, 1u);
  const fs::path quarantine = folder_ / "out.fake.quarantine.csv";
  EXPECT_EQ(facts.items[0].quarantine_file, quarantine.string());
  EXPECT_EQ(read_file(quarantine), "document,sheet,cell,heading,value,rule,problem\n" + facts.items[0].input +
                                       ",,2,,odd,odd,\"it is odd, \"\"quoted\"\"\"\n");
  EXPECT_EQ(fs::status(quarantine).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Run, KeepsNothingWhenTheSumsDisagree) {
  const RunFacts facts = convert("a\nunbalanced\n");
  EXPECT_EQ(facts.outcome, Outcome::faulty);
  EXPECT_EQ(facts.items[0].outcome, Outcome::faulty);
  EXPECT_EQ(files(), std::vector<std::string>{"in.fake"});
}

TEST_F(Run, GivesEachFaultItsOutcomeAndLeavesNothingHalfWritten) {
  for (const auto& [line, outcome] :
       {std::pair{"broken", Outcome::unreadable}, {"no-space", Outcome::unwritable}, {"bug", Outcome::faulty}}) {
    EXPECT_EQ(convert(std::string("a\n") + line + "\nb\n").outcome, outcome) << line;
    EXPECT_EQ(files(), std::vector<std::string>{"in.fake"}) << line;
  }
}

TEST_F(Run, StopsOnRequestWithoutATrace) {
  std::atomic<bool> stop{false};
  FakePartner::stop_on_sight = &stop;
  hooks_.stop = &stop;
  std::string many;
  for (int i = 0; i != 50; ++i) many += "a\n";
  EXPECT_EQ(convert("a\nstop\n" + many).outcome, Outcome::interrupted);
  EXPECT_EQ(files(), std::vector<std::string>{"in.fake"});
}

TEST_F(Run, WritesNothingInADryRunButReportsTheSame) {
  job_.dry_run = true;
  const RunFacts facts = convert("a\nodd\nremark\n");
  EXPECT_EQ(facts.outcome, Outcome::findings);
  EXPECT_EQ(facts.items[0].quarantined, 1u);
  EXPECT_EQ(facts.items[0].losses.size(), 1u);
  EXPECT_EQ(files(), std::vector<std::string>{"in.fake"});
}

TEST_F(Run, GoesOnAfterABadInputAndKeepsTheOrder) {
  job_.inputs = {input("a.fake", "a\n"), input("b.fake", "broken\n"), input("c.fake", "c\n"), folder_ / "missing.fake"};
  job_.output = folder_ / "out";
  job_.output_is_folder = true;
  job_.jobs = 3;
  const RunFacts facts = run(job_, registry_, hooks_);
  EXPECT_EQ(facts.outcome, Outcome::unreadable);
  ASSERT_EQ(facts.items.size(), 4u);
  EXPECT_EQ(facts.items[0].outcome, Outcome::done);
  EXPECT_EQ(facts.items[1].outcome, Outcome::unreadable);
  EXPECT_EQ(facts.items[2].outcome, Outcome::done);
  EXPECT_THAT(facts.items[3].problem, HasSubstr("missing.fake"));
  EXPECT_EQ(facts.reason.problem, facts.items[1].problem) << "the first of the gravest decides";
  EXPECT_EQ(read_file(folder_ / "out" / "c.fake"), "c\n");
  EXPECT_FALSE(fs::exists(folder_ / "out" / "b.fake"));
}

TEST_F(Run, GivesTheSameDigestForTheSameContentInAnyOrder) {
  job_.digest = true;
  job_.overwrite = true;
  const std::string first = convert("a\nb\nb\n").items[0].digest;
  EXPECT_EQ(first.size(), 64u);
  EXPECT_EQ(convert("b\na\nb\n").items[0].digest, first);
  EXPECT_NE(convert("b\na\n").items[0].digest, first);
}

// The program must not leave an incomplete list that looks complete.
TEST_F(Run, PutsNoHalfListInPlace) {
  SideFile list(AtomicFile(folder_ / "list.csv", false), "heading");
  struct rlimit before {};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  struct rlimit small = before;
  small.rlim_cur = 4096;
  ::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  bool told = false;
  try {
    for (int i = 0; i != 100; ++i) list.line(std::string(1000, 'x'));
  } catch (const OutputError&) { told = true; }
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_TRUE(told);
  EXPECT_THROW(list.finish(), OutputError);
  EXPECT_FALSE(fs::exists(folder_ / "list.csv"));
}

TEST_F(Run, WritesToFilesOnly) {
  job_.overwrite = true;
  job_.inputs = {input("in.fake", "a\n")};
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  job_.output = folder_ / "pipe";
  EXPECT_EQ(run(job_, registry_, hooks_).outcome, Outcome::unwritable);
  EXPECT_TRUE(fs::is_fifo(folder_ / "pipe")) << "a device or pipe must not be replaced";
  job_.inputs = {folder_ / "pipe"};
  job_.output = folder_ / "out.fake";
  EXPECT_EQ(run(job_, registry_, hooks_).outcome, Outcome::unreadable) << "and is not waited for";
}

void expect_refusal(const ConvertJob& job, const Registry& registry, const std::string& words) {
  try {
    check(job, registry);
    FAIL() << "not refused: " << words;
  } catch (const UsageError& error) { EXPECT_THAT(error.what(), HasSubstr(words)); }
}

TEST_F(Run, RefusesWhatCannotBeMeant) {
  job_.inputs = {input("a.fake", "a\n")};
  job_.output = folder_ / "a.fake";
  expect_refusal(job_, registry_, "is the input itself");
  job_.output = folder_ / "out.fake";
  job_.to = "fakke";
  expect_refusal(job_, registry_, "did you mean fake?");
  job_.to = "fake";
  job_.to_options.set("colour", "red");
  expect_refusal(job_, registry_, "has no options");
  job_.to_options = {};
  job_.inputs.push_back(input("b.fake", "b\n"));
  job_.output = folder_ / "out";
  expect_refusal(job_, registry_, "need a folder");
  job_.output_is_folder = true;
  job_.together = true;
  expect_refusal(job_, registry_, "is a folder");
  job_.together = false;
  job_.skip_broken = true;
  expect_refusal(job_, registry_, "add --together");
  job_.skip_broken = false;
  job_.output = folder_ / "out";
  fs::create_directory(folder_ / "sub");
  job_.inputs[1] = folder_ / "sub" / "a.fake";
  write_file(job_.inputs[1], "fake\n", true);
  expect_refusal(job_, registry_, "would both become");
  job_.inputs.pop_back();
  write_file(folder_ / "taken.fake", "x", true);
  job_.output_is_folder = false;
  job_.output = folder_ / "taken.fake";
  expect_refusal(job_, registry_, "--overwrite");
}

}  // namespace
}  // namespace maex
