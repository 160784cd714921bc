#include <algorithm>
#include <cmath>

#include "core/place/coordinate_readings.hpp"

namespace maex::place {
namespace {

using Kind = TokenKind;
constexpr double metres_per_degree = 111'195;  // of latitude

bool is_axis(const Token& t) { return t.kind >= Kind::north && t.kind <= Kind::longitude; }
bool is_divider(const Token& t) { return t.kind == Kind::comma || t.kind == Kind::separator; }
std::size_t numbers_in(std::span<const Token> tokens) {
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Kind::number; }));
}

/// Where the second coordinate begins; 0 when the tokens do not show it.
class Split {
 public:
  explicit Split(std::span<const Token> tokens) : tokens_(tokens) {}

  [[nodiscard]] std::size_t find() const {
    if (const std::size_t at = at_only(Kind::separator)) return at;
    if (const std::size_t at = at_only(Kind::comma)) return at;
    if (const std::size_t at = at_axis()) return at;
    if (const std::size_t at = at_degree()) return at;
    return in_the_middle();
  }

 private:
  [[nodiscard]] std::size_t at_only(Kind kind) const {
    std::size_t found = 0, count = 0;
    for (std::size_t i = 0; i != tokens_.size(); ++i)
      if (tokens_[i].kind == kind) found = i, ++count;
    return count == 1 && numbers_in(tokens_.first(found)) != 0 && numbers_in(tokens_.subspan(found)) != 0 ? found : 0;
  }

  // Letters and labels: before each coordinate, after each, or both.
  [[nodiscard]] std::size_t at_axis() const {
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t i = 0; i != tokens_.size(); ++i) {
      if (!is_axis(tokens_[i])) continue;
      if (runs.empty() || runs.back().second != i) runs.emplace_back(i, i);
      runs.back().second = i + 1;
    }
    if (runs.size() == 2) return runs[0].first == 0 ? runs[1].first : runs[0].second;
    if (runs.size() == 4 && runs[0].first == 0) return runs[2].first;
    // "Lat 39.45 N Lon 47.34 E": a letter after and a label before meet in the middle
    if (runs.size() == 3 && runs[0].first == 0 && runs[1].second - runs[1].first == 2) return runs[1].first + 1;
    return 0;
  }

  [[nodiscard]] std::size_t at_degree() const {
    std::size_t found = 0, count = 0;
    for (std::size_t i = 1; i < tokens_.size(); ++i)
      if (tokens_[i].kind == Kind::degree && tokens_[i - 1].kind == Kind::number) found = i - 1, ++count;
    return count == 2 ? found : 0;
  }

  [[nodiscard]] std::size_t in_the_middle() const {
    const std::size_t numbers = numbers_in(tokens_);
    if (numbers % 2 != 0 || numbers > 6) return 0;
    std::size_t seen = 0;
    for (std::size_t i = 0; i != tokens_.size(); ++i)
      if (tokens_[i].kind == Kind::number && seen++ == numbers / 2) return i;
    return 0;
  }

  std::span<const Token> tokens_;
};

struct Angle {
  double degrees = 0;  ///< signed by a minus or by a letter
  double step = 0;     ///< degrees of the last digit
  CoordinateForm form = CoordinateForm::decimal_degrees;
  char axis = 0;  ///< 'n' latitude, 'e' longitude, '+' north or east, 0 unknown
};

/// 4030 or 403012.5 as degrees, minutes and seconds; longitudes may have three digits of degrees.
bool unpack(Angle& angle, const Token& t) {
  const bool seconds = t.digits >= 6;
  const double whole = std::floor(t.value);
  const double part = t.value - whole;
  const auto n = static_cast<long>(whole);
  const double last = static_cast<double>(n % 100) + part;
  const double minutes = seconds ? static_cast<double>(n / 100 % 100) : last;
  if (minutes >= 60 || last >= 60) return false;
  angle.degrees = static_cast<double>(seconds ? n / 10'000 : n / 100) + minutes / 60 + (seconds ? last / 3600 : 0);
  angle.step = std::pow(10, -t.decimals) / (seconds ? 3600 : 60);
  angle.form = CoordinateForm::packed_degrees;
  return true;
}

bool read_axis(Angle& angle, bool& south_or_west, const Token& t) {
  const char axis = t.kind == Kind::positive                                                     ? '+'
                    : t.kind == Kind::north || t.kind == Kind::south || t.kind == Kind::latitude ? 'n'
                                                                                                 : 'e';
  if (angle.axis != 0 && angle.axis != axis && angle.axis != '+' && axis != '+') return false;
  if (angle.axis == 0 || angle.axis == '+') angle.axis = axis;
  south_or_west = south_or_west || t.kind == Kind::south || t.kind == Kind::west;
  return true;
}

bool read_angle(Angle& angle, std::span<const Token> tokens) {
  const Token* parts[3] = {};
  std::size_t count = 0;
  bool south_or_west = false;
  bool marked = false;
  bool divided = false;
  for (const Token& t : tokens) {
    if (t.kind == Kind::number) {
      // "39,45" is not 39 degrees 45 minutes.
      if (count == 3 || (count != 0 && (t.negative || divided))) return false;
      parts[count++] = &t;
    } else if (t.kind >= Kind::degree && t.kind <= Kind::second) {
      // Each mark must fit its position: degrees, minutes, seconds.
      if (count == 0 || static_cast<std::size_t>(t.kind) - static_cast<std::size_t>(Kind::degree) != count - 1)
        return false;
      marked = true;
    } else if (is_axis(t)) {
      if (!read_axis(angle, south_or_west, t)) return false;
    } else if (is_divider(t)) {
      divided = count != 0;
    } else {
      return false;
    }
  }
  if (count == 0) return false;
  if (count == 1 && !marked && parts[0]->digits >= 4 && parts[0]->digits <= 7) {
    if (!unpack(angle, *parts[0])) return false;
  } else {
    double scale = 1;
    for (std::size_t i = 0; i != count; ++i, scale *= 60) {
      if ((i != 0 && (parts[i]->value >= 60 || parts[i]->digits > 2)) || (i + 1 != count && parts[i]->decimals != 0))
        return false;
      angle.degrees += parts[i]->value / scale;
      angle.step = std::pow(10, -parts[i]->decimals) / scale;
    }
    angle.form = count == 1   ? CoordinateForm::decimal_degrees
                 : count == 2 ? CoordinateForm::degrees_minutes
                              : CoordinateForm::degrees_minutes_seconds;
  }
  // Minus and "N" contradict each other.
  if (parts[0]->negative && angle.axis != 0 && angle.axis != '+' && !south_or_west &&
      std::any_of(tokens.begin(), tokens.end(),
                  [](const Token& t) { return t.kind == Kind::north || t.kind == Kind::east; }))
    return false;
  if (parts[0]->negative || south_or_west) angle.degrees = -angle.degrees;
  return true;
}

/// Decides which of the two is the latitude, and with what confidence.
void combine(std::vector<CoordinateReading>& out, const Angle& first, const Angle& second, CoordinateReading made,
             const CoordinateHabit& habit) {
  char a = first.axis, b = second.axis;
  if (a == '+') a = b == 'n' ? 'e' : b == 'e' ? 'n' : 0;
  if (b == '+') b = a == 'n' ? 'e' : a == 'e' ? 'n' : 0;
  if (a != 0 && a == b) return;
  const bool one_said = (a == 0) != (b == 0);
  if (a == 0) a = b == 'n' ? 'e' : b == 'e' ? 'n' : 0;
  const auto add = [&](const Angle& lat, const Angle& lon, double confidence, Pattern remark) {
    if (std::abs(lat.degrees) > 90 || std::abs(lon.degrees) > 180) return;
    CoordinateReading reading = made;
    reading.point = {lat.degrees, lon.degrees};
    if (made.system == CoordinateSystem::pulkovo1942) reading.point = pulkovo_to_wgs84(reading.point, habit.shift);
    reading.confidence = std::min(made.confidence, confidence);
    if (!remark.empty()) reading.remarks.emplace_back(remark);
    out.push_back(std::move(reading));
  };
  if (a != 0) {
    const double confidence = one_said ? 0.95 : 1;
    const Pattern remark = one_said ? "one coordinate says its axis, the other follows"_text : Pattern();
    if (a == 'n')
      add(first, second, confidence, remark);
    else
      add(second, first, confidence, remark);
    return;
  }
  const auto inside = [&](const Angle& lat, const Angle& lon) {
    return habit.country && habit.country->contains({lat.degrees, lon.degrees}, country_margin_degrees);
  };
  const bool usual = inside(first, second), turned = inside(second, first);
  if (usual && turned) {
    add(first, second, 0.6, "latitude was assumed to come first"_text);
    add(second, first, 0.5, "longitude was assumed to come first"_text);
  } else if (turned) {
    add(second, first, 0.6, "longitude was assumed to come first, because only then is the point in the country"_text);
    add(first, second, 0.2, "latitude was assumed to come first"_text);
  } else {
    add(first, second, usual ? 0.9 : 0.7, "latitude was assumed to come first"_text);
  }
}

}  // namespace

void read_degrees(std::vector<CoordinateReading>& out, std::span<const Token> all, const CoordinateHabit& habit,
                  bool pointed) {
  CoordinateReading made;
  made.confidence = 1;
  if (pointed) {
    made.confidence = 0.8;
    made.remarks.emplace_back("points and commas between the numbers were read as degrees, minutes and seconds"_text);
  }
  bool pulkovo = habit.system == CoordinateSystem::pulkovo1942;
  std::vector<Token> tokens;
  for (const Token& t : all) {
    if (t.kind == Kind::utm || t.kind == Kind::gauss_kruger || t.kind == Kind::zone || t.kind == Kind::letter ||
        t.kind == Kind::x || t.kind == Kind::y)
      return;
    if (t.kind == Kind::epsg && t.value != 4326 && t.value != 4284) return;
    if (t.kind == Kind::pulkovo || (t.kind == Kind::epsg && t.value == 4284))
      pulkovo = true;
    else if (t.kind == Kind::wgs84 || t.kind == Kind::epsg)
      pulkovo = false;
    else if (!(is_divider(t) && tokens.empty()))
      tokens.push_back(t);
  }
  while (!tokens.empty() && is_divider(tokens.back())) tokens.pop_back();
  const std::size_t at = Split(tokens).find();
  if (at == 0) return;
  Angle first, second;
  const std::span<const Token> span(tokens);
  if (!read_angle(first, span.first(at)) || !read_angle(second, span.subspan(at))) return;
  const bool packed = first.form == CoordinateForm::packed_degrees,
             packed_too = second.form == CoordinateForm::packed_degrees;
  if (packed != packed_too) return;
  if (packed) {
    made.remarks.emplace_back("degrees, minutes and seconds are written in one number"_text);
    // Without letters these numbers may mean anything. A heading that names the axis does not change that.
    const bool letters = std::any_of(tokens.begin(), tokens.end(),
                                     [](const Token& t) { return t.kind >= Kind::north && t.kind <= Kind::positive; });
    if (!letters) made.confidence = 0.5;
  }
  made.form = std::max(first.form, second.form);
  made.precision_m = std::max(first.step, second.step) * metres_per_degree;
  if (pulkovo) {
    made.system = CoordinateSystem::pulkovo1942;
    made.remarks.push_back(shift_remark(habit.shift));
  }
  const std::size_t before = out.size();
  combine(out, first, second, std::move(made), habit);
  if (!pointed) return;
  // Dates have the same shape. Only a point in the country shows that these are coordinates.
  for (std::size_t i = before; i != out.size(); ++i)
    if (!habit.country || !habit.country->contains(out[i].point, country_margin_degrees))
      out[i].confidence = std::min(out[i].confidence, 0.5);
}

}  // namespace maex::place
