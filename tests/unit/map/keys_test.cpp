#include "core/mapping/map/keys.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(Keys, NameFieldsOfTheRecord) {
  const auto key = parse_key("incident.date", Kind::incident);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->depth, 0u);
  EXPECT_EQ(key->field, Field::incident_date);
  EXPECT_FALSE(parse_key("incident.date", Kind::hazard_area)) << "another record's field is no key";
}

TEST(Keys, NameFieldsOfChildren) {
  const auto key = parse_key("place[2].point[7].latitude", Kind::incident);
  ASSERT_TRUE(key);
  ASSERT_EQ(key->depth, 2u);
  EXPECT_EQ(key->steps[0].kind, Kind::place);
  EXPECT_EQ(key->steps[0].number, 2u);
  EXPECT_EQ(key->steps[1].kind, Kind::point);
  EXPECT_EQ(key->steps[1].number, 7u);
  EXPECT_EQ(key->field, Field::point_latitude);
  EXPECT_EQ(parse_key("place.district", Kind::incident)->field, Field::place_district);
}

TEST(Keys, NameExtras) {
  const auto own = parse_key("extra:incident.date", Kind::incident);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->heading, "incident.date");
  const auto below = parse_key("device[3].extra:a.b", Kind::incident);
  ASSERT_TRUE(below);
  EXPECT_EQ(below->depth, 1u);
  EXPECT_EQ(below->heading, "a.b");
}

TEST(Keys, RefuseWhatIsNoKey) {
  for (const std::string_view text :
       {"", ".", "date", "incident.", "incident.dates", "incident.date.x", "place", "place.", "place[0].district",
        "place[01].district", "place[].district", "place[2.district", "place[99999999].district", "victim.id",
        "extra:", "place.extra:", "place.place.place.place.place.place.place.place.place.district"})
    EXPECT_FALSE(parse_key(text, Kind::incident)) << text;
}

}  // namespace
}  // namespace maex
