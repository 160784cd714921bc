// All figures of a report, one after the other.
#pragma once
#include <string>
#include <vector>

#include "adapters/partners/anama/write/data.hpp"
#include "core/model/record.hpp"

namespace maex::anama {

/// A figure as the list of stated figures has it.
struct Line {
  Code measure = no_code;
  double value = 0;
  std::string breakdown = {}, place = {};
  Code qualifier = no_code;
  std::string period = {}, as_of = {}, base = {};
  /// The sentences state it in other words: a month without incidents has no killed persons.
  bool implied = false;
};

/// The figures of the period, of its breakdowns as far as they are shown, of the year, and the running totals.
std::vector<Line> lines_of(const ReportData& data);

/// Adds the line as a record.
void add_tally(const Line& line, Batch& to);

}  // namespace maex::anama
