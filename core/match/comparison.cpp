#include "core/match/comparison.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/text/fold.hpp"

namespace maex::match {
namespace {

constexpr std::string_view text_levels[] = {"equal", "one-letter", "two-letters", "similar", "different"};
constexpr std::string_view exact_levels[] = {"equal", "different"};
constexpr std::string_view name_levels[] = {"equal",   "spelling",         "order",    "part-missing", "initials",
                                            "similar", "other-patronymic", "one-part", "different"};
constexpr std::string_view date_levels[] = {"equal",   "both-month", "month-only", "within-1",  "within-3", "within-7",
                                            "swapped", "received",   "same-month", "year-only", "different"};
constexpr std::string_view place_levels[] = {"same-settlement",  "near",      "same-district",
                                             "other-settlement", "neighbour", "different"};
constexpr std::string_view device_levels[] = {"equal", "refined", "contradicts"};
constexpr std::string_view outcome_levels[] = {"equal", "later-death", "contradicts"};
constexpr std::string_view sex_levels[] = {"equal", "contradicts"};
constexpr std::string_view age_levels[] = {"equal", "within-1", "birth-year", "within-3", "group", "different"};
constexpr std::string_view count_levels[] = {"equal", "one-more", "different"};
constexpr std::string_view linked_levels[] = {"same-incident", "open", "other-incident"};

struct Named {
  Comparison comparison;
  std::string_view name;
  std::span<const std::string_view> levels;
};
constexpr Named comparisons[] = {{Comparison::text, "text", text_levels},
                                 {Comparison::exact, "exact", exact_levels},
                                 {Comparison::name, "name", name_levels},
                                 {Comparison::date, "date", date_levels},
                                 {Comparison::place, "place", place_levels},
                                 {Comparison::device, "device", device_levels},
                                 {Comparison::outcome, "outcome", outcome_levels},
                                 {Comparison::status, "status", device_levels},
                                 {Comparison::sex, "sex", sex_levels},
                                 {Comparison::age, "age", age_levels},
                                 {Comparison::count, "count", count_levels},
                                 {Comparison::linked, "linked", linked_levels}};

constexpr Level level_of(std::span<const std::string_view> levels, std::string_view name) {
  for (std::size_t i = 0; i != levels.size(); ++i)
    if (levels[i] == name) return static_cast<Level>(i + 1);
  std::abort();
}

Level compare_words(const Word& a, const Word& b) {
  const unsigned size = std::min(a.size, b.size);
  const unsigned limit = size >= 8 ? 3 : size >= 5 ? 2 : size >= 3 ? 1 : 0;
  const unsigned edits = limit == 0 ? 4 : distance(a, b, limit);
  if (edits <= limit) return static_cast<Level>(1 + edits);
  const std::size_t head = size >= 5 ? 4 : Word::most + 1;  // "kelgoola 12" and "kelgoola"
  if (size >= head &&
      std::equal(a.letters.begin(), a.letters.begin() + static_cast<std::ptrdiff_t>(head), b.letters.begin()))
    return level_of(text_levels, "similar");
  return level_of(text_levels, "different");
}

Level compare_dates(const DateValue& a, const DateValue& b) {
  const auto level = [](std::string_view name) { return level_of(date_levels, name); };
  if (a.first == b.first && a.last == b.last)
    return a.is_day() ? level("equal") : a.last - a.first > 31 ? level("year-only") : level("both-month");
  const bool overlap = a.first <= b.last && b.first <= a.last;
  if (!a.is_day() || !b.is_day()) {
    const std::int32_t wider = std::max(a.last - a.first, b.last - b.first);
    if (overlap) return wider > 31 ? level("year-only") : level("month-only");
    const std::int32_t gap = std::max(a.first, b.first) - std::min(a.last, b.last);
    return gap <= 7 ? level("within-7") : level("different");
  }
  const std::int32_t apart = std::abs(a.first - b.first);
  if (apart <= 1) return level("within-1");
  if (apart <= 3) return level("within-3");
  if (a.swapped == b.first || b.swapped == a.first) return level("swapped");
  if (apart <= 7) return level("within-7");
  if (a.received == b.first || b.received == a.first) return level("received");
  const Day one = day_from_epoch(a.first), other = day_from_epoch(b.first);
  if (one.year == other.year && one.month == other.month) return level("same-month");
  // A slip in the month or the year leaves the other parts.
  if (one.day == other.day && (one.month == other.month || one.year == other.year)) return level("same-month");
  return level("different");
}

constexpr double near_metres = 5000, neighbour_metres = 40'000;

Level compare_places(const PlaceValue& a, const PlaceValue& b) {
  const auto level = [](std::string_view name) { return level_of(place_levels, name); };
  const bool settlements = !a.settlement.empty() && !b.settlement.empty();
  const bool same_district = a.district != 0 && a.district == b.district;
  if (settlements && a.settlement == b.settlement && (same_district || a.district == 0 || b.district == 0))
    return level("same-settlement");
  if (a.point && b.point) {
    const double apart = distance_m(*a.point, *b.point);
    if (apart <= near_metres) return level("near");
  }
  if (same_district) {
    if (!settlements) return level("same-district");
    const Word one{a.settlement}, other{b.settlement};
    const unsigned limit = std::min(one.size, other.size) >= 6 ? 2 : 1;
    // "Yuxarı Seyidəhmədli" and "Seyidəhmədli"
    const bool within =
        a.settlement.find(b.settlement) != std::string::npos || b.settlement.find(a.settlement) != std::string::npos;
    return distance(one, other, limit) <= limit || within ? level("near") : level("other-settlement");
  }
  if (a.district == 0 || b.district == 0) return 0;
  if (settlements && a.settlement == b.settlement) return level("neighbour");
  if (a.centre && b.centre && distance_m(*a.centre, *b.centre) <= neighbour_metres) return level("neighbour");
  return level("different");
}

bool is_among(Code code, std::initializer_list<Code> list) {
  return std::find(list.begin(), list.end(), code) != list.end();
}

/// One code says the same less exactly.
bool refines(Code general, Code exact) {
  using enum Code;
  if (general == device_category_MINE_UNSPECIFIED)
    return is_among(exact, {device_category_AP_MINE, device_category_AV_MINE, device_category_IMPROVISED_MINE,
                            device_category_BOOBY_TRAP});
  if (general == device_category_ERW)
    return is_among(exact, {device_category_ERW_UXO, device_category_ERW_AXO, device_category_SUBMUNITION});
  if (general == device_category_ERW_UXO)
    return is_among(exact, {device_category_SUBMUNITION, device_category_ERW_AXO});
  return false;
}

/// What the two standings have in common: police, border guards and foreign soldiers are armed, and senders count a
/// deminer as a civilian or as military (domain B1).
bool statuses_refine(Code a, Code b) {
  using enum Code;
  const auto armed = [](Code code) {
    return is_among(code, {status_MILITARY, status_POLICE, status_FOREIGN_MILITARY});
  };
  return a == status_DEMINER || b == status_DEMINER || (armed(a) && armed(b));
}

Level compare_codes(Comparison comparison, Code a, Code b) {
  using enum Code;
  if (a == b) return 1;
  switch (comparison) {
    case Comparison::device: return refines(a, b) || refines(b, a) ? 2 : 3;
    case Comparison::outcome:
      return is_among(a, {outcome_KILLED, outcome_INJURED}) && is_among(b, {outcome_KILLED, outcome_INJURED}) ? 2 : 3;
    case Comparison::status: return statuses_refine(a, b) ? 2 : 3;
    default: return 2;
  }
}

Code group_of(const AgeValue& age) {
  if (age.age >= 0) return age.age < 18 ? Code::age_group_CHILD : Code::age_group_ADULT;
  if (age.born != 0 && age.year != 0) {
    const int about = age.year - age.born;
    if (about < 18) return Code::age_group_CHILD;
    if (about > 18) return Code::age_group_ADULT;
  }
  return age.group;
}

Level compare_ages(const AgeValue& a, const AgeValue& b) {
  const auto level = [](std::string_view name) { return level_of(age_levels, name); };
  const auto born = [](const AgeValue& of, bool& exact) {
    exact = of.born != 0;
    return exact ? of.born : of.age >= 0 && of.year != 0 ? of.year - of.age : 0;
  };
  bool exact_a = false, exact_b = false;
  const int year_a = born(a, exact_a), year_b = born(b, exact_b);
  if (a.age >= 0 && b.age >= 0) {
    const int apart = std::abs(a.age - b.age);
    if (apart == 0) return level("equal");
    if (apart == 1) return level("within-1");
    if (apart <= 3) return level("within-3");
    return level("different");
  }
  if (year_a != 0 && year_b != 0) {
    const int apart = std::abs(year_a - year_b);
    if (apart == 0 || (apart == 1 && exact_a != exact_b)) return level("birth-year");
    return apart <= 3 ? level("within-3") : level("different");
  }
  const Code one = group_of(a), other = group_of(b);
  if (one == Code::age_group_UNKNOWN || other == Code::age_group_UNKNOWN) return 0;
  return one == other ? level("group") : level("different");
}

Level compare_counts(std::int64_t a, std::int64_t b) {
  const std::int64_t apart = std::abs(a - b);
  return apart == 0 ? Level{1} : apart == 1 ? Level{2} : Level{3};
}

template <class... Parts>
std::string joined_key(const Parts&... parts) {
  std::string key;
  ((key += std::to_string(parts), key += ' '), ...);
  return key;
}

}  // namespace

std::string_view name(Comparison comparison) { return comparisons[static_cast<std::size_t>(comparison)].name; }

std::optional<Comparison> find_comparison(std::string_view name) {
  for (const Named& each : comparisons)
    if (each.name == name) return each.comparison;
  return std::nullopt;
}

std::vector<std::string> comparison_names() {
  std::vector<std::string> names;
  for (const Named& each : comparisons) names.emplace_back(each.name);
  return names;
}

std::span<const std::string_view> level_names(Comparison comparison) {
  return comparisons[static_cast<std::size_t>(comparison)].levels;
}

std::optional<DateValue> date_value(const PartialDate& date, const std::optional<PartialDate>& received) {
  if (date.form == PartialDate::Form::before || date.form == PartialDate::Form::after || date.first.year == 0)
    return std::nullopt;
  const auto begin = [](Day day) {
    if (day.month == 0) day.month = 1;
    if (day.day == 0) day.day = 1;
    return days_from_epoch(day);
  };
  const auto end = [&](Day day) {
    if (day.day != 0) return days_from_epoch(day);
    Day next = day;
    next.day = 1;
    if (day.month == 0 || day.month == 12) {
      next.month = 1;
      ++next.year;
    } else {
      ++next.month;
    }
    return days_from_epoch(next) - 1;
  };
  DateValue value;
  value.first = begin(date.first);
  value.last = end(date.form == PartialDate::Form::range ? date.last : date.first);
  if (value.is_day() && date.first.day <= 12 && date.first.day != date.first.month)
    value.swapped = days_from_epoch({date.first.year, date.first.day, date.first.month});
  if (received && received->first.day != 0) value.received = days_from_epoch(received->first);
  return value;
}

ValueId Dictionary::number_of(std::size_t side, const std::string& key, bool& is_new) {
  const auto [found, added] = numbers_.try_emplace(key, static_cast<ValueId>(size_));
  is_new = added;
  if (added) {
    ++size_;
    counts_[0].push_back(0);
    counts_[1].push_back(0);
  }
  ++counts_[side][found->second];
  return found->second;
}

ValueId Dictionary::add_text(std::size_t side, std::string_view text) { return add_folded(side, fold(text)); }

ValueId Dictionary::add_folded(std::size_t side, const std::string& folded) {
  if (folded.empty()) return 0;
  bool is_new = false;
  const ValueId value = number_of(side, folded, is_new);
  if (is_new) {
    words_.emplace_back(folded);
    marks_.push_back(words_.back().mark());
  }
  return value;
}

ValueId Dictionary::add_name(std::size_t side, PersonName name) {
  if (name.empty()) return 0;
  std::string key;
  for (const PersonName::Part& part : name.parts) key += part.folded + (part.patronymic ? "* " : " ");
  bool is_new = false;
  const ValueId value = number_of(side, key, is_new);
  if (is_new) names_.push_back(std::move(name));
  return value;
}

ValueId Dictionary::add_date(std::size_t side, const DateValue& date) {
  bool is_new = false;
  const ValueId value = number_of(side, joined_key(date.first, date.last, date.received), is_new);
  if (is_new) dates_.push_back(date);
  return value;
}

ValueId Dictionary::add_place(std::size_t side, const PlaceValue& place) {
  if (place.district == 0 && place.settlement.empty() && !place.point) return 0;
  bool is_new = false;
  const GeoPoint at = place.point.value_or(GeoPoint{-1, -1});
  const ValueId value =
      number_of(side, joined_key(place.district, at.latitude, at.longitude) + place.settlement, is_new);
  if (is_new) places_.push_back(place);
  return value;
}

ValueId Dictionary::add_code(std::size_t side, Code code) {
  using enum Code;
  if (code == no_code || is_among(code, {outcome_UNKNOWN, status_UNKNOWN, sex_UNKNOWN, device_category_UNKNOWN}))
    return 0;
  bool is_new = false;
  const ValueId value = number_of(side, std::string(info(code).name), is_new);
  if (is_new) codes_.push_back(code);
  return value;
}

ValueId Dictionary::add_age(std::size_t side, const AgeValue& age) {
  if (age.age < 0 && age.born == 0 && age.group == Code::age_group_UNKNOWN) return 0;
  bool is_new = false;
  const int year = age.born == 0 && age.age < 0 ? 0 : age.year;
  const ValueId value = number_of(side, joined_key(age.age, age.born, year, static_cast<int>(age.group)), is_new);
  if (is_new) ages_.push_back(age);
  return value;
}

ValueId Dictionary::add_count(std::size_t side, std::int64_t count) {
  bool is_new = false;
  const ValueId value = number_of(side, joined_key(count), is_new);
  if (is_new) numbers_of_people_.push_back(count);
  return value;
}

void Dictionary::link(const std::vector<std::uint32_t>& partner_of_a, std::size_t of_b) {
  partner_[0].assign(1, 0);
  partner_[0].insert(partner_[0].end(), partner_of_a.begin(), partner_of_a.end());
  partner_[1].assign(of_b + 1, 0);
  for (ValueId a = 1; a != partner_[0].size(); ++a)
    if (partner_[0][a] != 0) partner_[1][partner_[0][a]] = a;
}

void Dictionary::finish() {
  if (comparison_ == Comparison::linked) return;
  constexpr std::size_t most_cells = std::size_t{1} << 20;
  if (size_ * size_ > most_cells) return;
  std::vector<Level> levels(size_ * size_);
  for (ValueId a = 1; a != size_; ++a)
    for (ValueId b = 1; b != size_; ++b) levels[a * size_ + b] = compare(a, b);
  table_ = std::move(levels);
}

Level Dictionary::compare(ValueId a, ValueId b) const {
  const std::size_t x = a - 1, y = b - 1;
  switch (comparison_) {
    case Comparison::text: return a == b ? Level{1} : compare_words(words_[x], words_[y]);
    case Comparison::exact: return a == b ? Level{1} : Level{2};
    case Comparison::name: return static_cast<Level>(match::compare(names_[x], names_[y]));
    case Comparison::date: return compare_dates(dates_[x], dates_[y]);
    case Comparison::place: return compare_places(places_[x], places_[y]);
    case Comparison::device:
    case Comparison::outcome:
    case Comparison::status:
    case Comparison::sex: return compare_codes(comparison_, codes_[x], codes_[y]);
    case Comparison::age: return compare_ages(ages_[x], ages_[y]);
    case Comparison::count: return compare_counts(numbers_of_people_[x], numbers_of_people_[y]);
    case Comparison::linked:
      if (partner_[0][a] == b) return 1;
      return partner_[0][a] == 0 && partner_[1][b] == 0 ? Level{2} : Level{3};
  }
  return 0;
}

}  // namespace maex::match
