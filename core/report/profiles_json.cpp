#include <nlohmann/json.hpp>

#include "core/report/json_text.hpp"
#include "core/report/profiles.hpp"

namespace maex {
namespace {

using Json = nlohmann::ordered_json;

Json head(const Profile& profile) {
  return {{"id", profile.id},
          {"version", profile.version},
          {"title", profile.title},
          {"about", profile.about},
          {"digest", profile.digest},
          {"languages", profile.languages},
          {"containers", profile.containers},
          {"row", name(profile.row_is)}};
}

Json column_json(const ProfileColumn& column) {
  constexpr std::string_view parts[] = {"whole", "year", "month", "day"};
  Json counts = Json::array();
  for (const auto& [field, value] : column.count_of)
    counts.push_back({{"field", info(field).full_name}, {"value", to_text(value)}});
  return {{"field", column.count_of.empty() ? Json(info(column.field).full_name) : Json(nullptr)},
          {"counts", counts},
          {"owner", maex::name(column.owner)},
          {"part", parts[static_cast<std::size_t>(column.part)]},
          {"required", column.required},
          {"headings", column.headings}};
}

}  // namespace

std::string profiles_json(const std::vector<Profile>& profiles) {
  Json json = Json::array();
  for (const Profile& profile : profiles) json.push_back(head(profile));
  return json_text(json);
}

std::string profile_json(const Profile& profile) {
  Json json = head(profile);
  json["date_order"] = profile.date_order;
  json["columns"] = Json::array();
  for (const ProfileColumn& column : profile.columns) json["columns"].push_back(column_json(column));
  json["constants"] = Json::array();
  for (const ProfileConstant& constant : profile.constants)
    json["constants"].push_back({{"field", info(constant.field).full_name}, {"value", constant.text}});
  json["ignored"] = Json::array();
  for (const ProfileIgnore& ignored : profile.ignored)
    json["ignored"].push_back({{"headings", ignored.headings}, {"rule", ignored.rule}, {"reason", ignored.reason}});
  json["open"] = Json::array();
  for (const ProfileOpen& open : profile.open)
    json["open"].push_back({{"headings", open.headings}, {"reason", open.reason}});
  json["examples"] = Json::array();
  for (const ProfileExample& example : profile.examples) json["examples"].push_back(example.name);
  return json_text(json);
}

std::string tests_json(const std::vector<ProfileTest>& tests) {
  Json json = Json::array();
  for (const ProfileTest& test : tests) {
    Json results = Json::array();
    for (const ExampleResult& result : test.results)
      results.push_back({{"example", result.name}, {"passed", result.passed}, {"detail", result.detail}});
    json.push_back({{"profile", test.profile}, {"examples", results}});
  }
  return json_text(json);
}

}  // namespace maex
