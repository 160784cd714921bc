#include "core/place/coordinate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "tests/unit/place/check_points.hpp"

namespace maex {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// What the parser is told of a sender in Azerbaijan, written by hand.
struct Habit : CoordinateHabit {
  Habit() { country = GeoBox{38.39, 44.77, 41.90, 50.63}; }
  Habit(std::optional<CoordinateSystem> numbers, DatumShift by = DatumShift::epsg_15865) : Habit() {
    system = numbers;
    shift = by;
  }
};

CoordinateResult parse(std::string_view text, const CoordinateHabit& habit = Habit()) {
  return parse_coordinates(text, habit);
}

/// "39.450000, 47.340000 WGS 84", "?2" for two candidates, "!problem".
std::string read(std::string_view text, const CoordinateHabit& habit = Habit()) {
  const CoordinateResult r = parse_coordinates(text, habit);
  if (r.reading) return write_decimal(r.reading->point, 4) + " " + std::string(name(r.reading->system));
  return r.candidates.empty() ? "!" + to_string(r.problem) : "?" + std::to_string(r.candidates.size());
}

std::vector<std::string> words(const std::vector<Text>& remarks) { return to_strings(remarks); }

double off_by(const CoordinateResult& r, const CheckPoint& p) {
  return r.reading ? distance_m(r.reading->point, {p.latitude, p.longitude}) : 1e9;
}

TEST(Coordinates, ReadsMapGridsOfACountryAtTheEquator) {
  Habit colombia;
  colombia.country = GeoBox{-4.3, -79.1, 12.6, -66.8};
  EXPECT_EQ(read("UTM 18N E 620000 N 88000", colombia), "0.7960, -73.9216 WGS 84 / UTM") << "a northing below 100 km";
  EXPECT_EQ(read("18S E 620000 N 9650000", colombia), "-3.1660, -73.9200 WGS 84 / UTM")
      << "S is the southern half there";
  EXPECT_EQ(read("38S E 701346 N 4369329"), "39.4500, 47.3400 WGS 84 / UTM") << "S is the band here";
}

TEST(Coordinates, ReadsDegreesInEveryHabit) {
  // 39.4500 = 39°27'00", 47.3400 = 47°20'24"
  for (const char* text : {"39.45, 47.34",
                           "39.45,47.34",
                           "39.45 47.34",
                           "39.45; 47.34",
                           "39.45\t47.34",
                           "39.45 / 47.34",
                           "39,45 47,34",
                           "39,45; 47,34",
                           "39,45, 47,34",
                           "39,45,47,34",
                           "39.45N 47.34E",
                           "39.45 N, 47.34 E",
                           "N39.45 E47.34",
                           "N 39.45, E 47.34",
                           "47.34E 39.45N",
                           "E 47.34 N 39.45",
                           "39.45° 47.34°",
                           "39.45°N, 47.34°E",
                           "39°27' 47°20.4'",
                           "39°27'N 47°20,4'E",
                           "39° 27.0′ N, 47° 20.4′ E",
                           "39 27.0 N 47 20.4 E",
                           "39 27 00 47 20 24",
                           "39 27 00 N 47 20 24 E",
                           "39:27:00 47:20:24",
                           "39:27:00N 47:20:24E",
                           "39-27-00 47-20-24",
                           "39°27'00\"N 47°20'24\"E",
                           "39°27′00″N, 47°20′24″E",
                           "39º27'00''N 47º20'24''E",
                           "39°27’00”N 47°20’24”E",
                           "N39°27'00\" E47°20'24\"",
                           "39d27m00s N 47d20m24s E",
                           "39d27m00sN 47d20m24sE",
                           "39°27'00,0\" с.ш., 47°20'24,0\" в.д.",
                           "39°27'00\" с. ш. 47°20'24\" в. д.",
                           "39,45 с.ш. 47,34 в.д.",
                           "СШ 39.45 ВД 47.34",
                           "39°27'00\" şm. e. 47°20'24\" ş. u.",
                           "39°27'00\" ş.e. 47°20'24\" ş.u.",
                           "39,45 ş.e., 47,34 ş.u.",
                           "Lat: 39.45 Lon: 47.34",
                           "lat 39.45, long 47.34",
                           "Longitude 47.34, Latitude 39.45",
                           "Lat 39.45 N Lon 47.34 E",
                           "39.45 северной широты 47.34 восточной долготы",
                           "широта 39,45 долгота 47,34",
                           "enlik 39.45 uzunluq 47.34",
                           "(39.45, 47.34)",
                           "GPS: 39.45, 47.34",
                           "39.45 N 47.34",
                           "39\u00A0°\u00A027\u00A0' N 47° 20,4' E",
                           "+39.45 +47.34",
                           "392700N 0472024E",
                           "392700N 472024E",
                           "3927.0N 4720.4E",
                           "N392700 E0472024",
                           "WGS84 39.45 47.34",
                           "39.45 47.34 (WGS 84)",
                           "EPSG:4326 39.45 47.34",
                           "39 град 27 мин 00 сек с.ш. 47 град 20 мин 24 сек в.д.",
                           "39°27'00\"Ş 47°20'24\"E"})
    EXPECT_EQ(read(text), "39.4500, 47.3400 WGS 84") << text;
  EXPECT_EQ(read("-33.45, -70.66", {.country = std::nullopt}), "-33.4500, -70.6600 WGS 84");
  EXPECT_EQ(read("4°36'S 74°5'W", {.country = std::nullopt}), "-4.6000, -74.0833 WGS 84");
  EXPECT_EQ(read("4°36' ю.ш. 74°5' з.д.", {.country = std::nullopt}), "-4.6000, -74.0833 WGS 84");
}

TEST(Coordinates, JoinsCellsThatHoldOneEach) {
  const auto both = [](std::string_view north, std::string_view east) { return read(join_coordinates(north, east)); };
  const std::string_view cells[][2] = {
      {"39,45", "47,34"},       {"39°27'00\"", "47°20'24\""},
      {"39 27 00", "47 20 24"}, {"39.45° N", "47.34° E"},
      {"N 39.45", "E 47.34"},   {"39°27'", "47°20.4'"},
      {"39.27,00", "47.20,24"}, {"39.27.00", "47.20.24"},
      {"39.27,0", "47.20,4"},   {"39 dərəcə 27 dəqiqə", "47 dərəcə 20 dəqiqə 24 saniyə"}};
  for (const auto& [north, east] : cells) EXPECT_EQ(both(north, east), "39.4500, 47.3400 WGS 84") << north << east;
  EXPECT_EQ(both("4371167.4", "8701530.9"), "39.4500, 47.3400 Pulkovo 1942 / Gauss-Krüger");
  EXPECT_EQ(both("4 371 167", "8 701 531"), "39.4500, 47.3400 Pulkovo 1942 / Gauss-Krüger");
  EXPECT_EQ(join_coordinates("39,45", " 47,34 "), "lat 39,45 / lon 47,34") << "which is which is known";
  EXPECT_EQ(join_coordinates("39.45N", "47.34E"), "39.45N / 47.34E") << "the text says it";
  EXPECT_EQ(both("47°20'24\"", "39°27'00\""), "47.3400, 39.4500 WGS 84") << "the headings win, a rule finds the swap";
  EXPECT_EQ(join_coordinates("39.45", " "), "");
}

TEST(Coordinates, ReadPointsBetweenDegreesOnlyInTheCountry) {
  EXPECT_EQ(read("39.27.00 47.20.24"), "39.4500, 47.3400 WGS 84");
  EXPECT_EQ(read("12.03.14 15.04.14"), "?1") << "two dates";
  EXPECT_EQ(read("39.45.12 47.34").front(), '!') << "half of it";
}

TEST(Coordinates, HoldTheCheckPointsInEverySystem) {
  for (const CheckPoint& p : check_points) {
    const GeoPoint point{p.latitude, p.longitude};
    const std::string metres = fmt::format("{:.0f} {:.0f}", p.utm_easting, p.utm_northing);
    const std::string backwards = fmt::format("{:.0f} {:.0f}", p.utm_northing, p.utm_easting);
    for (const std::string& text :
         {fmt::format("{}N {}", p.utm_zone, metres), fmt::format("UTM {} {}", p.utm_zone, metres), "UTM " + metres,
          "UTM " + backwards, fmt::format("{} N, {}", p.utm_zone, metres),
          fmt::format("zone {} E {:.0f} N {:.0f}", p.utm_zone, p.utm_easting, p.utm_northing),
          fmt::format("{}T {:.0f}E {:.0f}N", p.utm_zone, p.utm_easting, p.utm_northing),
          fmt::format("{}S {:.0f} mE {:.0f} mN", p.utm_zone, p.utm_easting, p.utm_northing),
          fmt::format("EPSG:326{} {}", p.utm_zone, metres)}) {
      const auto r = parse(text);
      EXPECT_LE(off_by(r, p), 1) << text;
      if (r.reading) {
        EXPECT_EQ(r.reading->zone, p.utm_zone);
        EXPECT_EQ(r.reading->system, CoordinateSystem::utm);
        EXPECT_EQ(r.reading->precision_m, 1);
      }
    }
    for (const std::string& text :
         {p.mgrs, "MGRS " + p.mgrs,
          p.mgrs.substr(0, 3) + " " + p.mgrs.substr(3, 2) + " " + p.mgrs.substr(5, 5) + " " + p.mgrs.substr(10)}) {
      const auto r = parse(text);
      EXPECT_LE(off_by(r, p), 0.71) << text;
      EXPECT_EQ(r.reading ? to_mgrs(r.reading->point) : "none", p.mgrs) << text;
    }
    EXPECT_EQ(to_mgrs(point), p.mgrs);
    for (const std::string& text :
         {fmt::format("{:.1f} {:.1f}", p.gk_northing, p.gk_easting),
          fmt::format("X={:.1f} Y={:.1f}", p.gk_northing, p.gk_easting),
          fmt::format("{:.1f}, {:.1f}", p.gk_easting, p.gk_northing),
          fmt::format("СК-42 {:.1f} {:.1f}", p.gk_northing, p.gk_easting),
          fmt::format("Pulkovo 1942 zone {} {:.1f} {:.1f}", p.gk_zone, p.gk_northing, p.gk_easting),
          fmt::format("СК-42 {:.1f} {:.1f}", p.gk_northing, p.gk_easting - p.gk_zone * 1e6),
          fmt::format("зона {} X {:.1f} Y {:.1f}", p.gk_zone, p.gk_northing, p.gk_easting - p.gk_zone * 1e6)}) {
      const auto r = parse(text);
      EXPECT_LE(off_by(r, p), 0.2) << text << " (0.1 m in each axis)";
      if (r.reading) {
        EXPECT_EQ(r.reading->zone, p.gk_zone) << text;
        EXPECT_EQ(r.reading->system, CoordinateSystem::gauss_kruger) << text;
        EXPECT_THAT(words(r.reading->remarks), Contains(HasSubstr("EPSG:15865")));
      }
    }
  }
}

TEST(Coordinates, ConvertPulkovoDegreesOnlyWhenToldSo) {
  const GeoPoint truth{39.45, 47.34};
  const GeoPoint pulkovo = wgs84_to_pulkovo(truth);
  const std::string numbers = write_decimal(pulkovo, 8);
  for (const std::string& text :
       {"Pulkovo 1942 " + numbers, numbers + " (СК-42)", "SK42 " + numbers, "EPSG:4284 " + numbers}) {
    const auto r = parse(text);
    ASSERT_TRUE(r.reading) << text;
    EXPECT_LE(distance_m(r.reading->point, truth), 0.01) << text;
    EXPECT_EQ(r.reading->system, CoordinateSystem::pulkovo1942);
  }
  EXPECT_NEAR(distance_m(parse(numbers).reading->point, truth), 102, 1)
      << "not said: WGS 84, and the point lies 102 m off";
  const auto other = parse(numbers, Habit(CoordinateSystem::pulkovo1942, DatumShift::epsg_1808));
  ASSERT_TRUE(other.reading);
  EXPECT_NEAR(distance_m(other.reading->point, truth), 3, 0.6);
  EXPECT_THAT(words(other.reading->remarks), Contains(HasSubstr("EPSG:1808")));
}

TEST(Coordinates, ReadNumbersWithThousandsMarks) {
  for (const char* text : {"38N 701 346 4 369 329", "38N 701,346 4,369,329", "38N 701.346 4.369.329",
                           "38N 701\u00A0346, 4\u00A0369\u00A0329", "UTM 38 701346, 4369329"})
    EXPECT_EQ(read(text), "39.4500, 47.3400 WGS 84 / UTM") << text;
  for (const char* text :
       {"4 371 167 8 701 531", "4 371 167,4 8 701 530,9", "4.371.167,4 8.701.530,9", "4,371,167.4 8,701,530.9"})
    EXPECT_EQ(read(text), "39.4500, 47.3400 Pulkovo 1942 / Gauss-Krüger") << text;
}

TEST(Coordinates, ProposeWhereTheTextLeavesAChoice) {
  const auto swapped = parse("47.34, 39.45");
  EXPECT_FALSE(swapped.reading);
  ASSERT_EQ(swapped.candidates.size(), 2u);
  EXPECT_EQ(write_decimal(swapped.candidates[0].point, 2), "39.45, 47.34");
  EXPECT_THAT(words(swapped.candidates[0].remarks), Contains(HasSubstr("only then is the point in the country")));
  const auto metres = parse("701346 4369329");
  EXPECT_FALSE(metres.reading) << "UTM and Gauss-Krüger without its zone lie 1.8 km apart";
  ASSERT_EQ(metres.candidates.size(), 2u);
  EXPECT_EQ(metres.candidates[0].system, CoordinateSystem::utm);
  EXPECT_EQ(metres.candidates[1].system, CoordinateSystem::gauss_kruger);
  EXPECT_EQ(read("701346 4369329", Habit(CoordinateSystem::utm)), "39.4500, 47.3400 WGS 84 / UTM");
  EXPECT_EQ(read("392700 472024"), "?1") << "packed, or something else";
  EXPECT_EQ(read("42 44"), "42.0000, 44.0000 WGS 84");
}

TEST(Coordinates, TellPrecisionFormAndWhatWasAssumed) {
  const auto at = [](std::string_view text) { return parse(text).reading.value(); };
  EXPECT_NEAR(at("39.45 47.34").precision_m, 1112, 1);
  EXPECT_NEAR(at("39.45001 47.34002").precision_m, 1.1, 0.1);
  EXPECT_NEAR(at("39.4 47.34002").precision_m, 11120, 10) << "the coarser of the two";
  EXPECT_NEAR(at("39°27'N 47°20'E").precision_m, 1853, 1);
  EXPECT_NEAR(at("39°27'00\"N 47°20'24\"E").precision_m, 31, 1);
  EXPECT_EQ(at("38SQJ0169").precision_m, 1000);
  EXPECT_EQ(at("39°27'N 47°20'E").form, CoordinateForm::degrees_minutes);
  EXPECT_EQ(at("39°27'00\"N 47°20'24\"E").form, CoordinateForm::degrees_minutes_seconds);
  EXPECT_EQ(at("392700N 0472024E").form, CoordinateForm::packed_degrees);
  EXPECT_EQ(at("39.45N 47.34E").confidence, 1);
  EXPECT_LT(at("39.45 47.34").confidence, 1);
  EXPECT_THAT(words(at("4371167.4 8701530.9").remarks), Contains("the numbers look like Gauss-Krüger zone 8"));
  EXPECT_THAT(words(at("UTM 701346 4369329").remarks), Contains(HasSubstr("only zone 38")));
  EXPECT_THAT(words(at("12.5, 13.5").remarks), Contains("the point lies outside the country"));
  EXPECT_THAT(words(at("38SQJ0169").remarks), Contains("centre of a square of 1000 m"));
  EXPECT_EQ(at("38Т РК 54031 52636").system, CoordinateSystem::mgrs) << "typed with Russian letters";
}

TEST(Coordinates, RefuseWhatIsNone) {
  for (const char* text : {"",
                           " ",
                           "39.45",
                           "unknown",
                           "Füzuli 39.45 47.34",
                           "39.45N 47.34N",
                           "39°75'N 47°20'E",
                           "39°27'61\"N 47°20'24\"E",
                           "95.5N 47.3E",
                           "39.45.12 47.34",
                           "39.4°27'N 47°20'E",
                           "39'27\" 47'20\"",
                           "1 2 3",
                           "1 2 3 4 5 6 7 8",
                           "38SQJ013456932",
                           "61SQJ0134569328",
                           "-39.45N 47.34E",
                           "2014-05-14",
                           "14.05.2016",
                           "99999999999999999999999999 1",
                           "°°",
                           "N E",
                           ",",
                           "701346",
                           "UTM 38",
                           "39.45 S 47.34 S"}) {
    const auto r = parse(text);
    EXPECT_FALSE(r.reading) << text;
    EXPECT_TRUE(r.candidates.empty()) << text;
    EXPECT_FALSE(r.problem.empty()) << text;
  }
  EXPECT_EQ(to_string(parse(std::string(10'000, '1')).problem), "the text is too long for a coordinate");
}

TEST(Coordinates, WriteAndReadAgain) {
  for (const CheckPoint& p : check_points) {
    const GeoPoint point{p.latitude + 0.012345678, p.longitude - 0.00087654};
    EXPECT_LE(distance_m(parse(write_decimal(point)).reading->point, point), 0.1);
    EXPECT_LE(distance_m(parse(to_mgrs(point)).reading->point, point), 0.71);
    const UtmPosition utm = to_utm(point).value();
    const std::string text = fmt::format("{}N {:.0f} {:.0f}", utm.zone, utm.easting, utm.northing);
    EXPECT_LE(distance_m(parse(text).reading->point, point), 0.71) << text;
  }
}

}  // namespace
}  // namespace maex
