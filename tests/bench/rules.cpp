// maex_bench_rules: runs all rules over a list in memory, on one thread in this process.
// The list is generated with a fixed seed: incidents with place, device, source and one to three victims. Most
// incidents are correct. In the second list every tenth incident has a fault.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/place/gazetteer.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/engine.hpp"
#include "core/rules/policy.hpp"
#include "core/run/join.hpp"
#include "tests/bench/measure.hpp"

namespace {

using namespace maex;

using Batches = std::vector<std::unique_ptr<Batch>>;
constexpr std::size_t incidents_per_batch = 128;

struct List {
  Batches batches;
  std::size_t records = 0;
};

class Maker {
 public:
  explicit Maker(bool faults) : faults_(faults) {
    for (const District& district : Gazetteer::azerbaijan().districts()) districts_.emplace_back(district.name_en);
  }

  List make(std::size_t records) {
    List list;
    while (list.records < records) {
      Batch& batch = *list.batches.emplace_back(std::make_unique<Batch>());
      for (std::size_t i = 0; i != incidents_per_batch; ++i) incident(batch);
      list.records += batch.size();
    }
    return list;
  }

 private:
  std::uint32_t any(std::uint32_t below) { return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(random_); }
  static Value day(std::int16_t year, std::uint32_t month, std::uint32_t of_month) {
    return Value::date(
        {PartialDate::Form::at, {year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(of_month)}, {}});
  }

  void incident(Batch& batch) {
    const std::uint32_t number = ++number_;
    const bool fault = faults_ && number % 10 == 0;
    const auto year = static_cast<std::int16_t>(1995 + any(30));
    const std::uint32_t month = 1 + any(12), of_month = 2 + any(26), victims = 1 + any(3), killed = any(victims + 1);
    const Origin origin{0, 1, number + 1};
    const std::string_view id = batch.keep("AZ-" + std::to_string(number));
    const std::size_t at = batch.size();
    Record& made = batch.add(Kind::incident, origin);
    made.set(Field::incident_id, Value::text(id), 1);
    made.set(Field::incident_date, day(fault ? 2099 : year, month, of_month), 2);
    made.set(Field::incident_killed, Value::integer(killed + (fault ? 1 : 0)), 9);
    made.set(Field::incident_injured, Value::integer(victims - killed), 10);
    made.set(Field::incident_check_state, Value::code(Code::check_state_CONFIRMED), 11);
    Record& place = batch.add(Kind::place, origin, static_cast<std::int32_t>(at));
    place.set(Field::place_district,
              Value::text(batch.keep(districts_[any(static_cast<std::uint32_t>(districts_.size()))])), 3);
    place.set(Field::place_settlement, Value::text(batch.keep("Village " + std::to_string(any(900)))), 4);
    place.set(Field::place_latitude, Value::decimal(fault ? 0 : 38.9 + any(2'000'000) * 1e-6), 5);
    place.set(Field::place_longitude, Value::decimal(45.5 + any(3'000'000) * 1e-6), 6);
    Record& device = batch.add(Kind::device, origin, static_cast<std::int32_t>(at));
    device.set(Field::device_category, Value::code(Code::device_category_AP_MINE), 7);
    Record& source = batch.add(Kind::source, origin, static_cast<std::int32_t>(at));
    source.set(Field::source_kind, Value::code(Code::source_kind_POLICE), 8);
    source.set(Field::source_date, day(year, month, of_month + 1), 12);
    for (std::uint32_t i = 0; i != victims; ++i) {
      Record& victim = batch.add(Kind::victim, origin);
      victim.set(Field::victim_id, Value::text(batch.keep(std::string(id) + "-V" + std::to_string(i + 1))), 13);
      victim.set(Field::victim_incident, Value::text(id), 1);
      victim.set(Field::victim_outcome, Value::code(i < killed ? Code::outcome_KILLED : Code::outcome_INJURED), 14);
      victim.set(Field::victim_sex, Value::code(Code::sex_MALE), 15);
      victim.set(Field::victim_age, Value::integer(20 + any(40)), 16);
      victim.set(Field::victim_status, Value::code(any(2) == 0 ? Code::status_CIVILIAN : Code::status_MILITARY), 17);
    }
  }

  bool faults_;
  std::mt19937 random_{3};
  std::uint32_t number_ = 0;
  std::vector<std::string> districts_;
};

void all_rules(const std::string& name, const List& list, bool decide) {
  rules::RuleInputs inputs;
  inputs.today = {2026, 1, 31};
  inputs.gazetteer = &Gazetteer::azerbaijan();
  inputs.policy = &rules::builtin_policy();
  const rules::RuleSet set;
  const std::vector<rules::Ruling> rulings;
  const rules::Decider decider(inputs, rulings);
  const auto locate = [](const Origin& origin, std::uint16_t column, Field) {
    return Locator{"list", "", origin.row, column, "", "", true};
  };
  std::size_t running = 0;
  std::uint64_t errors = 0, others = 0;
  bench::measure(name, list.records, [&] {
    Notices notices;
    rules::Engine engine(set, inputs, notices, locate);
    Join join;
    const auto take = [&](const Group& group) {
      if (!decide || !group.is_incident()) return engine.see(group);
      rules::GroupFacts facts(group, inputs);
      engine.check(facts);
      const rules::Decision decision = decider.decide(facts, false);
      engine.judge(facts, &decision);
    };
    for (const auto& batch : list.batches) join.add(*batch, take);
    join.finish(take);
    engine.finish();
    running = engine.running();
    errors = notices.count(Severity::error);
    others = notices.count(Severity::warning) + notices.count(Severity::info);
    return errors + others;
  });
  std::printf("# %zu rules ran over %zu records: %llu errors, %llu other findings\n", running, list.records,
              static_cast<unsigned long long>(errors), static_cast<unsigned long long>(others));
}

}  // namespace

int main() {
  std::printf("# compiler %s; one thread, processor time; one warm-up, %d counted rounds, median (lowest-highest)\n",
              __VERSION__, bench::counted_rounds);
  for (const bool faults : {false, true}) {
    const List list = Maker(faults).make(300'000);
    const std::string of = faults ? ", one incident in ten bad" : ", list as it should be";
    all_rules("rules" + of, list, false);
    all_rules("rules and decision" + of, list, true);
  }
  return 0;
}
