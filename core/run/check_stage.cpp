#include "core/run/check_stage.hpp"

#include "core/io/error.hpp"
#include "core/model/shown.hpp"

namespace maex {
namespace {

// The number of copied records that pass together.
constexpr std::size_t most_gathered = 1024;

/// Hides an id that may be a person's name, as in a list with shifted columns.
std::string shown_id(std::string_view id) { return std::string(id.empty() || looks_like_id(id) ? id : masked_part); }

bool goes_on(Include include, Code state) {
  switch (include) {
    case Include::usual:
    case Include::any: return true;
    case Include::verified:
      return state == Code::verification_VERIFIED || state == Code::verification_VERIFIED_HAZARD_AREA;
    case Include::hazard_area: return state == Code::verification_VERIFIED_HAZARD_AREA;
  }
  return true;
}

}  // namespace

CheckStage::CheckStage(const Checks& checks, Included include, const RecordReader& reader, Notices& notices,
                       ItemFacts& facts, const rules::QueryLimits& limits, StoreFile* store)
    : checks_(checks),
      include_(include),
      locate_([&reader, &facts](const Origin& origin, std::uint16_t column, Field field) {
        Locator place = reader.locate(origin, column, field);
        if (place.document.empty()) place.document = facts.input;
        return place;
      }),
      facts_(facts),
      engine_(*checks.set, checks.inputs, notices, locate_, limits),
      store_(store) {
  CheckFacts& told = facts.checks;
  told.ran = true;
  told.rule_set_name = checks.set->name();
  told.running = engine_.running();
  told.policy = checks.inputs.policy->title;
  told.assumption = checks.inputs.policy->assumption;
  told.rulings = checks.rulings_name;
}

void CheckStage::note_held_back(const Group& group, std::string_view state, Text reason) {
  CheckFacts& told = facts_.checks;
  if (group.is_incident()) ++told.held_back;
  for_victims(group, [&told](std::size_t) { ++told.held_back_victims; });
  if (told.held_back_first.size() >= most_held_back_stored) return;
  const Field id = group.is_incident() ? Field::incident_id : Field::victim_id;
  told.held_back_first.push_back({locate_(group.head().origin(), 0, Field::count), shown_id(group.head().text(id)),
                                  std::string(state), std::move(reason)});
}

CheckStage::Verdict CheckStage::judge(const Group& group) {
  const Verdict verdict = decide(group);
  if (verdict.goes_on && included_) included_(group);
  return verdict;
}

CheckStage::Verdict CheckStage::decide(const Group& group) {
  const Kind kind = group.head().kind();
  if (store_ != nullptr && kind != Kind::incident) store_->add(group, {});
  if (kind == Kind::victim && group.head().has(Field::victim_incident) && include_.which != Include::any) {
    engine_.see(group);
    note_held_back(
        group, "",
        group.incident_before
            ? "its row is not next to the other rows of its incident; sort the list by the number of the incident"_text
            : "its incident is not in the file"_text);
    return {false, {}};
  }
  if (kind != Kind::incident) {
    engine_.see(group);
    return {true, {}};
  }
  rules::GroupFacts known(group, checks_.inputs);
  engine_.check(known);
  const rules::Decision decision = checks_.decider->decide(known, false);
  engine_.judge(known, &decision);
  if (store_ != nullptr) store_->add(group, {info(decision.state).name, to_string(decision.reason)});
  ++states_[static_cast<std::size_t>(decision.state) - static_cast<std::size_t>(Code::verification_REPORTED)];
  if (++reasons_[{decision.state, decision.reason}] == 1)
    facts_.checks.decided[decision.reason] = {std::string(decision.code),
                                              locate_(group.head().origin(), 0, Field::count)};
  if (decision.ruling != nullptr) {
    ++facts_.checks.ruled;
    ruled_.insert(decision.ruling);
  }
  ++districts_[decision.district];
  if (const Value date = group.head().get(Field::incident_date); !date.empty()) {
    Day month = date.as_date().first;
    month.day = 0;
    ++months_[month];
  }
  const bool on = goes_on(include_.which, decision.state);
  if (!on) note_held_back(group, info(decision.state).name, decision.reason);
  return {on, decision.state};
}

void CheckStage::mark(Record& incident, const Verdict& verdict) const {
  if (!verdict.state) return;
  const Value stated = incident.get(Field::incident_verification);
  const bool differs = !stated.empty() && stated.as_code() != *verdict.state;
  if (!include_.mark && !(include_.restate && differs)) return;
  // The sender's own state is kept. What an earlier sender said is not replaced.
  if (!stated.empty() && !incident.has(Field::incident_verification_stated))
    incident.set(Field::incident_verification_stated, stated);
  incident.set(Field::incident_verification, Value::code(*verdict.state));
}

void CheckStage::judge_copy(const Group& group, const Put& put) {
  const Verdict verdict = judge(group);
  if (!verdict.goes_on) return;
  const std::size_t at = out_->size();
  out_->append(*group.batch, group.first, group.last);
  mark((*out_)[at], verdict);
  if (out_->size() >= most_gathered) flush(put);
}

void CheckStage::flush(const Put& put) {
  if (out_->empty()) return;
  put(out_);
  out_->reset();
}

void CheckStage::take(std::unique_ptr<Batch>& batch, const Put& put) {
  if (passes_all()) {
    join_.add(*batch, [this](const Group& group) { judge(group); });
    return put(batch);
  }
  ranges_.clear();
  std::size_t seen = 0;
  join_.add(*batch, [&](const Group& group) {
    if (group.batch != batch.get()) return judge_copy(group, put);
    const Verdict verdict = judge(group);
    if (!verdict.goes_on) return;
    mark((*batch)[group.first], verdict);
    ranges_.emplace_back(group.first, group.last);
    seen += group.last - group.first;
  });
  // The usual case: every incident is complete, and the batch passes as a whole.
  if (seen == batch->size()) {
    flush(put);
    return put(batch);
  }
  for (const auto& [first, last] : ranges_) out_->append(*batch, first, last);
  if (out_->size() >= most_gathered) flush(put);
}

void CheckStage::finish(const Put& put) {
  join_.finish([&](const Group& group) {
    if (passes_all())
      judge(group);
    else
      judge_copy(group, put);
  });
  flush(put);
  for (const rules::Ruling& ruling : checks_.rulings)
    if (!ruled_.contains(&ruling))
      throw UsageError(checks_.rulings_name + ": there is no incident \"" + ruling.incident + "\" in " + facts_.input +
                       "; correct the number or take the ruling out");
  engine_.finish();
  CheckFacts& told = facts_.checks;
  for (const rules::NotRun& each : engine_.not_run()) told.not_run.push_back({each.code, each.reason});
  for (std::size_t i = 0; i != states_.size(); ++i)
    if (states_[i] != 0)
      told.states[std::string(
          info(static_cast<Code>(static_cast<std::size_t>(Code::verification_REPORTED) + i)).name)] = states_[i];
  for (const auto& [month, count] : months_)
    told.months[to_text(PartialDate{PartialDate::Form::at, month, {}})] = count;
  for (const auto& [district, count] : districts_) {
    if (district == nullptr) {
      told.nowhere = count;
      continue;
    }
    const GeoPoint at = district->centroid.value_or(GeoPoint{});
    told.districts[district->id] = {district->title(), at.latitude, at.longitude, count,
                                    district->centroid.has_value()};
  }
  if (!told.districts.empty())
    for (const District& district : checks_.inputs.gazetteer->districts())
      if (district.centroid) told.country.push_back({district.centroid->latitude, district.centroid->longitude});
  for (const auto& [key, count] : reasons_) told.reasons[std::string(info(key.first).name)][key.second] = count;
}

}  // namespace maex
