// Incidents and victims must be joined in any order.
#include <gtest/gtest.h>

#include "core/model/digest.hpp"
#include "core/rules/sample.hpp"
#include "core/run/join.hpp"

namespace maex {
namespace {

/// "1:a,b" for an incident with its victims, "-:c" for a victim alone; in the order in which they are passed on.
std::vector<std::string> joined(const std::vector<std::string_view>& batches,
                                std::size_t most_in_memory = Join::usual_most_in_memory) {
  std::vector<std::string> seen;
  const auto take = [&](const Group& group) {
    std::string text = group.is_incident()     ? std::string(group.head().text(Field::incident_id)) + ":"
                       : group.incident_before ? "before:"
                                               : "-:";
    for_victims(group, [&](std::size_t i) { (text += (*group.batch)[i].text(Field::victim_id)) += ","; });
    if (text.back() == ',') text.pop_back();
    seen.push_back(text);
  };
  Join join(most_in_memory);
  for (const std::string_view text : batches) {
    Batch batch;
    rules::read_sample(text, batch);
    join.add(batch, take);
  }
  join.finish(take);
  return seen;
}

using List = std::vector<std::string>;

TEST(Join, PassesOnAtOnceWhatIsTogether) {
  EXPECT_EQ(joined({"incident id=1\n  place district=X\nvictim id=a incident=1\n  place district=Y\nvictim id=b "
                    "incident=1\nincident id=2\nvictim id=c incident=2"}),
            (List{"1:a,b", "2:c"}));
}

TEST(Join, FindsVictimsThatAreElsewhere) {
  EXPECT_EQ(joined({"incident id=1\nincident id=2", "victim id=a incident=2\nvictim id=b incident=1",
                    "victim id=c incident=2"}),
            (List{"1:b", "2:a,c"}));
}

TEST(Join, WaitsForTheVictimsThatAnIncidentStates) {
  EXPECT_EQ(joined({"incident id=1 killed=1 injured=1\nvictim id=a incident=1\nincident id=2\nvictim id=c incident=2",
                    "victim id=b incident=1"}),
            (List{"2:c", "1:a,b"}));
}

TEST(Join, NeverPutsAVictimIntoAnothersIncident) {
  EXPECT_EQ(joined({"incident id=1\nvictim id=a incident=9\nvictim id=b"}), (List{"-:b", "1:", "-:a"}));
}

TEST(Join, NeverJoinsRecordsOfTwoInputs) {
  // Number 1 is one incident in each input. The victims of the second input wait in memory, in the file, or not at all.
  for (const std::size_t most : {Join::usual_most_in_memory, std::size_t{1}}) {
    EXPECT_EQ(joined({"incident id=1", "input\nincident id=1\nvictim id=b incident=1"}, most), (List{"1:b", "1:"}));
    EXPECT_EQ(joined({"incident id=1", "input\nvictim id=b incident=1"}, most), (List{"1:", "-:b"}));
    EXPECT_EQ(joined({"incident id=1", "input\nvictim id=b incident=1\nincident id=1", "victim id=a incident=1"}, most),
              (List{"1:a", "1:b"}));
  }
  // A batch that a stage put together can have both inputs.
  EXPECT_EQ(joined({"incident id=1\nvictim id=a incident=1\ninput\nvictim id=b incident=1\nvictim id=c"}),
            (List{"1:a", "-:c", "-:b"}));
  // The incident that passed on earlier is one of another input.
  EXPECT_EQ(joined({"incident id=1\nvictim id=a incident=1", "input\nvictim id=b incident=1"}), (List{"1:a", "-:b"}));
}

TEST(Join, BringsVictimsToTheirIncidentHoweverMuchIsBetween) {
  EXPECT_EQ(joined({"incident id=1\nincident id=2\nvictim id=a incident=1",
                    "incident id=3\nvictim id=b incident=1\nvictim id=c incident=9", "victim id=d incident=3"},
                   2),
            (List{"1:a,b", "2:", "3:d", "-:c"}));
}

TEST(Join, SaysOfALateVictimThatItsIncidentWasPassedOn) {
  EXPECT_EQ(joined({"incident id=1\nvictim id=a incident=1\nincident id=2\nvictim id=b incident=1"}),
            (List{"1:a", "2:", "before:b"}));
}

TEST(Join, KeepsAllOfWhatWaitsInTheTemporaryFile) {
  Batch batch;
  rules::read_sample(
      "incident id=1 date=2014-05 killed=2 remarks=\"a b\"\n  place district=X latitude=39.5\n  source kind=POLICE",
      batch);
  batch[1].add_extra("Height", "12 m", 4);
  batch.keep_source({0, 0, "<!-- a -->", "<Accident/>", "xmlns", "1", true});
  std::string before, after;
  append_canonical(before, batch, 0);
  Join join(1);
  join.add(batch, [](const Group&) { FAIL(); });
  join.finish([&](const Group& group) {
    append_canonical(after, *group.batch, group.first);
    EXPECT_EQ(group.last - group.first, 3u);
    EXPECT_EQ((*group.batch)[1].extras()[0].column, 4u);
    EXPECT_EQ((*group.batch)[2].parent(), 0);
    const Kept* kept = group.batch->kept(group.first);
    ASSERT_NE(kept, nullptr);
    EXPECT_EQ(kept->bytes, "<Accident/>");
    EXPECT_EQ(kept->before, "<!-- a -->");
    EXPECT_TRUE(kept->beside);
  });
  EXPECT_EQ(after, before);
}

}  // namespace
}  // namespace maex
