// The time of day and its zone next to a date. Private to parse_date.cpp.
#pragma once
#include <string>

#include "core/text/parse_date.hpp"

namespace maex::date_reading {

/// Removes a time such as "13:45", "saat 13:45:10", "T00:00:00.000Z", "7 PM" from `text`, and enters it in `reading`.
/// False when a text with a colon has no time.
bool take_time(std::string& text, DateReading& reading);

}  // namespace maex::date_reading
