// Incidents and victims come together whatever order they stand in.
#include <gtest/gtest.h>

#include "core/rules/gather.hpp"
#include "core/rules/sample.hpp"

namespace maex::rules {
namespace {

/// "1:a,b" for an incident with its victims, "-:c" for a victim alone; in the order they are handed on.
std::vector<std::string> gathered(std::vector<std::string_view> batches,
                                  std::size_t most_waiting = Gatherer::usual_most_waiting) {
  std::vector<std::string> seen;
  const auto take = [&](const Group& group) {
    std::string text = group.is_incident()     ? std::string(group.head().text(Field::incident_id)) + ":"
                       : group.incident_before ? "before:"
                                               : "-:";
    for_victims(group, [&](std::size_t i) { (text += (*group.batch)[i].text(Field::victim_id)) += ","; });
    if (text.back() == ',') text.pop_back();
    seen.push_back(text);
  };
  Gatherer gatherer(most_waiting);
  for (const std::string_view text : batches) {
    Batch batch;
    read_sample(text, batch);
    gatherer.add(batch, take);
  }
  gatherer.finish(take);
  return seen;
}

using List = std::vector<std::string>;

TEST(Gatherer, HandsOnAtOnceWhatStandsTogether) {
  EXPECT_EQ(gathered({"incident id=1\n  place district=X\nvictim id=a incident=1\n  place district=Y\nvictim id=b "
                      "incident=1\nincident id=2\nvictim id=c incident=2"}),
            (List{"1:a,b", "2:c"}));
}

TEST(Gatherer, FindsVictimsThatStandElsewhere) {
  EXPECT_EQ(gathered({"incident id=1\nincident id=2", "victim id=a incident=2\nvictim id=b incident=1",
                      "victim id=c incident=2"}),
            (List{"1:b", "2:a,c"}));
}

TEST(Gatherer, WaitsForTheVictimsThatAnIncidentStates) {
  EXPECT_EQ(gathered({"incident id=1 killed=1 injured=1\nvictim id=a incident=1\nincident id=2\nvictim id=c incident=2",
                      "victim id=b incident=1"}),
            (List{"2:c", "1:a,b"}));
}

TEST(Gatherer, NeverPutsAVictimIntoAnothersIncident) {
  EXPECT_EQ(gathered({"incident id=1\nvictim id=a incident=9\nvictim id=b"}), (List{"-:b", "1:", "-:a"}));
}

TEST(Gatherer, HandsOnWhatItKnowsWhenTooMuchWaits) {
  EXPECT_EQ(gathered({"incident id=1\nincident id=2\nvictim id=a incident=1",
                      "victim id=b incident=1\nvictim id=c incident=9"},
                     2),
            (List{"1:a", "2:", "before:b", "-:c"}));
}

}  // namespace
}  // namespace maex::rules
