// The declarations are the documentation, so every field and value must have its texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/model/fields.hpp"

namespace maex {
namespace {

constexpr const char* languages[] = {"English", "Azerbaijani", "Russian"};

bool is_snake_case(std::string_view name) {
  if (name.empty() || name.front() < 'a' || name.front() > 'z' || name.back() == '_') return false;
  if (name.find("__") != std::string_view::npos) return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_upper_case(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

bool has_cyrillic(std::string_view utf8) {
  return std::any_of(utf8.begin(), utf8.end(), [](char c) { return c == '\xD0' || c == '\xD1'; });
}

TEST(Fields, HaveWordsInEachLanguage) {
  for (const FieldInfo& field : all_fields())
    for (std::size_t i = 0; i != std::size(languages); ++i)
      EXPECT_FALSE(field.labels[i].empty())
          << field.full_name << " has no " << languages[i] << " label in fields_*.def";
}

TEST(Fields, HaveTheirLabelsInTheRightOrder) {
  // A label in the wrong position would give one language the heading of another.
  for (const FieldInfo& field : all_fields()) {
    EXPECT_FALSE(has_cyrillic(field.labels[0])) << field.full_name << ": English label is in Cyrillic";
    EXPECT_FALSE(has_cyrillic(field.labels[1])) << field.full_name << ": Azerbaijani label is in Cyrillic";
    EXPECT_TRUE(has_cyrillic(field.labels[2])) << field.full_name << ": Russian label is not in Cyrillic";
  }
}

TEST(Fields, SayWhereTheyAreKnownFrom) {
  for (const FieldInfo& field : all_fields())
    EXPECT_FALSE(field.source.empty()) << field.full_name << " needs its source, for example \"maxml acc.slope\"";
}

TEST(Fields, SayWhatTheyMeasure) {
  // People read the unit in the English label or name. The program reads it in the declaration.
  for (const FieldInfo& field : all_fields()) {
    const auto ends = [&](std::string_view with) { return field.labels[0].ends_with(with); };
    const Measure measure = field.type != Type::decimal           ? Measure::none
                            : ends(", m²")                        ? Measure::square_metres
                            : ends(", m")                         ? Measure::metres
                            : ends(", degrees")                   ? Measure::degrees
                            : field.name.starts_with("latitude")  ? Measure::latitude
                            : field.name.starts_with("longitude") ? Measure::longitude
                                                                  : Measure::none;
    EXPECT_EQ(field.measure, measure) << field.full_name;
  }
}

TEST(Fields, AreNamedInSnakeCaseOnce) {
  std::set<std::string_view> seen;
  for (const FieldInfo& field : all_fields()) {
    EXPECT_TRUE(is_snake_case(field.name)) << field.full_name;
    EXPECT_TRUE(seen.insert(field.full_name).second) << field.full_name << " is declared twice";
    EXPECT_EQ(field.full_name, std::string(name(field.kind)) + "." + std::string(field.name));
  }
}

TEST(Fields, HaveDifferentLabelsWithinAKind) {
  for (std::size_t language = 0; language != std::size(languages); ++language) {
    std::map<std::pair<Kind, std::string_view>, std::string_view> seen;
    for (const FieldInfo& field : all_fields()) {
      const auto [it, fresh] = seen.try_emplace({field.kind, field.labels[language]}, field.full_name);
      EXPECT_TRUE(fresh) << field.full_name << " and " << it->second << " share the " << languages[language]
                         << " label \"" << field.labels[language] << "\": a heading could not tell them apart";
    }
  }
}

TEST(Fields, HaveACodeListExactlyWhenCoded) {
  for (const FieldInfo& field : all_fields())
    EXPECT_EQ(field.type == Type::code, field.list != CodeList::none) << field.full_name;
}

TEST(Fields, EndTheirSentences) {
  for (const FieldInfo& field : all_fields())
    EXPECT_TRUE(field.about.empty() || field.about.back() == '.') << field.full_name << ": " << field.about;
}

TEST(Fields, AreFoundByFullName) {
  for (std::size_t i = 0; i != field_count; ++i) {
    const auto found = find_field(all_fields()[i].full_name);
    ASSERT_TRUE(found);
    EXPECT_EQ(static_cast<std::size_t>(*found), i);
  }
  EXPECT_FALSE(find_field("date"));
  EXPECT_FALSE(find_field("incident."));
  EXPECT_FALSE(find_field("Incident.date"));
}

TEST(Fields, HideWhatIdentifiesAPerson) {
  for (const char* hidden : {"victim.family_name", "victim.phone", "victim.birth_date", "victim.injury",
                             "victim.remarks", "victim.unit", "place.latitude", "place.settlement", "source.name",
                             "incident.remarks", "victim.vulnerable_group", "incident.data_enterer"})
    EXPECT_TRUE(is_personal(info(find_field(hidden).value()).sensitivity)) << hidden;
  for (const char* shown : {"victim.outcome", "victim.status", "device.category", "place.district", "incident.id"})
    EXPECT_FALSE(is_personal(info(find_field(shown).value()).sensitivity)) << shown;
}

TEST(Kinds, AreFoundByName) {
  for (std::size_t i = 0; i != kind_count; ++i) EXPECT_EQ(find_kind(name(static_cast<Kind>(i))), static_cast<Kind>(i));
  EXPECT_FALSE(find_kind("accident"));
  std::set<Kind> with_fields;
  for (const FieldInfo& field : all_fields()) with_fields.insert(field.kind);
  EXPECT_EQ(with_fields.size(), kind_count) << "a kind without fields cannot hold anything";
}

TEST(Codes, BelongToListsThatSayWhatTheyMean) {
  std::map<CodeList, int> sizes;
  for (const CodeInfo& code : all_codes()) ++sizes[code.list];
  for (const FieldInfo& field : all_fields())
    if (field.list != CodeList::none) {
      EXPECT_GE(sizes[field.list], 2) << field.full_name << " chooses from a list with fewer than two values";
      EXPECT_FALSE(about(field.list).empty()) << name(field.list);
    }
  for (const auto& [list, size] : sizes) {
    EXPECT_TRUE(is_snake_case(name(list)));
    EXPECT_EQ(find_code_list(name(list)), list);
  }
  EXPECT_FALSE(find_code_list(""));
  EXPECT_FALSE(find_code_list("no_such_list"));
}

TEST(Codes, HaveWordsInEachLanguageOncePerList) {
  std::set<std::pair<CodeList, std::string_view>> names;
  for (std::size_t i = 0; i != all_codes().size(); ++i) {
    const CodeInfo& code = all_codes()[i];
    EXPECT_TRUE(is_upper_case(code.name)) << code.name;
    EXPECT_TRUE(names.insert({code.list, code.name}).second) << code.name << " stands twice in " << name(code.list);
    EXPECT_EQ(find_code(code.list, code.name), static_cast<Code>(i));
    for (std::size_t language = 0; language != std::size(languages); ++language)
      EXPECT_FALSE(code.labels[language].empty()) << code.name << " has no " << languages[language] << " label";
  }
  for (std::size_t language = 0; language != std::size(languages); ++language) {
    std::set<std::pair<CodeList, std::string_view>> labels;
    for (const CodeInfo& code : all_codes())
      EXPECT_TRUE(labels.insert({code.list, code.labels[language]}).second)
          << name(code.list) << " says \"" << code.labels[language] << "\" twice in " << languages[language];
  }
  EXPECT_FALSE(find_code(CodeList::outcome, "killed")) << "canonical names are upper case; spellings live in profiles";
}

}  // namespace
}  // namespace maex
