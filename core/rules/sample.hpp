// Records written as a few lines of text, for the failing and passing sample of each rule:
//
//   incident id=1 date=2014-05-14 killed=1
//     place district="Tərtər"
//   victim incident=1 outcome=KILLED
//
// A line contains a kind of record and its fields by name. Text with spaces is in quotes ("x"*300 repeats it 300
// times). Codes and dates are written as in JSON reports. An indented line is a child of the nearest line above it that
// has less indentation. `extra "HEADING"="TEXT"` belongs to the record above. Lines that begin with # are comments.
// A line "input" begins the next input of a run that reads several.
#pragma once
#include <string_view>

#include "core/model/record.hpp"

namespace maex::rules {

/// Fills an empty batch. The origin row of each record is its line. Throws std::invalid_argument naming line and
/// problem.
void read_sample(std::string_view text, Batch& batch);

}  // namespace maex::rules
