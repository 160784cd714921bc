// All that one report says.
#pragma once
#include <map>
#include <string>

#include "adapters/partners/anama/write/stated.hpp"
#include "core/figures/count.hpp"
#include "core/figures/report_words.hpp"

namespace maex::anama {

struct ReportData {
  const figures::ReportWords* words = nullptr;
  Day period;
  std::uint64_t least = 0;  ///< smallest number that breakdowns show; 0: the report is not public and shows all
  bool has_incidents = false;
  figures::Count count;                       ///< counted incidents of the period
  std::map<Day, figures::Count> months;       ///< counted incidents of the year up to the period, by month
  std::map<Code, std::uint64_t> not_counted;  ///< incidents of the period by state of verification
  std::uint64_t undated = 0;                  ///< counted incidents of the year without a month
  Stated stated;
  std::string source_file, program;
  Day today;

  [[nodiscard]] bool is_public() const { return least != 0; }
  /// The breakdown, from the incidents if there are some, else from stated figures. Without rows: no source has it.
  [[nodiscard]] figures::Grid grid(figures::By by) const {
    return has_incidents ? figures::grid_of(count, by) : stated.grid(by);
  }
  /// The casualties of an outcome, or all of them (no_code); none: no source states them.
  [[nodiscard]] std::optional<std::uint64_t> casualties(Code outcome) const;
  [[nodiscard]] std::optional<std::uint64_t> incidents() const;
};

}  // namespace maex::anama
