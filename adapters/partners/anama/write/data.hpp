// All that one report says.
#pragma once
#include <map>
#include <string>

#include "core/figures/report_words.hpp"
#include "core/figures/stated.hpp"

namespace maex::anama {

/// The figures are those of the period. Only incidents that are verified in a hazard area are counted.
struct ReportData : figures::PeriodFigures {
  const figures::ReportWords* words = nullptr;
  Day period;
  std::uint64_t least = 0;                    ///< smallest number that breakdowns show; 0: not public, shows all
  std::map<Day, figures::Count> months;       ///< counted incidents of the year up to the period, by month
  std::map<Code, std::uint64_t> not_counted;  ///< incidents of the period by state of verification
  std::uint64_t undated = 0;                  ///< counted incidents of the year without a month
  std::string source_file, program;
  Day today;

  [[nodiscard]] bool is_public() const { return least != 0; }
  /// True when the casualties of the year so far are counted here, because no source states a running total of people.
  [[nodiscard]] bool counts_year() const {
    return has_incidents && stated.running(Code::measure_CASUALTIES) == nullptr &&
           stated.running(Code::measure_KILLED) == nullptr && stated.running(Code::measure_INJURED) == nullptr;
  }
};

}  // namespace maex::anama
