// The two ways to read tokens. Private to the coordinate parser.
#pragma once
#include <span>
#include <vector>

#include "core/place/coordinate.hpp"
#include "core/place/coordinate_tokens.hpp"

namespace maex::place {

/// Points are looked for a little beyond the country, too: its box is that of coarse borders.
inline constexpr double country_margin_degrees = 0.1;

/// As degrees: appends what the tokens may mean.
void read_degrees(std::vector<CoordinateReading>& out, std::span<const Token> tokens, const CoordinateHabit& habit);
/// As metres of UTM or Gauss-Krüger.
void read_metres(std::vector<CoordinateReading>& out, std::span<const Token> tokens, const CoordinateHabit& habit);

/// "converted from Pulkovo 1942 with EPSG:15865 (good to 4.5 m)"
std::string shift_remark(DatumShift shift);

}  // namespace maex::place
