// Rules for every built-in profile: its names exist, no spelling is ambiguous, and every code has an example.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/model/casualties.hpp"
#include "core/text/fold.hpp"
#include "tests/unit/profiles/profile_text.hpp"

namespace maex::profile_text {
namespace {

using testing::Contains;
using testing::HasSubstr;

class Profile : public testing::TestWithParam<const char*> {
 protected:
  const Text text_ = read(GetParam());
};

TEST_P(Profile, NamesOnlyFieldsAndCodesThatExist) {
  for (const Column& column : text_.columns) {
    const auto field = find_field(column.field);
    ASSERT_TRUE(field) << column.field;
    EXPECT_FALSE(column.headings.empty()) << column.field;
    EXPECT_EQ(info(*field).type == Type::code, !column.values.empty())
        << column.field << ": spellings belong to coded fields, and only there";
    for (const auto& [code, spellings] : column.values) {
      EXPECT_TRUE(find_code(info(*field).list, code)) << column.field << "=" << code;
      EXPECT_FALSE(spellings.empty()) << column.field << "=" << code;
    }
  }
  for (const std::string& name : text_.row_fields) EXPECT_TRUE(find_field(name)) << name;
  for (const auto& [name, value] : text_.constants) {
    const auto field = find_field(name);
    ASSERT_TRUE(field) << name;
    EXPECT_TRUE(info(*field).type != Type::code || find_code(info(*field).list, value)) << name << "=" << value;
  }
}

TEST_P(Profile, GivesNoHeadingTwoMeanings) {
  std::map<std::string, std::string> owners;
  const auto claim = [&](const std::string& heading, const std::string& owner) {
    const auto [it, is_new] = owners.emplace(fold(heading), owner);
    EXPECT_TRUE(is_new || it->second == owner)
        << "\"" << heading << "\" is claimed by " << it->second << " and by " << owner;
  };
  // A heading may be a person's in one list and a number's in another: "Child". The list shows which it is.
  for (const Column& column : text_.columns) {
    const auto field = find_field(column.field);
    const std::string use = field && counts_people(*field) ? "number " : "";
    for (const std::string& heading : column.headings)
      claim(use + heading, column.field + (column.stack ? " (stacked)" : ""));
  }
  for (const auto& headings : text_.ignored)
    for (const std::string& heading : headings) claim(heading, "an ignore rule");
}

TEST_P(Profile, GivesNoSpellingTwoMeanings) {
  for (const Column& column : text_.columns) {
    const CodeList list = info(*find_field(column.field)).list;
    std::map<std::string, std::string> owners;
    // The reader always understands canonical names and labels, so a spelling must not contradict them.
    for (const CodeInfo& code : all_codes())
      if (code.list == list && list != CodeList::none)
        for (const std::string_view label : {code.name, code.labels[0], code.labels[1], code.labels[2]})
          owners.emplace(fold(label), code.name);
    for (const auto& [code, spellings] : column.values)
      for (const std::string& spelling : spellings) {
        EXPECT_NE(fold(spelling), "") << column.field << "=" << code;
        const auto [it, is_new] = owners.emplace(fold(spelling), code);
        EXPECT_TRUE(is_new || it->second == code)
            << column.field << ": \"" << spelling << "\" means " << it->second << " and " << code;
      }
  }
}

TEST_P(Profile, HasAnExampleForEveryCode) {
  for (const Column& column : text_.columns) {
    if (column.stack) continue;  // a stacked group repeats the list of the first group
    for (const auto& [code, spellings] : column.values)
      EXPECT_THAT(text_.expectations, Contains(column.field + "=" + code))
          << "no [[example]] of this profile expects it";
  }
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, Profile,
                         testing::Values("activities", "assistance", "azcbl", "colombia", "education", "figures",
                                         "quality"));

TEST(AzcblProfile, BindsEveryFieldThatAnAzcblListMustCarry) {
  std::set<std::string> bound;
  const Text text = read("azcbl");
  for (const Column& column : text.columns) bound.insert(column.field);
  // domain.md B2, row by row.
  for (const char* field : {"incident.id",
                            "victim.id",
                            "incident.date",
                            "place.district",
                            "place.settlement",
                            "place.note",
                            "device.category",
                            "victim.outcome",
                            "victim.status",
                            "victim.sex",
                            "victim.age",
                            "victim.age_group",
                            "victim.activity",
                            "victim.occupation",
                            "victim.nationality_group",
                            "source.kind",
                            "source.reference",
                            "incident.date_received",
                            "incident.check_state",
                            "incident.remarks",
                            "place.latitude",
                            "place.longitude",
                            "place.coordinates_entered"})
    EXPECT_THAT(bound, Contains(field));
  // Lists contain names even when the sender does not want to share them. An unbound name would be passed on as an
  // extra.
  EXPECT_THAT(bound, Contains("victim.full_name"));
}

TEST(AzcblProfile, SaysThatItIsAReconstruction) {
  EXPECT_THAT(read("azcbl").about, HasSubstr("No AzCBL spreadsheet is public"));
  EXPECT_THAT(read("azcbl").about, HasSubstr("reconstruction"));
}

TEST(AzcblProfile, NeverReadsVictimAsKilled) {
  const Text text = read("azcbl");
  for (const char* word :
       {"qurban", "mina qurbanı", "жертва", "victim", "zərərçəkən", "пострадавший", "casualty", "подорвался"})
    EXPECT_EQ(code_of(text, "victim.outcome", word), "") << word;
}

}  // namespace
}  // namespace maex::profile_text
