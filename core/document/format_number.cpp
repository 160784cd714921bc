// Formats numbers by a section of a format code. All rounding happens on decimal digits, so that 1.005 becomes 1.01 as
// in Excel.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/document/format_code.hpp"
#include "core/document/number_format.hpp"

namespace maex::format_code {
namespace {

constexpr int excel_precision = 15;
constexpr int widest_general = 11;

/// A non-negative number as digits: 0.d1d2d3… × 10^point. Zero has no digits.
struct Decimal {
  std::string digits;
  int point = 0;

  explicit Decimal(double value) {
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific,
                                   excel_precision - 1)
                         .ptr;
    const char* e = std::find(buffer.data(), end, 'e');
    for (const char* p = buffer.data(); p != e; ++p)
      if (*p != '.') digits += *p;
    const bool negative_power = e[1] == '-';
    std::from_chars(e + 2, end, point);
    point = (negative_power ? -point : point) + 1;
    trim();
  }

  void trim() {
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    if (digits.empty()) point = 0;
  }

  /// Keeps `places` digits after the point; rounds half up.
  void round(int places) {
    const int keep = point + places;
    if (keep >= static_cast<int>(digits.size())) return;
    const bool up = keep >= 0 && digits[static_cast<std::size_t>(keep)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max(keep, 0)));
    if (up) {
      std::size_t i = digits.size();
      while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
      if (i > 0) {
        ++digits[i - 1];
      } else {
        digits.insert(digits.begin(), '1');
        ++point;
      }
    }
    trim();
  }

  [[nodiscard]] std::string integer() const {
    if (point <= 0) return {};
    std::string text = digits.substr(0, static_cast<std::size_t>(point));
    text.resize(static_cast<std::size_t>(point), '0');
    return text;
  }
  [[nodiscard]] std::string fraction() const {
    if (digits.empty() || point >= static_cast<int>(digits.size())) return {};
    if (point >= 0) return digits.substr(static_cast<std::size_t>(point));
    return std::string(static_cast<std::size_t>(-point), '0') + digits;
  }
};

bool is_place(const Token& token) {
  return token.part == Part::zero || token.part == Part::hash || token.part == Part::question;
}

using Tokens = std::vector<Token>::const_iterator;

int places_in(Tokens from, Tokens to) {
  return static_cast<int>(std::count_if(from, to, [](const Token& token) { return is_place(token); }));
}

/// Puts the digits of an integer into the places, from the right. The leftmost place takes all remaining digits.
void append_integer(std::string& out, const std::string& digits, Tokens from, Tokens to, bool grouped) {
  int places = places_in(from, to);
  const int count = static_cast<int>(digits.size());
  bool shown = false;                               // a digit is already written: separators may follow
  const auto put = [&](char digit, int position) {  // position: places to the right of this one
    out += digit;
    if (digit != ' ') shown = true;
    if (grouped && shown && position > 0 && position % 3 == 0) out += ',';
  };
  bool first = true;
  for (auto token = from; token != to; ++token) {
    if (!is_place(*token)) {
      out += token->text;
      continue;
    }
    --places;
    if (first)
      for (int position = count - 1; position > places; --position)
        put(digits[static_cast<std::size_t>(count - 1 - position)], position);
    first = false;
    if (places < count)
      put(digits[static_cast<std::size_t>(count - 1 - places)], places);
    else if (token->part == Part::zero)
      put('0', places);
    else if (token->part == Part::question)
      put(' ', places);
  }
}

/// Appends the digits after the point, and the literals between them.
void append_places(std::string& out, const std::string& digits, Tokens from, Tokens to) {
  std::size_t used = 0;
  for (auto token = from; token != to; ++token) {
    if (!is_place(*token))
      out += token->text;
    else if (used < digits.size())
      out += digits[used++];
    else if (token->part == Part::zero)
      out += '0';
    else if (token->part == Part::question)
      out += ' ';
  }
}

void append_fixed(std::string& out, Decimal number, Tokens from, Tokens to, bool grouped) {
  const auto point = std::find_if(from, to, [](const Token& t) { return t.part == Part::point; });
  number.round(places_in(point, to));
  append_integer(out, number.integer(), from, point, grouped);
  if (point != to) append_places(out, number.fraction(), point, to);
}

void append_scientific(std::string& out, Decimal number, const Section& section, Tokens exponent) {
  const auto begin = section.tokens.begin();
  const auto point = std::find_if(begin, exponent, [](const Token& t) { return t.part == Part::point; });
  const int before = std::max(1, places_in(begin, point));
  const int behind = places_in(point, exponent);
  int power = 0;
  for (int attempt = 0; attempt < 2 && !number.digits.empty(); ++attempt) {  // rounding may add a digit: 9.99 → 10.0
    const int leading = number.point - 1;
    // Several places before the point make the power a multiple of their number ("##0.0E+0").
    const int step = static_cast<int>(std::floor(static_cast<double>(leading) / before)) * before;
    power += step;
    number.point -= step;
    number.round(behind);
  }
  append_fixed(out, number, begin, exponent, false);
  out += exponent->text[0];
  if (power < 0)
    out += '-';
  else if (exponent->text[1] == '+')
    out += '+';
  append_integer(out, power == 0 ? std::string() : std::to_string(std::abs(power)), exponent + 1, section.tokens.end(),
                 false);
}

struct Fraction {
  std::int64_t numerator = 0, denominator = 1;
};

/// Best approximation of 0 ≤ value < 1 with a denominator up to `most` (continued fraction).
Fraction approximate(double value, std::int64_t most) {
  std::int64_t n0 = 0, d0 = 1, n1 = 1, d1 = 0;
  double rest = value;
  for (int i = 0; i < 40; ++i) {
    const double whole = std::floor(rest);
    if (whole > 1e12) break;
    const auto term = static_cast<std::int64_t>(whole);
    const std::int64_t n2 = term * n1 + n0;
    const std::int64_t d2 = term * d1 + d0;
    if (d2 > most) break;
    n0 = n1, d0 = d1, n1 = n2, d1 = d2;
    if (std::fabs(rest - whole) < 1e-12) break;
    rest = 1 / (rest - whole);
  }
  return d1 == 0 ? Fraction{} : Fraction{n1, d1};
}

/// "# ?/?": an integer part (if it has places of its own), then numerator and denominator.
void append_fraction(std::string& out, double value, const Section& section, Tokens slash) {
  const auto begin = section.tokens.begin();
  const auto end = section.tokens.end();
  auto numerator = slash;
  while (numerator != begin && is_place(*(numerator - 1))) --numerator;
  const bool mixed = places_in(begin, numerator) > 0;
  auto behind = slash + 1;
  std::string fixed;  // a denominator in digits: "# ?/8"
  while (behind != end && (is_place(*behind) || (behind->part == Part::literal && !behind->text.empty() &&
                                                 behind->text[0] >= '1' && behind->text[0] <= '9'))) {
    if (!is_place(*behind))
      fixed += behind->text;
    else if (!fixed.empty())
      fixed += '0';
    ++behind;
  }
  double whole = std::floor(value);
  Fraction part;
  std::int64_t denominator = 0;
  if (std::from_chars(fixed.data(), fixed.data() + fixed.size(), denominator).ec == std::errc() && denominator > 0) {
    part = {std::llround((value - whole) * static_cast<double>(denominator)), denominator};
  } else {
    constexpr int longest_denominator = 6;
    const int digits = std::clamp(places_in(slash, behind), 1, longest_denominator);
    part = approximate(value - whole, static_cast<std::int64_t>(std::pow(10, digits)) - 1);
  }
  if (part.numerator == part.denominator) whole += 1, part = {0, part.denominator};
  constexpr double exact_integers = 9e15;
  if (!mixed && whole * static_cast<double>(part.denominator) < exact_integers) {
    part.numerator += static_cast<std::int64_t>(whole) * part.denominator;
    whole = 0;
  }
  if (mixed && part.numerator == 0) {  // Excel leaves the place of the fraction blank
    append_integer(out, whole == 0 ? "0" : Decimal(whole).integer(), begin, numerator, section.grouped);
    out.append(static_cast<std::size_t>(behind - numerator), ' ');
  } else {
    append_integer(out, whole == 0 ? std::string() : Decimal(whole).integer(), begin, numerator, section.grouped);
    append_integer(out, std::to_string(part.numerator), numerator, slash, false);
    const std::string below = std::to_string(part.denominator);
    out += '/' + below;
    const auto width = static_cast<std::size_t>(behind - slash - 1);  // written from the left, padded to its places
    if (fixed.empty() && below.size() < width) out.append(width - below.size(), ' ');
  }
  for (auto token = behind; token != end; ++token) out += token->text;
}

}  // namespace

void append_general(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "#NUM!";
    return;
  }
  if (value < 0) {
    out += '-';
    value = -value;
  }
  Decimal number(value);
  if (number.digits.empty()) {
    out += '0';
    return;
  }
  const auto fixed = [&out](const Decimal& decimal) {
    const std::string integer = decimal.integer();
    out += integer.empty() ? "0" : integer;
    if (const std::string fraction = decimal.fraction(); !fraction.empty()) out += '.' + fraction;
  };
  const int integer_width = std::max(1, number.point);
  const int exact_width =
      integer_width + (number.fraction().empty() ? 0 : 1 + static_cast<int>(number.fraction().size()));
  constexpr int smallest_fixed = -3;  // 0.0001…; smaller numbers would lose digits to zeros
  if (exact_width <= widest_general || (number.point >= smallest_fixed && integer_width <= widest_general)) {
    number.round(std::max(0, widest_general - 1 - integer_width));
    if (static_cast<int>(number.integer().size()) <= widest_general) {
      fixed(number);
      return;
    }
  }
  constexpr int mantissa_places = 5;
  int power = number.point - 1;
  number.point = 1;
  number.round(mantissa_places);
  if (number.point == 2) {
    number.point = 1;
    ++power;
  }
  fixed(number);
  out += power < 0 ? "E-" : "E+";
  const std::string digits = std::to_string(std::abs(power));
  if (digits.size() < 2) out += '0';
  out += digits;
}

void append_number(std::string& out, double value, const Section& section) {
  const auto begin = section.tokens.begin();
  const auto end = section.tokens.end();
  if (!section.has_digits) {
    for (const Token& token : section.tokens) {
      if (token.part == Part::general || token.part == Part::text)
        append_general(out, value);
      else
        out += token.text;
    }
    return;
  }
  const auto slash = std::find_if(begin, end, [](const Token& t) { return t.part == Part::slash; });
  if (slash != end && slash != begin && is_place(*(slash - 1)) && slash + 1 != end) {
    append_fraction(out, value, section, slash);
    return;
  }
  Decimal number(value);
  if (!number.digits.empty()) number.point += section.scale;
  const auto exponent = std::find_if(begin, end, [](const Token& t) { return t.part == Part::exponent; });
  if (exponent != end)
    append_scientific(out, std::move(number), section, exponent);
  else
    append_fixed(out, std::move(number), begin, end, section.grouped);
}

}  // namespace maex::format_code
