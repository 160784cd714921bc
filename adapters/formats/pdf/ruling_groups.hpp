// Ruling lines that touch one another.
#pragma once
#include <vector>

#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

/// Points. Lines closer than this touch, and lines beside each other closer than this are one.
inline constexpr float touch = 3;

/// Joins the pieces of each line, which programs draw cell by cell, and divides the lines into groups that touch.
std::vector<Rulings> group_rulings(const Rulings& rulings);

}  // namespace maex::pdf
