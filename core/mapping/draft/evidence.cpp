#include "core/mapping/draft/evidence.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "core/mapping/profile/parse_value.hpp"
#include "core/place/coordinate.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

using Says = Evidence::Says;

constexpr double most_of = 0.8, few_of = 0.3;  // shares of the values
constexpr double oldest = 110;                 // years
constexpr int any_year = 2026;                 // of two-digit years: only whether a text is a date counts

std::string counted(std::size_t some, std::size_t all, const std::string& what) {
  return std::to_string(some) + " of " + std::to_string(all) + " values are " + what;
}

bool is_number(const Cell& cell) {
  if (cell.kind == CellKind::number) return cell.format == nullptr || !cell.format->is_date;
  const std::string_view text = trim(cell.raw);
  return cell.kind == CellKind::text && !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-';
         });
}

double number_of(const Cell& cell) {
  if (cell.kind == CellKind::number) return cell.number;
  std::string text(trim(cell.raw));
  std::replace(text.begin(), text.end(), ',', '.');
  return std::strtod(text.c_str(), nullptr);
}

bool is_date(const Cell& cell) {
  if (cell.kind == CellKind::date || (cell.format != nullptr && cell.format->is_date)) return true;
  return cell.kind == CellKind::text && !is_number(cell) &&
         (parse_date(cell.raw, DateOrder::dmy, any_year) || parse_date(cell.raw, DateOrder::mdy, any_year));
}

std::size_t count(const SheetColumn& column, const std::function<bool(const Cell&)>& is) {
  return static_cast<std::size_t>(std::count_if(column.cells.begin(), column.cells.end(), is));
}

Evidence by_share(const SheetColumn& column, std::size_t fitting, const char* what, Says when_most) {
  const std::size_t all = column.cells.size();
  const double share = static_cast<double>(fitting) / static_cast<double>(all);
  if (share >= most_of) return {when_most, counted(fitting, all, what)};
  return {share < few_of ? Says::against : Says::nothing, counted(fitting, all, what)};
}

Evidence of_code(const SheetColumn& column, Field field) {
  Profile profile;
  profile.languages = {"en", "az", "ru"};
  ProfileColumn as;
  as.field = field;
  ValueParser parser(profile, as, any_year);
  Parsed parsed;
  const std::size_t known = count(column, [&](const Cell& cell) {
    parser.parse(cell, parsed);
    return parsed.is == Parsed::Is::value;
  });
  const std::size_t numbers = count(column, [](const Cell& cell) { return is_number(cell) || is_date(cell); });
  if (numbers * 2 > column.cells.size())
    return {Says::against, counted(numbers, column.cells.size(), "numbers or dates")};
  std::set<std::string> distinct;
  for (const Cell& cell : column.cells) distinct.insert(fold(cell.raw));
  const std::string what = "words of the list " + std::string(name(info(field).list));
  if (known == 0) {
    // The list of a language that has no words yet has few different values.
    constexpr std::size_t most_codes = 20;
    if (distinct.size() > most_codes) return {Says::against, std::to_string(distinct.size()) + " different values"};
    return {};
  }
  const double share = static_cast<double>(known) / static_cast<double>(column.cells.size());
  return {share >= most_of ? Says::clearly : Says::weakly, counted(known, column.cells.size(), what)};
}

Evidence of_degrees(const SheetColumn& column, Field field, const Gazetteer* gazetteer) {
  const bool latitude = info(field).measure == Measure::latitude;
  const GeoBox box = gazetteer != nullptr && gazetteer->country().box ? *gazetteer->country().box : GeoBox();
  constexpr double margin = 0.3;
  const auto inside = [&](double value, bool as_latitude) {
    return as_latitude ? value >= box.south - margin && value <= box.north + margin
                       : value >= box.west - margin && value <= box.east + margin;
  };
  const std::size_t here = count(column, [&](const Cell& cell) {
    return is_number(cell) && number_of(cell) != 0 && inside(number_of(cell), latitude);
  });
  const std::size_t there =
      count(column, [&](const Cell& cell) { return is_number(cell) && inside(number_of(cell), !latitude); });
  const bool has_box = gazetteer != nullptr && gazetteer->country().box.has_value();
  // A number that could be either proves neither.
  return by_share(column, here, latitude ? "latitudes of the country" : "longitudes of the country",
                  has_box && there < here ? Says::clearly : Says::weakly);
}

Evidence of_whole_numbers(const SheetColumn& column, Field field) {
  const bool age = field == Field::victim_age;
  const std::size_t fitting = count(column, [&](const Cell& cell) {
    if (!is_number(cell)) return false;
    const double value = number_of(cell);
    return value >= 0 && value == static_cast<double>(static_cast<long long>(value)) && (!age || value <= oldest);
  });
  return by_share(column, fitting, age ? "possible ages" : "whole numbers", Says::weakly);
}

Evidence of_places(const SheetColumn& column, Field field, const Gazetteer* gazetteer) {
  const std::size_t numbers = count(column, [](const Cell& cell) { return is_number(cell) || is_date(cell); });
  if (numbers * 2 > column.cells.size())
    return {Says::against, counted(numbers, column.cells.size(), "numbers or dates")};
  if (gazetteer == nullptr) return {};
  const PlaceLevel level = field == Field::place_region ? PlaceLevel::above_district : PlaceLevel::district;
  const KnownPlaces found = known_places(column, *gazetteer, level);
  const std::string reason = std::to_string(found.known) + " of " + std::to_string(found.all) +
                             (field == Field::place_region ? " values are regions of the gazetteer"
                                                           : " values are districts of the gazetteer");
  if (static_cast<double>(found.known) >= most_of * static_cast<double>(found.all)) return {Says::clearly, reason};
  return {found.known == 0 && found.all > 3 ? Says::against : Says::nothing, reason};
}

bool is_number_like(Field field) {
  using enum Field;
  for (const Field each : {incident_id, victim_id, victim_phone, victim_document_number, place_district_code,
                           place_region_code, place_settlement_code, victim_age_range, incident_time, source_reference})
    if (each == field) return true;
  return false;
}

Evidence of_text(const SheetColumn& column, Field field) {
  if (field == Field::place_coordinates_entered) {
    const std::size_t fitting = count(column, [](const Cell& cell) {
      return cell.kind == CellKind::text && !is_number(cell) && parse_coordinates(cell.raw).reading.has_value();
    });
    return by_share(column, fitting, "coordinates", Says::clearly);
  }
  const std::size_t dates = count(column, is_date), numbers = count(column, is_number);
  const double all = static_cast<double>(column.cells.size());
  if (static_cast<double>(dates) > all * most_of && field != Field::incident_time)
    return {Says::against, counted(dates, column.cells.size(), "dates")};
  if (static_cast<double>(numbers) > all * most_of && !is_number_like(field))
    return {Says::against, counted(numbers, column.cells.size(), "numbers")};
  return {};
}

}  // namespace

KnownPlaces known_places(const SheetColumn& column, const Gazetteer& gazetteer, PlaceLevel level) {
  std::set<std::string> texts;
  for (const Cell& cell : column.cells)
    if (cell.kind == CellKind::text && !is_number(cell)) texts.emplace(trim(cell.raw));
  PlaceHint hint;
  hint.level = level;
  KnownPlaces found;
  found.all = texts.size();
  for (const std::string& text : texts) found.known += gazetteer.resolve(text, hint).district != nullptr;
  return found;
}

Evidence evidence_of(const SheetColumn& column, Field field, const Gazetteer* gazetteer) {
  if (column.cells.empty()) return {};
  if (field == Field::place_region || field == Field::place_district) return of_places(column, field, gazetteer);
  switch (info(field).type) {
    case Type::code: return of_code(column, field);
    case Type::date: return by_share(column, count(column, is_date), "dates", Says::weakly);
    case Type::integer: return of_whole_numbers(column, field);
    case Type::decimal:
      return largest_coordinate(info(field).measure) != 0
                 ? of_degrees(column, field, gazetteer)
                 : by_share(column, count(column, is_number), "numbers", Says::weakly);
    case Type::boolean:
    case Type::text: return of_text(column, field);
  }
  return {};
}

}  // namespace maex
