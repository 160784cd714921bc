// Civilians and military, or men, women and children, are parts of the number of killed, injured or all casualties.
#include <algorithm>

#include "core/model/casualties.hpp"
#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

/// Fields of a total's groups that do not overlap.
struct Partition {
  Field total;
  std::vector<Field> parts;
};

const std::vector<Partition>& partitions() {
  static const std::vector<Partition> all = [] {
    std::vector<Partition> made;
    for (std::size_t i = 0; i != std::size(counted_fields); ++i) {
      const auto of = [i](PeopleGroup group) {
        return static_cast<Field>(static_cast<std::size_t>(Field::incident_killed_civilians) + i * people_groups +
                                  static_cast<std::size_t>(group));
      };
      using enum PeopleGroup;
      const Field total = counted_fields[i].field;
      made.push_back({total, {of(civilians), of(military), of(deminers)}});
      made.push_back({total, {of(men), of(women), of(children)}});
      made.push_back({total, {of(men), of(women), of(boys), of(girls)}});
      made.push_back({of(children), {of(boys), of(girls)}});
    }
    return made;
  }();
  return all;
}

}  // namespace

Rule groups_exceed_total() {
  return {
      .notice = {"groups-exceed-total", Severity::error, "The groups of an incident have more people than its total.",
                 "The total or one of the groups is wrong, and each table that uses them shows another number.",
                 "Correct the number that is wrong.",
                 "The groups of {field} have {groups} people, the total has {total}."},
      .reference = "domain C1, D1",
      .fields = {Field::incident_killed, Field::incident_injured, Field::incident_casualties,
                 Field::incident_killed_children, Field::incident_injured_children,
                 Field::incident_casualties_children},
      .failing = "incident id=1 killed=2 killed_civilians=1 killed_military=2",
      .passing = "incident id=1 killed=3 killed_civilians=1 killed_military=2 killed_men=3",
      .each_record = [](RuleContext& context, const Record& incident) {
        Field reported = Field::count;
        for (const Partition& each : partitions()) {
          const Value total = incident.get(each.total);
          if (total.kind() != Value::Kind::integer || each.total == reported) continue;
          std::int64_t sum = 0;
          for (const Field part : each.parts) {
            const Value value = incident.get(part);
            if (value.kind() == Value::Kind::integer) sum += std::max<std::int64_t>(value.as_integer(), 0);
          }
          if (sum <= total.as_integer()) continue;
          reported = each.total;
          context.report(incident, each.total,
                         {{"field", std::string(info(each.total).name)},
                          {"groups", std::to_string(sum)},
                          {"total", std::to_string(total.as_integer())}});
        }
      }};
}

}  // namespace maex::rules
