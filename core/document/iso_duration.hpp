// Times of day and durations in the spelling of XML Schema.
#pragma once
#include <string_view>

namespace maex {

/// Converts "PT10H30M15.5S", "P1DT2H", "-PT5M" to days. Rejects years and months, because their length varies.
bool parse_duration(std::string_view text, double& days);

}  // namespace maex
