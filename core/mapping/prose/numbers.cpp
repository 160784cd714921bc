#include "core/mapping/prose/numbers.hpp"

#include <cmath>

namespace maex::prose {
namespace {

bool groups_by_three(const Digits& digits, std::size_t until) {
  if (until > 1 && digits.size[0] > 3) return false;
  for (std::size_t i = 1; i < until; ++i)
    if (digits.size[i] != 3) return false;
  return true;
}

double grouped(const Digits& digits, std::size_t until) {
  double value = 0;
  for (std::size_t i = 0; i != until; ++i) value = i == 0 ? digits.group[0] : value * 1000 + digits.group[i];
  return value;
}

double fraction(const Digits& digits) {
  const std::size_t last = digits.count - 1u;
  const double power = std::pow(10, digits.size[last]);
  // One division gives the nearest double; a sum of two parts would not.
  return (grouped(digits, last) * power + digits.group[last]) / power;
}

}  // namespace

std::optional<double> as_count(const Digits& digits) {
  if (digits.broken || !groups_by_three(digits, digits.count)) return std::nullopt;
  return grouped(digits, digits.count);
}

std::optional<Amount> as_decimal(const Digits& digits, char decimal_mark) {
  if (digits.broken) return std::nullopt;
  const std::size_t last = digits.count - 1u;
  if (last == 0) return Amount{static_cast<double>(digits.group[0]), {}};
  const bool threes = groups_by_three(digits, digits.count);
  bool same = true;
  for (std::size_t i = 2; i <= last; ++i) same &= digits.mark[i] == digits.mark[1];
  const bool before = groups_by_three(digits, last);
  if (digits.mark[last] == ' ') {
    if (!threes || !same) return std::nullopt;
    return Amount{grouped(digits, digits.count), {}};
  }
  if (!threes) {
    // "1234.5", "1,198.7", "5,264,14": the last mark is decimal, and the marks before it group.
    if (!before) return std::nullopt;
    return Amount{fraction(digits), {}};
  }
  if (last > 1) return Amount{same ? grouped(digits, digits.count) : fraction(digits), {}};
  if (digits.group[0] == 0) return Amount{fraction(digits), {}};
  const double whole = grouped(digits, digits.count), part = fraction(digits);
  if (digits.mark[1] == decimal_mark) return Amount{part, whole};
  return Amount{whole, part};
}

char sure_decimal_mark(const Digits& digits) {
  if (digits.broken || digits.count < 2) return 0;
  const std::size_t last = digits.count - 1u;
  if (digits.mark[last] == ' ' || digits.size[last] == 3 || !groups_by_three(digits, last)) return 0;
  return digits.mark[last];
}

bool is_year(const Digits& digits) {
  return !digits.broken && digits.count == 1 && digits.size[0] == 4 && digits.group[0] >= 1900 &&
         digits.group[0] <= 2100;
}

bool is_dotted_date(const Digits& digits) {
  return !digits.broken && digits.count == 3 && digits.mark[1] == '.' && digits.mark[2] == '.' && digits.size[0] <= 2 &&
         digits.size[1] <= 2 && (digits.size[2] == 4 || digits.size[2] == 2) && digits.group[0] >= 1 &&
         digits.group[0] <= 31 && digits.group[1] >= 1 && digits.group[1] <= 12;
}

bool is_version(const Digits& digits) {
  if (digits.broken || digits.count < 3 || as_count(digits) || is_dotted_date(digits)) return false;
  for (std::size_t i = 1; i != digits.count; ++i)
    if (digits.mark[i] != '.') return false;
  return digits.size[1] != 3;
}

}  // namespace maex::prose
