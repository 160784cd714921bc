#include "core/match/side.hpp"

#include <algorithm>

#include "core/io/temporary.hpp"
#include "core/model/casualties.hpp"
#include "core/model/digest.hpp"
#include "core/model/hash.hpp"
#include "core/model/shown.hpp"
#include "core/place/place_key.hpp"
#include "core/rules/engine.hpp"
#include "core/run/checks.hpp"
#include "core/run/fill.hpp"
#include "core/run/inputs.hpp"
#include "core/run/join.hpp"
#include "core/text/fold.hpp"

namespace maex::match {
namespace {

std::optional<PartialDate> date_of(const Record& record, Field field) {
  const Value value = record.get(field);
  return value.kind() == Value::Kind::date ? std::optional(value.as_date()) : std::nullopt;
}

Code code_of(const Record& record, Field field, Code fallback) {
  const Code code = record.get(field).as_code();
  return code == no_code ? fallback : code;
}

/// A number that may be shown: a list with moved columns has names where numbers belong.
std::string shown_id(std::string_view id) { return std::string(id.empty() || looks_like_id(id) ? id : masked_part); }

std::string settlement_sound(std::string_view settlement) {
  place::PlaceKey key;
  place::make_key(key, settlement);
  return sound_of(key.text);
}

std::uint64_t content_of(const Batch& batch, std::size_t record, std::string_view id, std::uint64_t seed) {
  std::string content;
  append_content(content, batch, record);
  return hash64(content, hash64(id, seed));
}

class Reading {
 public:
  Reading(const ConvertJob& job, const Inputs& inputs, Side& side)
      : job_(job),
        inputs_(inputs),
        side_(side),
        engine_(*job.checks->set, job.checks->inputs, ignored_,
                [&inputs](const Origin& origin, std::uint16_t column, Field field) {
                  return inputs.locate(origin, column, field);
                }) {}

  void add(const Group& group) {
    const Record& head = group.head();
    if (head.kind() == Kind::incident) return add_incident(group);
    if (head.kind() == Kind::tally) return add_figure(head);
    if (head.kind() == Kind::submission) {
      side_.period = date_of(head, Field::submission_period);
      side_.issued = date_of(head, Field::submission_issued);
      return;
    }
    if (head.kind() == Kind::victim) add_lone_victim(group);
  }

 private:
  [[nodiscard]] Locator place(const Record& record) const { return inputs_.locate(record.origin(), 0, Field::count); }

  void add_figure(const Record& tally) {
    rules::Figures one;
    one.add(tally);
    for (const rules::Figure& figure : one.all())
      side_.figures.push_back({figure, inputs_.locate(figure.origin, figure.column, Field::tally_value)});
  }

  void add_place(SideIncident& incident, const rules::GroupFacts& known) const {
    if (known.place == 0) return;
    const Record& record = (*known.group.batch)[known.place];
    if (const District* district = known.place_facts.resolution.district) {
      const std::span<const District> all = job_.checks->inputs.gazetteer->districts();
      incident.district = district->id;
      incident.place.district = static_cast<std::uint32_t>(district - all.data()) + 1;
      incident.place.centre = district->centroid;
    } else if (const std::string_view word = record.text(Field::place_district); !word.empty()) {
      incident.district = fold(word);
      // A district that no list knows has a number of its own, above those of the list.
      incident.place.district = static_cast<std::uint32_t>(hash64(incident.district) | 0x8000'0000u);
    }
    incident.place.settlement = settlement_sound(record.text(Field::place_settlement));
    if (known.place_facts.is_degrees()) incident.place.point = known.place_facts.point;
  }

  void add_incident(const Group& group) {
    rules::GroupFacts known(group, job_.checks->inputs);
    engine_.check(known);
    const rules::Decision decision = job_.checks->decider->decide(known, false);
    const Batch& batch = *group.batch;
    const Record& head = group.head();
    SideIncident incident;
    incident.id = shown_id(head.text(Field::incident_id));
    incident.where = place(head);
    incident.date = known.date;
    incident.received = date_of(head, Field::incident_date_received);
    incident.state = decision.state;
    incident.reason = decision.reason;
    incident.reason_code = decision.code;
    add_place(incident, known);
    for_children(group, group.first, Kind::device, [&](std::size_t i) {
      if (incident.device == Code::device_category_UNKNOWN)
        incident.device = code_of(batch[i], Field::device_category, incident.device);
    });
    incident.content = content_of(batch, group.first, incident.id, 0);
    incident.first_victim = static_cast<std::uint32_t>(side_.victims.size());
    const auto number = static_cast<std::uint32_t>(side_.incidents.size());
    for_victims(group, [&](std::size_t i) { add_victim(batch, i, number, incident); });
    incident.lists_people = known.casualties.listed != 0;
    if (!incident.lists_people) add_stated(known.casualties, number, incident);
    incident.victims = static_cast<std::uint32_t>(side_.victims.size()) - incident.first_victim;
    for (std::uint32_t i = 0; i != incident.victims; ++i) {
      const Code outcome = side_.victims[incident.first_victim + i].outcome;
      incident.killed += outcome == Code::outcome_KILLED;
      incident.injured += outcome == Code::outcome_INJURED;
    }
    incident.casualties = incident.victims;
    side_.incidents.push_back(std::move(incident));
  }

  void add_victim(const Batch& batch, std::size_t i, std::uint32_t number, const SideIncident& incident) {
    const Record& record = batch[i];
    SideVictim victim;
    victim.outcome = code_of(record, Field::victim_outcome, Code::outcome_UNKNOWN);
    if (victim.outcome == Code::outcome_UNINJURED) return;  // not a casualty
    victim.incident = number;
    victim.id = shown_id(record.text(Field::victim_id));
    victim.where = place(record);
    victim.status = code_of(record, Field::victim_status, victim.status);
    victim.sex = code_of(record, Field::victim_sex, victim.sex);
    victim.nationality = code_of(record, Field::victim_nationality_group, victim.nationality);
    victim.age.group = code_of(record, Field::victim_age_group, victim.age.group);
    if (const Value age = record.get(Field::victim_age); age.kind() == Value::Kind::integer)
      victim.age.age = static_cast<int>(std::clamp<std::int64_t>(age.as_integer(), -1, 200));
    if (const auto born = date_of(record, Field::victim_birth_date)) victim.age.born = born->first.year;
    if (incident.date) victim.age.year = incident.date->first.year;
    victim.name = read_name(record.text(Field::victim_family_name), record.text(Field::victim_given_name),
                            record.text(Field::victim_patronymic), record.text(Field::victim_full_name));
    victim.content = content_of(batch, i, victim.id, incident.content);
    side_.victims.push_back(std::move(victim));
  }

  /// The numbers of an incident that lists nobody.
  void add_stated(const Casualties& casualties, std::uint32_t number, const SideIncident& incident) {
    constexpr std::int64_t most = 10'000;
    const std::int64_t killed = casualties.stated_killed.value_or(0), injured = casualties.stated_injured.value_or(0);
    const std::int64_t all = std::min(most, std::max(casualties.stated.value_or(0), killed + injured));
    for (std::int64_t i = 0; i < all; ++i) {
      SideVictim victim;
      victim.incident = number;
      victim.where = incident.where;
      victim.stated = true;
      victim.outcome = i < killed             ? Code::outcome_KILLED
                       : i < killed + injured ? Code::outcome_INJURED
                                              : Code::outcome_UNKNOWN;
      victim.content = mix64(incident.content + static_cast<std::uint64_t>(i));
      side_.victims.push_back(std::move(victim));
    }
  }

  /// A victim whose incident is not in the file is compared as an incident without date and place.
  void add_lone_victim(const Group& group) {
    SideIncident incident;
    incident.id = shown_id(group.head().text(Field::victim_incident));
    incident.where = place(group.head());
    incident.first_victim = static_cast<std::uint32_t>(side_.victims.size());
    incident.lists_people = true;
    add_victim(*group.batch, group.first, static_cast<std::uint32_t>(side_.incidents.size()), incident);
    incident.victims = static_cast<std::uint32_t>(side_.victims.size()) - incident.first_victim;
    incident.casualties = incident.victims;
    incident.reason = "its incident is not in the file"_text;
    incident.content = mix64(group.first);
    side_.incidents.push_back(std::move(incident));
  }

  const ConvertJob& job_;
  const Inputs& inputs_;
  Side& side_;
  Notices ignored_{0};  // maex validate reports the findings
  rules::Engine engine_;
};

}  // namespace

bool Side::has_verified_only() const {
  return !incidents.empty() && std::all_of(incidents.begin(), incidents.end(), [](const SideIncident& each) {
    return each.state == Code::verification_VERIFIED_HAZARD_AREA;
  });
}

std::optional<DateValue> Side::span() const {
  if (period) return date_value(*period, std::nullopt);
  std::optional<DateValue> span;
  for (const SideIncident& each : incidents) {
    const auto date = each.date ? date_value(*each.date, std::nullopt) : std::nullopt;
    if (!date) continue;
    if (!span) span = date;
    span->first = std::min(span->first, date->first);
    span->last = std::max(span->last, date->last);
  }
  // Senders count whole months.
  if (span) {
    Day first = day_from_epoch(span->first), last = day_from_epoch(span->last);
    first.day = last.day = 0;
    span = date_value({PartialDate::Form::range, first, last}, std::nullopt);
  }
  return span;
}

Side read_side(const ConvertJob& job, const Registry& registry, const std::filesystem::path& input,
               std::vector<InputFact>& facts, const std::atomic<bool>* stop) {
  Side side;
  ConvertJob begun = job;
  begun.skip_broken = false;
  begun.source.bounds = begin_work(begun.source.bounds, stop);
  const Item item{static_cast<std::uint32_t>(facts.size()), {input}, {}, nullptr, nullptr};
  ItemFacts read;
  Inputs inputs(item, begun, registry, read);
  if (begun.checks_of) begun.checks = begun.checks_of(common_programme(inputs.partners(), begun.check));
  Notices notices(begun.stored_per_code);
  inputs.begin(notices, nullptr, nullptr, stop, false);
  Reading reading(begun, inputs, side);
  Fill fill(&begun.checks->inputs);
  Join join;
  const auto add = [&](const Group& group) { reading.add(group); };
  Batch batch;
  for (; inputs.next(batch); batch.reset()) {
    fill.add(batch);
    join.add(batch, add);
  }
  join.finish(add);
  inputs.report_end(notices);
  side.checks = begun.checks;
  side.unread = take_findings(notices);
  std::erase_if(side.unread, [](const FindingGroup& group) { return group.type.severity != Severity::error; });
  for (const Partner* partner : inputs.partners()) {
    side.partner = partner->descriptor().id;
    side.for_imsma = partner->descriptor().for_imsma;
  }
  side.name = side.partner;
  side.inputs = {name_in_messages(input)};
  facts.insert(facts.end(), read.inputs.begin(), read.inputs.end());
  return side;
}

void append(Side& to, Side more) {
  const auto victims = static_cast<std::uint32_t>(to.victims.size()),
             incidents = static_cast<std::uint32_t>(to.incidents.size());
  for (SideIncident& each : more.incidents) {
    each.first_victim += victims;
    to.incidents.push_back(std::move(each));
  }
  for (SideVictim& each : more.victims) {
    each.incident += incidents;
    to.victims.push_back(std::move(each));
  }
  to.figures.insert(to.figures.end(), std::make_move_iterator(more.figures.begin()),
                    std::make_move_iterator(more.figures.end()));
  to.inputs.insert(to.inputs.end(), more.inputs.begin(), more.inputs.end());
  to.unread.insert(to.unread.end(), more.unread.begin(), more.unread.end());
  // Periods of several inputs do not make one period.
  to.period.reset();
  to.issued.reset();
}

}  // namespace maex::match
