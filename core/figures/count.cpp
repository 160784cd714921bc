#include "core/figures/count.hpp"

#include "core/model/casualties.hpp"

namespace maex::figures {
namespace {

Code code_or(const Record& record, Field field, Code otherwise) {
  const Code code = record.get(field).as_code();
  return code == no_code ? otherwise : code;
}

Code age_group_of(const Record& victim) {
  const Code stated = code_or(victim, Field::victim_age_group, Code::age_group_UNKNOWN);
  if (stated != Code::age_group_UNKNOWN) return stated;
  constexpr std::int64_t adult_from = 18;  // domain D1
  const Value age = victim.get(Field::victim_age);
  if (age.kind() != Value::Kind::integer) return Code::age_group_UNKNOWN;
  return age.as_integer() < adult_from ? Code::age_group_CHILD : Code::age_group_ADULT;
}

}  // namespace

std::string_view row_of(const Scene& scene, By by) {
  return by == By::district ? std::string_view(scene.district) : info(scene.device).name;
}

std::string_view row_of(const People& people, By by) {
  switch (by) {
    case By::district:
    case By::device: break;
    case By::status: return info(people.status).name;
    case By::sex: return info(people.sex).name;
    case By::age_group: return info(people.age_group).name;
  }
  return row_of(people.scene, by);
}

Scene scene_of(const Group& incident) {
  Scene scene;
  if (const Record* place = find_child(*incident.batch, incident.first, Kind::place)) {
    const std::string_view code = place->text(Field::place_district_code);
    scene.district = code.empty() ? place->text(Field::place_district) : code;
  }
  if (const Record* device = find_child(*incident.batch, incident.first, Kind::device))
    scene.device = code_or(*device, Field::device_category, Code::device_category_UNKNOWN);
  return scene;
}

void Count::add(const Group& incident) {
  const Casualties casualties = casualties_of(incident);
  People people{scene_of(incident), {}, {}, {}, {}};
  ++incidents_;
  ++scenes_[people.scene];
  const auto add_stated = [&](Code outcome, std::optional<std::int64_t> number) {
    people.outcome = outcome;
    if (number && *number > 0) people_[people] += static_cast<std::uint64_t>(*number);
  };
  if (casualties.listed == 0) {
    people.status = Code::status_UNKNOWN;
    people.sex = Code::sex_UNKNOWN;
    people.age_group = Code::age_group_UNKNOWN;
    add_stated(Code::outcome_KILLED, casualties.stated_killed);
    add_stated(Code::outcome_INJURED, casualties.stated_injured);
    const std::int64_t known = casualties.stated_killed.value_or(0) + casualties.stated_injured.value_or(0);
    if (casualties.stated) add_stated(Code::outcome_UNKNOWN, *casualties.stated - known);
    return;
  }
  differing_ += casualties.stated && *casualties.stated != casualties.hurt();
  for_victims(incident, [&](std::size_t number) {
    const Record& victim = (*incident.batch)[number];
    people.outcome = code_or(victim, Field::victim_outcome, Code::outcome_UNKNOWN);
    if (people.outcome == Code::outcome_UNINJURED) return;
    people.status = code_or(victim, Field::victim_status, Code::status_UNKNOWN);
    people.sex = code_or(victim, Field::victim_sex, Code::sex_UNKNOWN);
    people.age_group = age_group_of(victim);
    ++people_[people];
  });
}

void Count::add(const Count& other) {
  incidents_ += other.incidents_;
  differing_ += other.differing_;
  for (const auto& [people, number] : other.people_) people_[people] += number;
  for (const auto& [scene, number] : other.scenes_) scenes_[scene] += number;
}

std::uint64_t Count::people(Code outcome) const {
  std::uint64_t sum = 0;
  for (const auto& [people, number] : people_)
    if (outcome == no_code || people.outcome == outcome) sum += number;
  return sum;
}

void Count::for_people(const std::function<void(const People&, std::uint64_t)>& each) const {
  for (const auto& [people, number] : people_) each(people, number);
}

void Count::for_scenes(const std::function<void(const Scene&, std::uint64_t)>& each) const {
  for (const auto& [scene, number] : scenes_) each(scene, number);
}

Day month_of(const Value& date) {
  if (date.kind() != Value::Kind::date) return {};
  const PartialDate all = date.as_date();
  if (all.form == PartialDate::Form::before || all.form == PartialDate::Form::after) return {};
  Day month = all.first;
  month.day = 0;
  if (all.form == PartialDate::Form::at) return month;
  if (all.last.year != month.year) return {};
  if (all.last.month != month.month) month.month = 0;
  return month;
}

}  // namespace maex::figures
