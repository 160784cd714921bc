// The parsers of single values, with any text: dates, numbers, ages, coordinates and names of districts.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "core/model/date.hpp"
#include "core/place/coordinate.hpp"
#include "core/place/gazetteer.hpp"
#include "core/text/parse_age.hpp"
#include "core/text/parse_date.hpp"
#include "core/text/parse_number.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A sample file contains many texts, one in each line.
template <class Each>
void for_lines(std::string_view text, Each&& each) {
  for (int lines = 0; lines != 12 && !text.empty(); ++lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    each(text.substr(0, std::min<std::size_t>(end, 1000)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Year, month and day of "2014-05-14", by position.
void check_iso(std::string_view text, const std::optional<DateReading>& reading) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !is_digits(text.substr(0, 4)) ||
      !is_digits(text.substr(5, 2)) || !is_digits(text.substr(8)))
    return;
  const int year = std::atoi(std::string(text.substr(0, 4)).c_str());
  const int month = std::atoi(std::string(text.substr(5, 2)).c_str());
  const int day = std::atoi(std::string(text.substr(8)).c_str());
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1900 || year > 2023 || month < 1 || month > 12 || day < 1 || day > days[month - 1]) return;
  require(reading && reading->date.is_exact(), "a day in ISO 8601 is read");
  const Day& read = reading->date.first;
  require(read.year == year && static_cast<int>(read.month) == month && static_cast<int>(read.day) == day,
          "a day in ISO 8601 is read as it is");
}

void run_date(std::string_view bytes) {
  for_lines(bytes, [](std::string_view text) {
    for (const DateOrder order : {DateOrder::dmy, DateOrder::mdy, DateOrder::ymd}) {
      const auto reading = parse_date(text, order, 2024);
      check_iso(text, reading);
      if (!reading) continue;
      const std::string written = to_text(reading->date);
      const auto again = parse_iso_date(written);
      require(again && *again == reading->date, "a date reads back as it is written");
      require(reading->seconds < 86'401, "a time is within its day");
    }
    day_order(text);
    is_of_date_words(text);
  });
}

void check_age(std::string_view text) {
  const auto age = parse_age(text, 2024);
  if (!age) return;
  require(age->years || !age->range.empty() || age->born || age->group != AgeReading::Group::unknown,
          "an age says something");
  require(!age->years || (*age->years >= 0 && *age->years < 200), "an age is possible");
  const std::size_t dash = text.find('-');
  if (dash == 2 && text.size() == 5 && is_digits(text.substr(0, 2)) && is_digits(text.substr(3)) && text[0] != '0' &&
      text.substr(0, 2) < text.substr(3))
    require(age->range == text, "a range of ages is read as it is");
}

void run_number(std::string_view bytes) {
  for_lines(bytes, [](std::string_view text) {
    for (const char mark : {'\0', '.', ','})
      for (const auto wanted : {NumberWanted::whole, NumberWanted::fraction, NumberWanted::coordinate}) {
        const auto number = parse_number(text, wanted, mark);
        if (is_digits(text) && text.size() < 15 && (text.size() == 1 || text[0] != '0')) {
          require(number.has_value(), "digits are a number");
          require(number->value == std::strtod(std::string(text).c_str(), nullptr) && !number->ambiguous,
                  "digits are read as they are");
        }
        if (number) require(std::isfinite(number->value), "a number is finite");
        if (number && wanted == NumberWanted::whole && !number->hectares)
          require(std::abs(number->value) <= 9007199254740992.0, "a count is exact");
      }
    decimal_mark_of(text);
    check_age(text);
  });
}

void check_reading(const CoordinateReading& reading) {
  require(std::abs(reading.point.latitude) <= 90 && std::abs(reading.point.longitude) <= 360, "a position is on earth");
  require(reading.confidence > 0 && reading.confidence <= 1 && reading.precision_m > 0, "a reading has a confidence");
}

void check_result(const CoordinateResult& result) {
  require(!(result.reading && !result.candidates.empty()), "one reading or several");
  require(result.reading || !result.candidates.empty() || !result.problem.empty(), "no reading has a problem");
  for (const CoordinateReading& candidate : result.candidates) check_reading(candidate);
  if (!result.reading) return;
  check_reading(*result.reading);
  CoordinateHabit anywhere;
  anywhere.country = std::nullopt;
  const GeoPoint& p = result.reading->point;
  if (std::abs(p.longitude) > 180) return;
  // The text names the axes, so the reader does not have to assume anything.
  const CoordinateResult again =
      parse_coordinates(fmt::format("lat {:.8f} / lon {:.8f}", p.latitude, p.longitude), anywhere);
  require(again.reading && distance_m(again.reading->point, p) < 0.01, "a position reads back as it is written");
}

void run_coordinate(std::string_view bytes) {
  for_lines(bytes, [](std::string_view line) {
    check_result(parse_coordinates(line));
    check_result(parse_coordinates(line, {.country = std::nullopt}));
    const std::string joined = join_coordinates(line.substr(0, line.size() / 2), line.substr(line.size() / 2));
    if (!joined.empty()) check_result(parse_coordinates(joined));
  });
}

void run_place(std::string_view bytes) {
  for_lines(bytes, [](std::string_view line) {
    const Resolution place = Gazetteer::azerbaijan().resolve(line);
    require(place.district == nullptr || place.candidates.empty(), "one district or several");
    require((place.district == nullptr) == (place.how == Resolution::How::none), "a district has a reason");
    for (const PlaceCandidate& c : place.candidates)
      require(c.score > 0 && c.score <= 1 && !c.reason.empty(), "a candidate has a score and a reason");
  });
}

std::vector<std::string> date_seeds() {
  return {
      "2014-05-14\n14.05.2014\n05/14/14 10:30 PM\nmartın 12-si 2014\nоколо 3 мая 2014 г.\n2014-05/2014-06\nQ2 2014\n"};
}
std::vector<std::string> number_seeds() {
  return {
      "1 230 079\n424,299 m²\n2263,07 га\n12.298\n20-25\n~40\n18+\n6 ay\n1994-cü il təvəllüdlü\n35 y.o.\nребёнок\n"};
}
std::vector<std::string> coordinate_seeds() {
  return {"40.123 N 47.456 E\n39°45'12.3\"N, 46°44'01\"E\n38S MF 12345 67890\n8537000 4401000\n40,123; 47,456\n"};
}
std::vector<std::string> place_seeds() { return {"Ağdamda\nв Физулинском районе\nAghdm\nHoradiz qəs., Füzuli\n"}; }

const Target date_target("date", run_date, mutate_lines, date_seeds);
const Target number_target("number", run_number, mutate_lines, number_seeds);
const Target coordinate_target("coordinate", run_coordinate, mutate_lines, coordinate_seeds);
const Target place_target("place", run_place, mutate_lines, place_seeds);

}  // namespace
}  // namespace maex::fuzz
