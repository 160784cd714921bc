// Year, month and day of one date. Private to parse_date.cpp.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/text/date_tokens.hpp"
#include "core/text/parse_date.hpp"

namespace maex::date_reading {

/// The numbers and the month of one date, in the order of the text.
struct Pieces {
  std::array<std::int64_t, 3> numbers{};
  std::array<int, 3> digits{};
  std::size_t count = 0;
  unsigned month = 0;
  bool ok = true, lost_zero = false;
};

Pieces pieces_of(const Token* begin, const Token* end);
/// "14.05.2014", "14/5/2014": most dates of most lists. nullopt: another form.
std::optional<Pieces> plain_pieces(std::string_view text);

struct Parts {
  int year = 0, month = 0, day = 0;
  bool short_year = false;
};

/// Year 0 when the date has none, which is allowed only in a range.
std::optional<Parts> parts_of(const Pieces& pieces, DateOrder order);
/// nullopt for a day that the calendar does not have. Sets `short_year` when it chose the century.
std::optional<Day> day_of(const Parts& parts, int this_year, bool& short_year);
/// "20140514", "14052014" (never both: no month is 19 or 20), and milliseconds since 1970 as map programs export them.
std::optional<Day> packed_day(const Token& token, DateReading& reading);

}  // namespace maex::date_reading
