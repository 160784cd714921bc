// Dates as ISO 8601 text, as cells of type "d" hold them.
#pragma once
#include <string_view>

namespace maex {

struct IsoDate {
  double serial = 0;  ///< for a time without a date: the fraction of a day
  bool has_day = false;
};
/// "2014-05-14", "2014-05-14T10:30:00.5Z", "10:30"; a time zone is accepted but not applied, as in Excel.
bool parse_iso(std::string_view text, bool epoch_1904, IsoDate& date);

}  // namespace maex
