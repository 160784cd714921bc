#include "tests/bench/generate/list.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace maex::bench {
namespace {

constexpr std::int32_t days_to_cover = 26 * 365;  // 1999 to 2024, for a list of any length

void put(OutCell& cell, std::string_view text) {
  cell.kind = text.empty() ? OutCell::Kind::empty : OutCell::Kind::text;
  cell.text = text;
}
void put(OutCell& cell, double number) {
  cell.kind = OutCell::Kind::number;
  cell.number = number;
}

// The suffix in "2014-cü il" depends on the last word of the spoken year.
std::string_view year_suffix(int year) {
  static constexpr std::string_view of_units[] = {"", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu"};
  static constexpr std::string_view of_tens[] = {"ci", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı"};
  return year % 10 != 0 ? of_units[year % 10] : of_tens[year / 10 % 10];
}

}  // namespace

std::string_view List::spell(const Spelled& word) {
  return language_ == 0 ? word.az : language_ == 1 ? word.ru : word.en;
}

void List::put_date(OutCell& cell, Day day) {
  static constexpr unsigned habits[] = {46, 22, 8, 8, 5, 4, 5, 2};
  const auto month = static_cast<std::size_t>(day.month - 1);
  cell.kind = OutCell::Kind::text;
  switch (random_.weighted(habits)) {
    case 0:
      cell.kind = OutCell::Kind::date;
      cell.day = day;
      break;
    case 1: cell.text = fmt::format("{:02}.{:02}.{}", day.day, day.month, day.year); break;
    case 2:
      cell.text = fmt::format("{} {} {}-{} il", day.day, months_az[month], day.year, year_suffix(day.year));
      break;
    case 3: cell.text = fmt::format("{} {} {}", day.day, months_ru[month], day.year); break;
    case 4: cell.text = fmt::format("{} {} {}", day.day, months_en[month], day.year); break;
    case 5: cell.text = fmt::format("{}-{:02}-{:02}", day.year, day.month, day.day); break;
    case 6:
      cell.text = fmt::format("{} {}", language_ == 1 ? months_ru_plain[month] : months_az[month], day.year);
      break;
    default: cell.text = fmt::format("{}-{} il", day.year, year_suffix(day.year)); break;
  }
}

void List::begin_incident() {
  static constexpr unsigned sizes[] = {60, 24, 10, 6};
  static constexpr unsigned languages[] = {60, 25, 15};
  const std::uint64_t left = options_.rows - truth_.rows;
  incident_size_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(random_.weighted(sizes) + 1, left));
  in_incident_ = 0;
  language_ = random_.weighted(languages);
  continue_blank_ = random_.chance(0.3);

  const double share = static_cast<double>(truth_.rows) / static_cast<double>(options_.rows);
  const Day day = day_from_epoch(days_from_epoch({1999, 1, 1}) + static_cast<std::int32_t>(share * days_to_cover));
  of_year_ = day.year == day_.year ? of_year_ + 1 : 1;
  day_ = day;
  ++truth_.incidents;

  put(incident_[incident_id], fmt::format("{}/{:03}", day.year, of_year_));
  put_date(incident_[date], day);
  const District& where = random_.pick(districts);
  put(incident_[district], where.spellings[language_ == 0 ? 0 : language_ == 1 ? 2 : 1]);
  put(incident_[village],
      fmt::format("{}{}{}", random_.pick(village_fronts), random_.pick(village_stems), random_.pick(village_ends)));
  put(incident_[note], random_.chance(0.4) ? random_.pick(notes) : std::string_view{});
  const Spelled& what = devices[random_.weighted(device_weights)];
  put(incident_[device], spell(what));
  count("device.category", what.code);
  put(incident_[source], spell(sources[random_.weighted(source_weights)]));
  put(incident_[reference], fmt::format("zəng {:02}/{}", day.year % 100, random_.below(900) + 1));
  OutCell& when = incident_[received];
  when.kind = OutCell::Kind::date;
  when.day = day_from_epoch(days_from_epoch(day) + static_cast<std::int32_t>(random_.below(20)));
  put(incident_[check], spell(checks[random_.weighted(check_weights)]));
  put(incident_[remark], random_.pick(remarks));

  static constexpr Error kinds[] = {Error::impossible_date, Error::misspelt_device, Error::missing_outcome,
                                    Error::unknown_outcome, Error::unknown_status,  Error::age_in_words};
  first_error_ = random_.chance(options_.errors) ? random_.pick(kinds) : Error::none;
  // A planted error is exactly one cell. So a wrong cell of an incident must not be repeated in other rows. A row that
  // the reader excludes must not have the only copy of the incident's cells.
  if (first_error_ == Error::impossible_date || first_error_ == Error::misspelt_device) continue_blank_ = true;
  if (first_error_ == Error::missing_outcome || first_error_ == Error::unknown_outcome) continue_blank_ = false;
  if (first_error_ == Error::impossible_date) {
    put(incident_[date], fmt::format("{}.{:02}.{}", 32 + random_.below(8), day.month, day.year));
    ++truth_.planted["impossible-date"];
  } else if (first_error_ == Error::misspelt_device) {
    put(incident_[device], "pyada aleyhine mna");
    ++truth_.planted["misspelt-device"];
  }
}

void List::fill_incident(ListRow& row) {
  static constexpr Column columns[] = {incident_id, date,      district, village, note,  device,
                                       source,      reference, received, check,   remark};
  for (const Column column : columns) {
    if (in_incident_ == 0 || !continue_blank_)
      row[column] = incident_[column];
    else
      row[column].kind = OutCell::Kind::empty;
  }
}

void List::fill_person(ListRow& row, Error error) {
  put(row[casualty_id], fmt::format("{}-{}", incident_[incident_id].text, in_incident_ + 1));
  const Spelled& result = outcomes[random_.weighted(outcome_weights)];
  count("victim.outcome", result.code);
  put(row[outcome], spell(result));
  const Spelled& standing = statuses[random_.weighted(status_weights)];
  count("victim.status", standing.code);
  put(row[status], spell(standing));
  const Spelled& gender = sexes[random_.weighted(sex_weights)];
  count("victim.sex", gender.code);
  put(row[sex], spell(gender));
  const bool child = standing.code == Code::status_CIVILIAN && random_.chance(0.1);
  const unsigned years = child ? 6 + random_.below(12) : 18 + random_.below(50);
  count("victim.age_group", age_groups[child ? 0 : 1].code);
  put(row[age_group], spell(age_groups[child ? 0 : 1]));
  if (random_.chance(0.1))
    put(row[age], fmt::format("{}", years));
  else
    put(row[age], years);
  put(row[activity], random_.pick(activities));
  put(row[occupation], random_.chance(0.7) ? random_.pick(occupations) : std::string_view{});
  put(row[citizenship], spell(citizenships[random_.weighted(citizenship_weights)]));
  if (options_.names)
    put(row[full_name],
        fmt::format("{} {} {} oğlu", random_.pick(family_names), random_.pick(given_names), random_.pick(given_names)));
  else
    row[full_name].kind = OutCell::Kind::empty;

  const auto plant = [&](Column column, std::string_view text, const char* kind) {
    put(row[column], text);
    ++truth_.planted[kind];
  };
  switch (error) {
    case Error::missing_outcome: plant(outcome, "", "missing-outcome"); break;
    case Error::unknown_outcome: plant(outcome, "evakuasiya", "unknown-outcome"); break;
    case Error::unknown_status: plant(status, "qonşu", "unknown-status"); break;
    case Error::age_in_words: plant(age, "iyirmi beş", "age-in-words"); break;
    case Error::none:
    case Error::impossible_date:
    case Error::misspelt_device: break;
  }
}

bool List::next(ListRow& row) {
  if (truth_.rows == options_.rows) return false;
  if (in_incident_ == incident_size_) begin_incident();
  Error error = in_incident_ == 0 ? first_error_ : Error::none;
  if (in_incident_ != 0 && random_.chance(options_.errors)) {
    static constexpr Error of_people[] = {Error::missing_outcome, Error::unknown_outcome, Error::unknown_status,
                                          Error::age_in_words};
    error = random_.pick(of_people);
  }
  fill_incident(row);
  fill_person(row, error);
  for (const OutCell& cell : row) truth_.cells += cell.kind != OutCell::Kind::empty ? 1 : 0;
  ++in_incident_;
  ++truth_.rows;
  return true;
}

}  // namespace maex::bench
