// The two ways to read tokens. Private to the coordinate parser.
#pragma once
#include <span>
#include <vector>

#include "core/place/coordinate.hpp"
#include "core/place/coordinate_tokens.hpp"

namespace maex::place {

/// Points a little outside the country are accepted too, because its box comes from coarse borders.
inline constexpr double country_margin_degrees = 0.1;

/// Reads the tokens as degrees and appends the possible readings. `pointed`: points divide degrees and minutes.
void read_degrees(std::vector<CoordinateReading>& out, std::span<const Token> tokens, const CoordinateHabit& habit,
                  bool pointed);
/// Reads the tokens as metres of UTM or Gauss-Krüger.
void read_metres(std::vector<CoordinateReading>& out, std::span<const Token> tokens, const CoordinateHabit& habit);

/// "converted from Pulkovo 1942 with EPSG:15865 (good to 4.5 m)"
Text shift_remark(DatumShift shift);

}  // namespace maex::place
