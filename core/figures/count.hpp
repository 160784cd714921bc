// Counts people and incidents for reports.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/model/group.hpp"

namespace maex::figures {

/// What a breakdown counts by.
enum class By : std::uint8_t { district, device, status, sex, age_group };
inline constexpr std::size_t by_count = 5;
/// As the words of reports call them.
inline constexpr std::string_view by_names[by_count] = {"district", "device", "status", "sex", "age_group"};

/// Where and by what an incident hurt people.
struct Scene {
  std::string district;  ///< id of the gazetteer, or else the sender's word; empty: not stated
  Code device = Code::device_category_UNKNOWN;
  friend auto operator<=>(const Scene&, const Scene&) = default;
};

/// People who share all facts that a report breaks down by. A missing fact is the UNKNOWN of its list.
struct People {
  Scene scene;
  Code outcome = Code::outcome_UNKNOWN, status = Code::status_UNKNOWN, sex = Code::sex_UNKNOWN,
       age_group = Code::age_group_UNKNOWN;
  friend auto operator<=>(const People&, const People&) = default;
};

/// The name of the people's row in a breakdown: a district, or the name of a code.
std::string_view row_of(const People& people, By by);
/// The same for an incident: only districts and devices are facts of an incident.
std::string_view row_of(const Scene& scene, By by);

Scene scene_of(const Group& incident);

/// Incidents and the people whom they killed or injured. Persons who were not hurt are not counted.
class Count {
 public:
  /// `incident` is a group with an incident. An incident that lists no person adds the numbers that it states.
  void add(const Group& incident);
  void add(const Count& other);

  [[nodiscard]] std::uint64_t incidents() const { return incidents_; }
  /// `outcome`: no_code for all casualties.
  [[nodiscard]] std::uint64_t people(Code outcome = no_code) const;
  /// Calls `each(people, number)` in a fixed order.
  void for_people(const std::function<void(const People&, std::uint64_t)>& each) const;
  void for_scenes(const std::function<void(const Scene&, std::uint64_t incidents)>& each) const;
  /// Incidents whose stated casualties differ from those of their list of persons.
  [[nodiscard]] std::uint64_t differing() const { return differing_; }

 private:
  std::map<People, std::uint64_t> people_;
  std::map<Scene, std::uint64_t> scenes_;
  std::uint64_t incidents_ = 0, differing_ = 0;
};

/// The month that the whole date lies in, with day 0; else the year, with month and day 0; else all 0.
Day month_of(const Value& date);

}  // namespace maex::figures
