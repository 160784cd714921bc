// Compares the previous submission with the current one. All records are invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/run/join.hpp"
#include "tests/unit/rules/run_sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"

namespace maex::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> told(std::string_view before, std::string_view now) {
  Batch batch;
  read_sample(before, batch);
  PreviousSubmission previous("may.csv");
  Join join;
  const auto add = [&](const Group& group) { previous.add(group); };
  join.add(batch, add);
  join.finish(add);
  TestInputs inputs;
  inputs.inputs.previous = &previous;
  const RuleSet all;
  std::vector<std::string> sentences;
  for (const Notices::Group& group : run_sample(now, all, inputs.inputs).findings)
    for (const Notice& notice : group.stored)
      if (group.type->code.starts_with("resubmission-"))
        sentences.push_back(std::to_string(notice.where.row) + ": " + problem_of(notice, false));
  return sentences;
}

constexpr const char* may =
    "incident id=1 date=2014-05-14\n  place district=Tovuz\nvictim incident=1 id=1-1 outcome=INJURED "
    "family_name=Testov\n"
    "victim incident=1 id=1-2 outcome=INJURED\nincident id=2 date=2014-05-20\nvictim incident=2 id=2-1 outcome=KILLED";

TEST(Resubmission, OfTheSameSaysNothing) { EXPECT_THAT(told(may, may), IsEmpty()); }

TEST(Resubmission, NamesFieldsThatChangedAndNeverTheirValues) {
  std::string now = may;
  now.replace(now.find("Tovuz"), 5, "Gazakh").replace(now.find("Testov"), 6, "Probov");
  EXPECT_THAT(told(may, now), ElementsAre("1: Changed since may.csv: place.district.",
                                          "3: Changed since may.csv: victim.family_name."));
}

TEST(Resubmission, TellsACasualtyWhoDiedLater) {
  std::string now = may;
  now.replace(now.find("INJURED"), 7, "KILLED");
  EXPECT_THAT(told(may, now), ElementsAre("3: INJURED in may.csv, KILLED now."));
}

TEST(Resubmission, TellsWhoIsGone) {
  const std::string now =
      "incident id=1 date=2014-05-14\n  place district=Tovuz\nvictim incident=1 id=1-1 outcome=INJURED "
      "family_name=Testov";
  EXPECT_THAT(told(may, now), ElementsAre("0: victim 1-2 of may.csv is not in this file.",
                                          "0: incident 2 of may.csv is not in this file."));
}

TEST(Resubmission, OfAnotherMonthLosesNobody) { EXPECT_THAT(told(may, "incident id=9 date=2014-06-14"), IsEmpty()); }

TEST(Resubmission, FollowsVictimsAwayFromTheirIncident) {
  EXPECT_THAT(
      told("incident id=1 date=2014-05-14\nincident id=2 date=2014-05-15\nvictim incident=1 id=1-1 outcome=INJURED",
           "incident id=2 date=2014-05-15"),
      ElementsAre("0: incident 1 of may.csv is not in this file."));
}

}  // namespace
}  // namespace maex::rules
