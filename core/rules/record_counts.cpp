#include "core/rules/record_counts.hpp"

#include <algorithm>

namespace maex::rules {
namespace {

constexpr Code unknown = no_code;
constexpr std::size_t most_entries = 50'000;     ///< 2 MB; more distinct days, districts and kinds are left out
constexpr std::uint64_t most_work = 50'000'000;  ///< entries looked at, about half a second

Code code_of(const Record& record, Field field, Code not_known) {
  const Value value = record.get(field);
  return value.empty() || value.as_code() == not_known ? unknown : value.as_code();
}

std::int32_t begin_of_month(std::int32_t day) {
  Day month = day_from_epoch(day);
  month.day = 1;
  return days_from_epoch(month);
}

std::int32_t end_of_month(std::int32_t day) {
  const Day month = day_from_epoch(day);
  return last_day({PartialDate::Form::at, {month.year, month.month, 0}, {}});
}

}  // namespace

/// A figure as a question to the records.
struct RecordCounts::Question {
  bool incidents = false;
  bool any_outcome = false;  ///< casualties
  Code outcome = unknown;
  std::optional<Code> device, status, sex;
  const District* district = nullptr;
};

void RecordCounts::add(const GroupFacts& facts, const Decision* decision) {
  const Record& head = facts.group.head();
  Key key{Figure::no_day,
          Figure::no_day,
          head.origin().document,
          nullptr,
          unknown,
          unknown,
          unknown,
          unknown,
          decision != nullptr && decision->state == Code::verification_VERIFIED_HAZARD_AREA,
          true};
  Input& input =
      inputs_.try_emplace(key.document, Input{Figure::no_day, Figure::no_day, false, head.origin()}).first->second;
  input.decided |= decision != nullptr;
  if (left_out_) return;
  if (facts.date) {
    key.first = first_day(*facts.date);
    key.last = last_day(*facts.date);
    if (key.first == Figure::no_day || key.last == Figure::no_day) key.first = key.last = Figure::no_day;
  }
  // A date like "2014" says nothing about the months that the submission covers.
  // An open date has one end only, and a range may be entered the wrong way round.
  if (key.first != Figure::no_day && key.last >= key.first && key.last - key.first < 31) {
    const std::int32_t first = begin_of_month(key.first), last = end_of_month(key.last);
    input.first = input.first == Figure::no_day ? first : std::min(input.first, first);
    input.last = input.last == Figure::no_day ? last : std::max(input.last, last);
  }
  key.district =
      decision != nullptr && decision->district != nullptr ? decision->district : facts.place_facts.resolution.district;
  if (const Record* device = find_child(*facts.group.batch, facts.group.first, Kind::device))
    key.device = code_of(*device, Field::device_category, Code::device_category_UNKNOWN);
  put(key, 1);
  key.is_incident = false;
  if (facts.casualties.listed == 0) {
    const std::int64_t killed = facts.casualties.stated_killed.value_or(0);
    const std::int64_t injured = facts.casualties.stated_injured.value_or(0);
    Key person = key;
    person.outcome = Code::outcome_KILLED;
    put(person, killed);
    person.outcome = Code::outcome_INJURED;
    put(person, injured);
    person.outcome = unknown;
    put(person, facts.casualties.stated.value_or(0) - killed - injured);
    return;
  }
  for_victims(facts.group, [&](std::size_t number) {
    const Record& victim = (*facts.group.batch)[number];
    Key person = key;
    person.outcome = code_of(victim, Field::victim_outcome, Code::outcome_UNKNOWN);
    if (person.outcome == Code::outcome_UNINJURED) return;
    person.status = code_of(victim, Field::victim_status, Code::status_UNKNOWN);
    person.sex = code_of(victim, Field::victim_sex, Code::sex_UNKNOWN);
    put(person, 1);
  });
}

void RecordCounts::put(const Key& key, std::int64_t number) {
  if (number <= 0 || left_out_) return;
  entries_.push_back({key, static_cast<std::uint32_t>(std::min<std::int64_t>(number, UINT32_MAX))});
  if (entries_.size() < 2 * most_entries) return;
  merge();
  if (entries_.size() <= most_entries) return;
  entries_ = {};
  left_out_ = true;
}

void RecordCounts::merge() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
  std::size_t end = 0;
  for (const Entry& each : entries_)
    if (end != 0 && entries_[end - 1].key == each.key)
      entries_[end - 1].number += each.number;
    else
      entries_[end++] = each;
  entries_.resize(end);
}

void RecordCounts::finish() { merge(); }

std::optional<RecordCounts::Question> RecordCounts::question(const Figure& figure, const RuleInputs& inputs) {
  Question asked;
  switch (figure.measure) {
    case Code::measure_INCIDENTS: asked.incidents = true; break;
    case Code::measure_CASUALTIES: asked.any_outcome = true; break;
    case Code::measure_KILLED: asked.outcome = Code::outcome_KILLED; break;
    case Code::measure_INJURED: asked.outcome = Code::outcome_INJURED; break;
    default: return std::nullopt;
  }
  for (const std::string& part : breakdown_parts(figure)) {
    const std::size_t mark = part.find('=');
    if (mark == std::string::npos) return std::nullopt;
    const std::string_view name = std::string_view(part).substr(0, mark),
                           value = std::string_view(part).substr(mark + 1);
    const auto code = [&](CodeList list, std::optional<Code>& into) {
      into = find_code(list, value);
      return into.has_value();
    };
    bool known = false;
    if (name == "status") known = !asked.incidents && code(CodeList::status, asked.status);
    if (name == "sex") known = !asked.incidents && code(CodeList::sex, asked.sex);
    if (name == "device") known = code(CodeList::device_category, asked.device);
    if ((name == "place" || name == "district") && inputs.gazetteer != nullptr) {
      asked.district = inputs.gazetteer->find(value);
      if (asked.district == nullptr) asked.district = inputs.gazetteer->resolve(value).district;
      known = asked.district != nullptr;
    }
    if (!known) return std::nullopt;
  }
  return asked;
}

/// The records may begin and end a little later and earlier than the time: not each month has an incident.
bool RecordCounts::covers(const Input& input, const Figure& figure) {
  if (input.first == Figure::no_day) return false;
  const std::int32_t allowed = (figure.last - figure.first + 1) / 4;
  return input.first <= figure.first + allowed && input.last >= figure.last - allowed;
}

std::vector<Counted> RecordCounts::counted(const Figure& figure, const RuleInputs& inputs) {
  if (left_out_ || !figure.exact || !figure.dated() || figure.first == Figure::no_day) return {};
  const std::optional<Question> asked = question(figure, inputs);
  if (!asked) return {};
  std::map<std::uint32_t, Counted> found;
  for (const auto& [document, input] : inputs_)
    if (covers(input, figure)) {
      Counted& one = found[document];
      one.document = document;
      one.decided = input.decided;
      one.first = input.origin;
    }
  if (found.empty()) return {};
  work_ += entries_.size();
  if (work_ > most_work) {
    left_out_ = true;
    return {};
  }
  for (const Entry& each : entries_) {
    const Key& key = each.key;
    const auto of = found.find(key.document);
    if (of == found.end() || key.is_incident != asked->incidents) continue;
    const bool has_day = key.first != Figure::no_day;
    if (has_day && (key.last < figure.first || key.first > figure.last)) continue;
    bool open = !has_day || key.first < figure.first || key.last > figure.last;
    const auto differs = [&open](auto has, auto wanted, auto none) {
      if (has == none) open = true;
      return has != none && has != wanted;
    };
    if (asked->status && differs(key.status, *asked->status, unknown)) continue;
    if (asked->sex && differs(key.sex, *asked->sex, unknown)) continue;
    if (asked->device && differs(key.device, *asked->device, unknown)) continue;
    if (asked->district != nullptr && differs(key.district, asked->district, static_cast<const District*>(nullptr)))
      continue;
    if (!asked->incidents && !asked->any_outcome && differs(key.outcome, asked->outcome, unknown)) continue;
    Counted& one = of->second;
    if (open) {
      one.open += each.number;
      continue;
    }
    one.all += each.number;
    if (key.verified) one.verified += each.number;
  }
  std::vector<Counted> list;
  for (const auto& [document, one] : found) list.push_back(one);
  return list;
}

}  // namespace maex::rules
