#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/place/coordinate_readings.hpp"

namespace maex::place {
namespace {

using Kind = TokenKind;
constexpr double smallest_metres = 1'000;     // a smaller number is a zone or degrees
constexpr double smallest_easting = 100'000;  // of UTM and Gauss-Krüger; a northing near the equator is smaller
constexpr double million = 1'000'000;

struct Metres {
  Token numbers[2];
  Kind axis[2] = {Kind::number, Kind::number};  ///< north or east, when a letter or word names it
  int zone = 0;                                 ///< as written
  bool south = false;
  bool s_after_zone = false;               ///< the band from 32 to 40 degrees north, or the southern half
  bool utm = false, gauss_kruger = false;  ///< named in words
};

// EPSG codes of domain F1; 326zz and 284zz carry their zone.
bool read_epsg(Metres& m, int code) {
  if (code > 32600 && code <= 32660)
    m.utm = true, m.zone = code - 32600;
  else if (code >= 28404 && code <= 28432)
    m.gauss_kruger = true, m.zone = code - 28400;
  else if (code == 2498 || code == 28468)
    m.gauss_kruger = true, m.zone = 8;
  else if (code == 2499 || code == 28469)
    m.gauss_kruger = true, m.zone = 9;
  else
    return false;
  return true;
}

bool is_band(const Token& t) { return t.kind == Kind::letter || t.kind == Kind::north || t.kind == Kind::south; }

/// Two large numbers, a zone, words. False for anything else.
bool collect(Metres& m, std::span<const Token> tokens) {
  std::size_t count = 0;
  Kind label = Kind::number;
  for (std::size_t i = 0; i != tokens.size(); ++i) {
    const Token& t = tokens[i];
    const bool large = t.kind == Kind::number && t.value >= smallest_metres;
    if (large) {
      if (count == 2 || t.negative) return false;
      if (label != Kind::number) m.axis[count] = label;
      label = Kind::number;
      m.numbers[count++] = t;
    } else if (t.kind == Kind::number) {  // a zone, with its band or half
      if (m.zone != 0 || t.decimals != 0 || t.value < 1 || t.value > 60) return false;
      m.zone = static_cast<int>(t.value);
      if (i + 1 < tokens.size() && is_band(tokens[i + 1])) {
        m.utm = true;
        // Bands follow the alphabet. "S" is the band from 32 to 40 degrees north, unless only the southern half is in
        // the country.
        m.south = tokens[i + 1].letter != 0 && tokens[i + 1].letter < 'N';
        m.s_after_zone = tokens[i + 1].kind == Kind::south;
        ++i;
      }
    } else if (t.kind == Kind::north || t.kind == Kind::east || t.kind == Kind::latitude || t.kind == Kind::longitude) {
      const Kind axis = t.kind == Kind::north || t.kind == Kind::latitude ? Kind::north : Kind::east;
      const bool behind = count != 0 && m.axis[count - 1] == Kind::number && i != 0 &&
                          (tokens[i - 1].kind == Kind::number || tokens[i - 1].kind == Kind::minute);
      if (behind)
        m.axis[count - 1] = axis;
      else
        label = axis;
    } else if (t.kind == Kind::epsg) {
      if (t.value > 99'999 || !read_epsg(m, static_cast<int>(t.value))) return false;
    } else if (t.kind == Kind::utm) {
      m.utm = true;
    } else if (t.kind == Kind::gauss_kruger || t.kind == Kind::pulkovo) {
      m.gauss_kruger = true;
    } else if (t.kind == Kind::wgs84) {
      m.utm = true;
    } else if (t.kind != Kind::zone && t.kind != Kind::x && t.kind != Kind::y && t.kind != Kind::minute &&
               t.kind != Kind::comma && t.kind != Kind::separator) {
      return false;
    }
  }
  return count == 2 && !(m.utm && m.gauss_kruger);
}

Argument number_of_zone(int zone) { return {"zone", static_cast<std::uint64_t>(zone)}; }

class Reader {
 public:
  Reader(std::vector<CoordinateReading>& out, const Metres& m, const CoordinateHabit& habit)
      : out_(out), m_(m), habit_(habit) {
    made_.form = CoordinateForm::metres;
    made_.precision_m = std::pow(10, -std::min(m.numbers[0].decimals, m.numbers[1].decimals));
  }

  void run() {
    for (const std::size_t n : {0, 1}) {  // which of the two is the northing
      const std::size_t e = 1 - n;
      if (m_.axis[n] == Kind::east || m_.axis[e] == Kind::north) continue;
      north_first_ = n == 0;
      read(m_.numbers[n].value, m_.numbers[e].value);
    }
  }

 private:
  [[nodiscard]] bool expected(const GeoPoint& p) const {
    return habit_.country && habit_.country->contains(p, country_margin_degrees);
  }

  void add(CoordinateSystem system, int zone, const GeoPoint& point, double confidence, std::vector<Text> remarks) {
    CoordinateReading reading = made_;
    reading.point = point;
    reading.system = system;
    reading.zone = zone;
    reading.confidence = confidence;
    reading.remarks = std::move(remarks);
    if (system == CoordinateSystem::gauss_kruger) reading.remarks.push_back(shift_remark(habit_.shift));
    out_.push_back(std::move(reading));
  }

  void read(double northing, double easting) {
    const bool only_utm = m_.utm || (!m_.gauss_kruger && habit_.system == CoordinateSystem::utm);
    const bool only_gk = m_.gauss_kruger || (!m_.utm && (habit_.system == CoordinateSystem::gauss_kruger ||
                                                         habit_.system == CoordinateSystem::pulkovo1942));
    if (easting < smallest_easting) return;
    if (easting >= million) {
      if (!only_utm) prefixed(northing, easting);
      return;
    }
    // Soviet zones are numbered 30 less than those of UTM.
    const bool soviet_number = m_.zone >= 4 && m_.zone <= 32 && !m_.utm && habit_.country && !expected_zone(m_.zone);
    if (!only_gk && !soviet_number) utm(northing, easting, only_utm);
    if (!only_utm && !(m_.zone > 32)) unprefixed(northing, easting, only_gk || soviet_number);
  }

  /// True when the UTM zone touches the country.
  [[nodiscard]] bool expected_zone(int zone) const {
    return habit_.country && 6.0 * zone - 180 >= habit_.country->west && 6.0 * zone - 186 <= habit_.country->east;
  }

  void prefixed(double northing, double easting) {
    const auto point = from_gauss_kruger({northing, easting}, habit_.shift);
    if (!point) return;
    const int zone = static_cast<int>(easting / million);
    if (m_.zone != 0 && m_.zone != zone) return;
    const bool said = m_.gauss_kruger || habit_.system == CoordinateSystem::gauss_kruger;
    if (!said && !expected(*point)) return;
    add(CoordinateSystem::gauss_kruger, zone, *point, said ? 1 : 0.9,
        said ? std::vector<Text>{}
             : std::vector<Text>{{"the numbers look like Gauss-Krüger zone {zone}"_text, {number_of_zone(zone)}}});
  }

  void utm(double northing, double easting, bool said) {
    const int given = m_.zone != 0 ? m_.zone : habit_.utm_zone;
    for (int zone = 1; zone <= 60; ++zone) {
      if (given != 0 ? zone != given : !expected_zone(zone)) continue;
      auto point = from_utm({zone, !m_.south, easting, northing});
      if (m_.s_after_zone && !(point && expected(*point)))
        if (const auto southern = from_utm({zone, false, easting, northing}); southern && expected(*southern))
          point = southern;
      if (!point || (given == 0 && !expected(*point))) continue;
      std::vector<Text> remarks;
      if (given == 0)
        remarks.push_back(
            {"no zone is given, and only zone {zone} puts the point into the country"_text, {number_of_zone(zone)}});
      if (!said && m_.zone == 0) remarks.emplace_back("UTM was assumed"_text);
      add(CoordinateSystem::utm, zone, *point,
          m_.zone != 0   ? 1
          : said         ? (given != 0 ? 0.95 : 0.9)
          : north_first_ ? 0.6
                         : 0.65,
          std::move(remarks));
    }
  }

  void unprefixed(double northing, double easting, bool said) {
    for (int zone = 1; zone <= 60; ++zone) {
      if (m_.zone != 0 ? zone != m_.zone : !expected_zone(zone + 30)) continue;
      const auto point = from_gauss_kruger({northing, easting + zone * million}, habit_.shift);
      if (!point || !(expected(*point) || (said && m_.zone != 0))) continue;
      std::vector<Text> remarks;
      if (m_.zone == 0)
        remarks.push_back(
            {"no zone is given, and only zone {zone} puts the point into the country"_text, {number_of_zone(zone)}});
      if (!said) remarks.emplace_back("Gauss-Krüger was assumed, without the zone before the easting"_text);
      add(CoordinateSystem::gauss_kruger, zone, *point,
          said           ? (m_.zone != 0 ? 1 : 0.9)
          : north_first_ ? 0.5
                         : 0.45,
          std::move(remarks));
    }
  }

  std::vector<CoordinateReading>& out_;
  const Metres& m_;
  const CoordinateHabit& habit_;
  CoordinateReading made_;
  bool north_first_ = false;
};

}  // namespace

void read_metres(std::vector<CoordinateReading>& out, std::span<const Token> tokens, const CoordinateHabit& habit) {
  Metres m;
  if (collect(m, tokens)) Reader(out, m, habit).run();
}

Text shift_remark(DatumShift shift) {
  return {"converted from Pulkovo 1942 with {shift} (good to {metres} m)"_text,
          {{"shift", std::string(name(shift))}, {"metres", fmt::format("{:g}", accuracy_m(shift))}}};
}

}  // namespace maex::place
