// Records written as a few lines of text, for the failing and passing sample of each rule:
//
//   incident id=1 date=2014-05-14 killed=1
//     place district="Tərtər"
//   victim incident=1 outcome=KILLED
//
// A line is a kind of record and its fields by name; text with spaces stands in quotes ("x"*300: three hundred of it),
// codes and dates as in JSON reports. A line further to the right hangs below the nearest line above it that stands
// further left. `extra "HEADING"="TEXT"` belongs to the record above. Lines that begin with # are comments.
#pragma once
#include <string_view>

#include "core/model/record.hpp"

namespace maex::rules {

/// Fills an empty batch; each record's origin is row = its line. Throws std::invalid_argument naming line and problem.
void read_sample(std::string_view text, Batch& batch);

}  // namespace maex::rules
