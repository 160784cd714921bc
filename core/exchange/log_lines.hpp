// What a run did as lines of JSON, for the journal and for programs that collect logs. One object is one line.
#pragma once
#include <string>
#include <string_view>

#include "core/exchange/night.hpp"

namespace maex::exchange {

/// A file. `level` is info, warning (somebody should look) or error (quarantined).
std::string item_line(const ItemRow& item, std::string_view now);
/// The problems of a run, one line each, and a line for its end.
std::string run_lines(const NightFacts& night, std::string_view now);

}  // namespace maex::exchange
