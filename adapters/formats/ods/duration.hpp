// Times of day and durations as XML Schema spells them.
#pragma once
#include <string_view>

namespace maex::ods {

/// "PT10H30M15.5S", "P1DT2H", "-PT5M" in days. Years and months, whose length varies, are refused.
bool parse_duration(std::string_view text, double& days);

}  // namespace maex::ods
