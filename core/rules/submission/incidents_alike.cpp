#include "core/model/fingerprint.hpp"
#include "core/rules/submission/common.hpp"
#include "core/text/fold.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex::rules {
namespace {

class IncidentsAlike {
 public:
  void each_incident(RuleContext& context, const Record& incident) {
    const Value date = incident.get(Field::incident_date);
    if (date.empty() || !date.as_date().is_exact()) return;
    const Record* place = find_child(context.batch(), context.group().first, Kind::place);
    if (place == nullptr || place->text(Field::place_district).empty()) return;
    Fingerprint sum;
    sum.add(fingerprint(date));
    text_.clear();
    append_folded(text_, place->text(Field::place_district));
    sum.add(hash64(text_));
    if (const Record* device = find_child(context.batch(), context.group().first, Kind::device))
      sum.add(fingerprint(device->get(Field::device_category)));
    bool told_apart = false;  // without an age, soldiers cannot be distinguished
    victims_.clear();
    for_victims(context.group(), [&](std::size_t number) {
      const Record& victim = context.record(number);
      Fingerprint one;
      for (const Field field : {Field::victim_sex, Field::victim_age, Field::victim_outcome, Field::victim_status})
        one.add(fingerprint(victim.get(field)));
      told_apart |= victim.has(Field::victim_age);
      victims_.push_back(one.value());
    });
    if (!told_apart) return;
    std::sort(victims_.begin(), victims_.end());
    for (const std::uint64_t one : victims_) sum.add(one);
    if (!seen_.insert_digest(sum.value() | 1)) context.report(incident, Field::incident_date);
  }

 private:
  SeenHashes seen_;
  std::vector<std::uint64_t> victims_;
  std::string text_;
};

}  // namespace

Rule incidents_alike() {
  return with_state<IncidentsAlike>(
      {.notice = {"incidents-alike", Severity::warning,
                  "Two incidents have day, district, device and victims in common.",
                  "Two reports of one event became two incidents: everybody in it is counted twice.",
                  "Compare the two; if they are one, keep one and let it have both sources.",
                  "It is like an incident before it: the same day, district and device, and victims of the same sex, "
                  "age and outcome."},
       .reference = "domain B1, C3",
       .fields = {Field::incident_date, Field::place_district, Field::device_category, Field::victim_sex,
                  Field::victim_age},
       .failing = "incident id=1 date=2014-05-14\n"
                  "  place district=Tovuz\n"
                  "victim incident=1 sex=MALE age=34 outcome=INJURED\n"
                  "incident id=2 date=2014-05-14\n"
                  "  place district=\"TOVUZ\"\n"
                  "victim incident=2 sex=MALE age=34 outcome=INJURED",
       .passing = "incident id=1 date=2014-05-14\n"
                  "  place district=Tovuz\n"
                  "victim incident=1 sex=MALE age=34 outcome=INJURED\n"
                  "incident id=2 date=2014-05-14\n"
                  "  place district=Tovuz\n"
                  "victim incident=2 sex=MALE age=35 outcome=INJURED"});
}

}  // namespace maex::rules
