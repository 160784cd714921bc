// Ages as partners write them: "20-25", "~40", "18+", "6 ay", "1994-cü il təvəllüdlü", "35 y.o.", "ребёнок".
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/model/date.hpp"

namespace maex {

struct AgeReading {
  std::optional<int> years;         ///< an exact age
  std::string range;                ///< an age that is not exact: "20-25", "~40", "<18", ">18", ">=18"
  std::optional<PartialDate> born;  ///< a year or a day of birth
  enum class Group { unknown, child, adult } group = Group::unknown;  ///< what the text says or the range proves
};

/// For a text that is more than a number of years. nullopt for a text that is not an age. Never throws.
std::optional<AgeReading> parse_age(std::string_view text, int this_year);
/// A number that can only be a year of birth, such as 1994.
std::optional<AgeReading> birth_year(double number, int this_year);

}  // namespace maex
