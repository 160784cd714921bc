// What makes an incident a verified hazard-area incident, and how a user's ruling changes the decision.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "core/place/hazard_index.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"

namespace maex::rules {
namespace {

using testing::HasSubstr;

constexpr std::string_view good =
    "incident id=1 date=2014-05-14 check_state=CONFIRMED\n  place district=\"Füzuli\" settlement=\"Horadiz\" "
    "latitude=39.451234 longitude=47.241234\n"
    "  device category=AP_MINE\n  source kind=POLICE\nvictim incident=1 outcome=KILLED";

std::string with(std::string text, std::string_view old, std::string_view fresh) {
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), fresh);
}

struct Told {
  Code state, by_criteria;
  std::string reason;
};

Told decide(std::string_view sample, const RuleInputs& inputs, const std::vector<Ruling>& rulings = {}) {
  Batch batch;
  read_sample(sample, batch);
  const Decision decision = Decider(inputs, rulings).decide(GroupFacts({&batch, 0, batch.size()}, inputs), true);
  return {decision.state, decision.by_criteria, to_string(decision.reason)};
}

TEST(Decide, TakesAnIncidentThatMeetsEveryCriterion) {
  EXPECT_EQ(decide(good, TestInputs().inputs).state, Code::verification_VERIFIED_HAZARD_AREA);
}

TEST(Decide, NamesTheCriterionThatIsNotMet) {
  const TestInputs t;
  const std::string text(good);
  const auto state = [&](std::string_view old, std::string_view fresh) {
    return decide(with(text, old, fresh), t.inputs).state;
  };
  EXPECT_EQ(state("2014-05-14", "2014-05"), Code::verification_VERIFIED_HAZARD_AREA);
  EXPECT_EQ(state("2014-05-14", "2014"), Code::verification_REPORTED);
  EXPECT_EQ(state("Füzuli", "Qwerty"), Code::verification_REPORTED);
  EXPECT_EQ(state("kind=POLICE", "kind=LOCAL_MEDIA"), Code::verification_PENDING);
  EXPECT_EQ(state("kind=POLICE", "kind=REGIONAL_COORDINATOR"), Code::verification_VERIFIED_HAZARD_AREA);
  EXPECT_EQ(state("  source kind=POLICE\n", ""), Code::verification_REPORTED);
  EXPECT_EQ(state("outcome=KILLED", "outcome=UNINJURED"), Code::verification_REPORTED);
  EXPECT_EQ(state("outcome=KILLED", "outcome=UNKNOWN"), Code::verification_REPORTED);
  EXPECT_EQ(state("category=AP_MINE", "category=UNKNOWN"), Code::verification_PENDING);
  EXPECT_EQ(state("CONFIRMED", "BEING_CLARIFIED"), Code::verification_PENDING);
  EXPECT_EQ(state("CONFIRMED", "REFUTED"), Code::verification_EXCLUDED);
  EXPECT_EQ(state("id=1 ", "id=1 training_ground=true "), Code::verification_EXCLUDED);
  EXPECT_EQ(state("Füzuli", "Göyçay"), Code::verification_VERIFIED);
}

TEST(Decide, TwoIndependentSourcesAreAsGoodAsOneOfficialAndTwoOfAKindAreNot) {
  const TestInputs t;
  const std::string text(good);
  EXPECT_EQ(decide(with(text, "source kind=POLICE", "source kind=LOCAL_MEDIA\n  source kind=OTHER"), t.inputs).state,
            Code::verification_VERIFIED_HAZARD_AREA);
  EXPECT_EQ(
      decide(with(text, "source kind=POLICE", "source kind=LOCAL_MEDIA\n  source kind=LOCAL_MEDIA"), t.inputs).state,
      Code::verification_PENDING);
}

TEST(Decide, StrictAsksForTheDayAnExactPlaceAndAnOfficialSource) {
  const auto strict = find_builtin_policy("strict");
  ASSERT_NE(strict, nullptr);
  TestInputs t;
  t.inputs.policy = strict.get();
  const std::string text(good);
  EXPECT_EQ(decide(good, t.inputs).state, Code::verification_VERIFIED_HAZARD_AREA);
  EXPECT_EQ(decide(with(text, "2014-05-14", "2014-05"), t.inputs).state, Code::verification_REPORTED);
  EXPECT_EQ(decide(with(text, "kind=POLICE", "kind=REGIONAL_COORDINATOR"), t.inputs).state,
            Code::verification_REPORTED);
  EXPECT_EQ(decide(with(text, "settlement=\"Horadiz\" latitude=39.451234 longitude=47.241234", ""), t.inputs).state,
            Code::verification_REPORTED);
  EXPECT_EQ(decide(with(text, " check_state=CONFIRMED", ""), t.inputs).state, Code::verification_PENDING);
  EXPECT_EQ(find_builtin_policy("lax"), nullptr);
}

TEST(Decide, AsksPolygonsBeforeTheListOfDistricts) {
  const auto area = [](std::string_view status) {
    Batch batch;
    read_sample("hazard_area id=H1 type=CHA " + std::string(status) +
                    "\n  point shape=A number=1 latitude=39.44 longitude=47.23\n  point shape=A number=2 "
                    "latitude=39.44 longitude=47.25"
                    "\n  point shape=A number=3 latitude=39.46 longitude=47.25\n  point shape=A number=4 "
                    "latitude=39.46 longitude=47.23",
                batch);
    return hazard_areas(batch);
  };
  TestInputs t;
  const HazardIndex open(area("status=OPEN status_date=2010-01-01"));
  t.inputs.hazards = &open;
  EXPECT_EQ(decide(good, t.inputs).reason, "inside a hazard area");
  const HazardIndex cleared(area("status=CLOSED status_date=2013-01-01"));
  t.inputs.hazards = &cleared;
  EXPECT_EQ(decide(good, t.inputs).state, Code::verification_VERIFIED) << "cleared a year before";
  const std::string elsewhere = with(std::string(good), "39.451234", "39.551234");
  EXPECT_EQ(decide(elsewhere, t.inputs).state, Code::verification_VERIFIED_HAZARD_AREA)
      << "the district is on the list, and the polygons may not be all";
  t.inputs.hazards_complete = true;
  EXPECT_EQ(decide(elsewhere, t.inputs).reason, "no known hazard area is there");
  EXPECT_EQ(decide(with(std::string(good), " latitude=39.451234 longitude=47.241234", ""), t.inputs).reason,
            "the hazard areas decide, and no coordinates are given");
}

TEST(Decide, APersonsRulingWinsAndShows) {
  const TestInputs t;
  const auto rulings = parse_rulings(
      "[[ruling]]\nincident=\"1\"\nstate=\"EXCLUDED\"\nby=\"IM\"\non=2015-01-10\nwhy=\"counted by the police as a "
      "crime\"",
      "r.toml");
  const Told told = decide(good, t.inputs, rulings);
  EXPECT_EQ(told.state, Code::verification_EXCLUDED);
  EXPECT_EQ(told.by_criteria, Code::verification_VERIFIED_HAZARD_AREA);
  EXPECT_EQ(told.reason, "a person's ruling");
}

TEST(Phrases, FindsListedWordsWithTheirEndings) {
  const Phrases words({"poliqon*", "təlim", "полигон*", "firing range*", "range"});
  for (const std::string_view text : {"hərbi təlim poliqonunda", "На полигоне", "FIRING RANGES", "at the range"})
    EXPECT_EQ(words.find(text), Mention::sure) << text;
  for (const std::string_view text : {"", "təlimat verilib", "orange", "mountain range", "a range of 5 m",
                                      "poliqon deyil", "не на полигоне", "keçmiş poliqon"})
    EXPECT_EQ(words.find(text), Mention::none) << text;
  for (const std::string_view text : {"poliqon yaxınlığında", "рядом с полигоном", "mina riski üzrə təlim risk"})
    EXPECT_EQ(words.find(text), Mention::doubtful) << text;
}

std::string refused(const std::function<void()>& call) {
  try {
    call();
  } catch (const UsageError& error) { return error.what(); }
  return "(taken)";
}

TEST(Policy, RefusesWhatItDoesNotKnow) {
  const std::string head = "title=\"t\"\nassumption=\"a\"\n";
  EXPECT_THAT(refused([&] { parse_policy(head + "[device]\nin_scope=[\"AP_MIN\"]", "p.toml"); }),
              testing::AllOf(HasSubstr("p.toml, line 4"), HasSubstr("AP_MINE")));
  EXPECT_THAT(refused([&] { parse_policy(head + "[hazard]\ndistance_m=-1", "p.toml"); }), HasSubstr("metres"));
  EXPECT_THAT(refused([&] { parse_policy(head + "[hazrd]\n", "p.toml"); }), HasSubstr("hazrd"));
  EXPECT_THAT(
      refused([&] { parse_rulings("[[ruling]]\nincident=\"1\"\nstate=\"VERIFIED\"\nby=\"IM\"\nwhy=\"w\"", "r.toml"); }),
      HasSubstr("needs its day"));
  EXPECT_THAT(refused([&] {
                const Policy policy = parse_policy(head + "[[hazard_district]]\nid=\"AZ-NOWHERE\"", "p.toml");
                TestInputs t;
                t.inputs.policy = &policy;
                const Decider decider(t.inputs, {});
              }),
              HasSubstr("AZ-NOWHERE"));
}

}  // namespace
}  // namespace maex::rules
