#include "core/mapping/prose/told_persons.hpp"

#include <algorithm>
#include <map>

#include "core/mapping/prose/words.hpp"

namespace maex::prose {
namespace {

constexpr double most_persons = 50;  // of one incident; a higher number is more likely a total of several

/// The parts of a breakdown that describe persons.
using Traits = std::map<std::string, std::string>;

struct Group {
  int count = 0;
  Traits traits;
  bool included = false;  ///< "including two children"
};

/// False for a breakdown that says something other than who the persons are.
bool read_breakdown(const std::string& breakdown, Group& to) {
  for (const std::string& pair : split(breakdown, ';')) {
    const std::size_t mark = pair.find('=');
    if (mark == std::string::npos) return false;
    const std::string name = pair.substr(0, mark), value = pair.substr(mark + 1);
    if (name == "including" && value == "PART")
      to.included = true;
    else if (name == "status" || name == "sex" || name == "age")
      to.traits[name] = value;
    else if (name != "device")
      return false;
  }
  return true;
}

bool same_names(const Traits& a, const Traits& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& one, const auto& other) {
           return one.first == other.first;
         });
}

/// Groups that share no person: "two soldiers, one civilian", not "two soldiers, one woman".
bool are_apart(const std::vector<Group>& groups) {
  for (std::size_t i = 0; i != groups.size(); ++i)
    for (std::size_t j = 0; j != i; ++j)
      if (!same_names(groups[i].traits, groups[j].traits) || groups[i].traits == groups[j].traits) return false;
  return true;
}

ToldPerson person_of(Code outcome, const Traits& traits) {
  ToldPerson made;
  made.outcome = outcome;
  for (const auto& [name, value] : traits) {
    if (name == "status") made.status = find_code(CodeList::status, value).value_or(no_code);
    if (name == "sex") made.sex = find_code(CodeList::sex, value).value_or(no_code);
    if (name == "age") made.age_group = find_code(CodeList::age_group, value).value_or(no_code);
  }
  return made;
}

/// What the text says of the persons with one measure.
class Counted {
 public:
  bool add(const Statement& figure) {
    Group group;
    group.count = static_cast<int>(figure.value);
    if (!read_breakdown(figure.breakdown, group)) return false;
    if (group.traits.empty()) {
      if (total_ != 0 && total_ != group.count) return false;
      total_ = group.count;
      return true;
    }
    for (const Group& each : groups_)
      if (each.traits == group.traits) return each.count == group.count;  // the same figure again
    groups_.push_back(std::move(group));
    return true;
  }
  [[nodiscard]] bool empty() const { return total_ == 0 && groups_.empty(); }
  [[nodiscard]] int total() const { return total_; }
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }

  bool list(Code outcome, std::vector<ToldPerson>& to) const {
    if (total_ == 1) return list_one(outcome, to);
    int sum = 0;
    bool included = false;
    for (const Group& each : groups_) {
      sum += each.count;
      included |= each.included;
    }
    const bool apart = are_apart(groups_);
    if (total_ == 0 && (included || !apart)) return false;
    if (total_ != 0 && apart && sum > total_) return false;
    int listed = 0;
    // Where groups overlap, nothing says which person has which trait.
    if (apart)
      for (const Group& each : groups_)
        for (int i = 0; i != each.count; ++i, ++listed) to.push_back(person_of(outcome, each.traits));
    for (; listed < total_; ++listed) to.push_back(person_of(outcome, {}));
    return true;
  }

 private:
  bool list_one(Code outcome, std::vector<ToldPerson>& to) const {
    Traits all;
    for (const Group& each : groups_) {
      if (each.count != 1) return false;
      for (const auto& [name, value] : each.traits)
        if (!all.emplace(name, value).second && all[name] != value) return false;
    }
    to.push_back(person_of(outcome, all));
    return true;
  }

  int total_ = 0;
  std::vector<Group> groups_;
};

void fill_from(const ToldPerson& known, ToldPerson& person) {
  if (person.status == no_code) person.status = known.status;
  if (person.sex == no_code) person.sex = known.sex;
  if (person.age_group == no_code) person.age_group = known.age_group;
}

/// "Three civilians hit a mine: one was killed, two were injured." The casualties must be the listed persons.
bool agrees(const Counted& casualties, std::vector<ToldPerson>& persons) {
  const int count = static_cast<int>(persons.size());
  if (casualties.total() != 0 && casualties.total() != count) return false;
  for (const Group& each : casualties.groups()) {
    if (each.count > count || (casualties.total() == 0 && each.count != count)) return false;
    if (each.count == count)
      for (ToldPerson& person : persons) fill_from(person_of(no_code, each.traits), person);
  }
  return true;
}

}  // namespace

std::optional<std::vector<ToldPerson>> persons_of(const std::vector<const Statement*>& figures) {
  Counted killed, injured, casualties;
  bool killed_first = false;
  for (const Statement* each : figures) {
    if (each->value == 0) continue;
    if (each->value > most_persons || each->value != static_cast<int>(each->value)) return std::nullopt;
    if (each->measure == Code::measure_INCIDENTS) {
      if (each->value != 1) return std::nullopt;
      continue;
    }
    const bool of_killed = each->measure == Code::measure_KILLED, of_injured = each->measure == Code::measure_INJURED;
    if (!of_killed && !of_injured && each->measure != Code::measure_CASUALTIES) return std::nullopt;
    killed_first |= of_killed && injured.empty();
    if (!(of_killed ? killed : of_injured ? injured : casualties).add(*each)) return std::nullopt;
  }
  std::vector<ToldPerson> persons;
  const auto list = [&](bool of_killed) {
    const Counted& from = of_killed ? killed : injured;
    return from.empty() || from.list(of_killed ? Code::outcome_KILLED : Code::outcome_INJURED, persons);
  };
  if (!list(killed_first) || !list(!killed_first) || persons.empty() || !agrees(casualties, persons))
    return std::nullopt;
  return persons;
}

}  // namespace maex::prose
