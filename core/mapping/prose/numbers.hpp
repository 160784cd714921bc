// What the digits and marks of a number can mean.
#pragma once
#include <optional>

#include "core/mapping/prose/tokens.hpp"

namespace maex::prose {

/// A count is whole, so every mark groups thousands. nullopt when the groups do not fit: "1.5", "5,264,14".
std::optional<double> as_count(const Digits& digits);

struct Amount {
  double value = 0;
  std::optional<double> other;  ///< the second reading of "2,979" and "12.298"
};
/// A decimal number. `decimal_mark` chooses between the two readings of one mark before three digits: ',' or '.'; 0:
/// it groups. nullopt for groups that are not a number.
std::optional<Amount> as_decimal(const Digits& digits, char decimal_mark);
/// ',' or '.' when the number has a decimal mark without doubt, else 0.
char sure_decimal_mark(const Digits& digits);
/// One group of four digits that can be a year.
bool is_year(const Digits& digits);
/// dd.mm.yyyy or dd.mm.yy.
bool is_dotted_date(const Digits& digits);
/// A number of a name, such as "0.1.0" of a program: groups that points join, and neither a count nor a date.
bool is_version(const Digits& digits);

}  // namespace maex::prose
