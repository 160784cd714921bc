// The test learns a dialect from an export of one installation and writes other records in the dialect. The grammar of
// the installation must accept the result.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/learn/learn.hpp"
#include "core/io/atomic_file.hpp"
#include "core/model/digest.hpp"
#include "tests/dialect/grammar.hpp"
#include "tests/dialect/support.hpp"

namespace maex::dialect_test {
namespace {

class Installations : public ::testing::TestWithParam<std::size_t> {
 protected:
  const Installation& by = installations()[GetParam()];
};

TEST_P(Installations, TheirOwnExportsKeepTheGrammar) {
  for (const unsigned seed : {1u, 2u}) {
    Batch batch;
    make_records(batch, by, seed, 50);
    std::vector<std::string> faults = faults_of(by, export_of(by, batch));
    std::erase_if(faults, [](const std::string& fault) { return fault.find("nobody knows") != std::string::npos; });
    EXPECT_EQ(faults, std::vector<std::string>());
  }
}

TEST_P(Installations, TheCheckerSeesFaults) {
  Batch batch;
  make_records(batch, by, 1, 20);
  const std::string good = export_of(by, batch);
  const auto breaks = [&](const std::string& from, const std::string& to) {
    std::string bad = good;
    const auto at = bad.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    bad.replace(at, from.size(), to);
    EXPECT_GT(faults_of(by, bad).size(), faults_of(by, good).size()) << from << " → " << to;
  };
  const std::string item = by.items.at(Kind::incident).name;
  breaks("<" + item + ">", "<" + item + "><Unknown>x</Unknown>");
  breaks(by.templates.at(Kind::incident), "another");
  breaks("<" + item + ">", "<" + item + " extra=\"1\">");
  for (const char* list : {"sex.MALE", "sex.FEMALE"}) breaks(">" + by.terms.at(list) + "<", ">Neither<");
}

TEST_P(Installations, WhatIsWrittenInALearnedDialectIsAccepted) {
  Batch sample, other;
  make_records(sample, by, 1, 50);
  make_records(other, by, 7, 60);
  const maxml::Learned learned = learn_text(export_of(by, sample));
  const Score score = score_of(by, learned.toml);
  std::cout << "installation " << by.id << ": " << score.right << " of " << score.elements << " ties proposed right, "
            << score.accepted << " of them without asking, " << score.wrong.size() << " wrong ones accepted; "
            << learned.questions.size() << " questions\n";
  for (const std::string& one : score.missed) std::cout << "  not proposed: " << one << "\n";
  EXPECT_EQ(score.wrong, std::vector<std::string>());
  EXPECT_GE(static_cast<double>(score.right), 0.9 * static_cast<double>(score.elements));

  const Scratch dialect, out;
  std::ofstream(dialect.path()) << answered(by, learned.toml);
  Options options;
  options.set("dialect", dialect.path().string());
  std::vector<std::string> losses;
  write(out.path(), other, options, losses);
  EXPECT_THAT(losses,
              ::testing::IsSubsetOf(by.id == "snake" ? std::vector<std::string>{"loss-no-place", "loss-no-element"}
                                                     : std::vector<std::string>()))
      << "only what this installation has no place for";
  const std::string xml = maex::read_file(out.path());
  EXPECT_EQ(faults_of(by, xml), std::vector<std::string>()) << xml.substr(0, 6000);

  // Reading it back with the same dialect gives everything except the forecast losses.
  EXPECT_EQ(read_back(out.path(), options), expected(other, dialect.path(), out.path()));
}

INSTANTIATE_TEST_SUITE_P(Five, Installations, ::testing::Range(std::size_t{0}, std::size_t{5}),
                         [](const auto& each) { return installations()[each.param].id; });

}  // namespace
}  // namespace maex::dialect_test
