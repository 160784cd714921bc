// What the inputs state about one measure over time.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/facts.hpp"

namespace maex {

struct SeriesPoint {
  std::int32_t first = 0,
               last = 0;  ///< days since 1970-01-01, both included; of a running total both are its as-of day
  std::string time;       ///< as in EDTF: "2014-01-01/2014-12-31"; of a running total its as-of day
  double value = 0;
  std::string qualifier;  ///< code of the list `qualifier`, such as ABOUT; empty: the figure is exact
  Locator where;
};

/// Months without a figure between months that have one.
struct SeriesGap {
  std::int32_t first = 0, last = 0;  ///< days since 1970-01-01, both included
  std::string months;                ///< "2013-04", "2018-04/2018-05"
  std::optional<double> implied;     ///< what the running totals around the gap leave; none: no totals are around it
  std::vector<Locator> from;         ///< the two running totals and the month after the gap
};

/// Figures of one source for one breakdown. Figures for periods and running totals are never in one series, nor are
/// running totals with different bases.
struct Series {
  std::string source, breakdown, base;
  bool running = false;
  std::vector<SeriesPoint> points;  ///< by day
  std::vector<SeriesGap> gaps;      ///< only of figures for periods
};

struct SeriesFacts {
  std::string measure;                 ///< code of the list `measure`
  std::vector<InputFact> inputs;       ///< in the order of the command
  std::vector<Series> series;          ///< by source, breakdown and base; figures for periods before running totals
  std::uint64_t other_breakdowns = 0;  ///< figures of the measure that were not asked for
  std::uint64_t undated = 0;           ///< figures that cannot be placed in time
};

}  // namespace maex
