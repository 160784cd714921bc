// Figures that the sources state, as far as the report has a place for them.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/adapter/losses.hpp"
#include "core/figures/grid.hpp"
#include "core/model/record.hpp"

namespace maex::figures {

struct Figure {
  double value = 0;
  Code qualifier = no_code;  ///< no_code: exact
};

/// A running total of one measure, and since when.
struct RunningTotal {
  Figure figure;
  PartialDate as_of;
  std::string base;
};

/// A stated number of a breakdown.
struct BreakdownFigure {
  By by;
  std::string row;
  Code measure;
};

/// The figures of one report.
class Stated {
 public:
  /// Takes a figure if the report has a place for it, and enters the loss of each of its values. `period`: of the
  /// report; `has_incidents`: casualties are counted from incidents, so that breakdowns of stated casualties have no
  /// place. Returns the place of a figure of a breakdown.
  std::optional<BreakdownFigure> take(const Record& tally, const Day& period, bool has_incidents, std::size_t record,
                                      Losses& losses);

  /// A figure of the period without a breakdown.
  [[nodiscard]] std::optional<Figure> of(Code measure) const;
  [[nodiscard]] const RunningTotal* running(Code measure) const;
  [[nodiscard]] bool has_running() const { return !running_.empty(); }
  /// True when casualties or incidents of the period are stated.
  [[nodiscard]] bool has_casualties() const;
  /// The stated casualties of a breakdown. The caller looks whether it has values.
  [[nodiscard]] Grid grid(By by) const;
  /// True when a public report hides the number, or its whole breakdown (hide_small_numbers()), as far as the figures
  /// are known by now.
  [[nodiscard]] bool is_hidden(const BreakdownFigure& figure, std::uint64_t least) const;
  /// Who states the figures that are in the report.
  [[nodiscard]] const std::set<std::string>& sources() const { return sources_; }

 private:
  struct RowKey {
    By by;
    std::string row;
    friend auto operator<=>(const RowKey&, const RowKey&) = default;
  };
  /// The place of the figure: nullptr when it was taken, else why it was not.
  const LossType* place(const Record& tally, const Day& period, bool has_incidents,
                        std::optional<BreakdownFigure>& breakdown);

  std::map<Code, Figure> period_;
  std::map<Code, RunningTotal> running_;
  std::map<RowKey, std::map<Code, double>> rows_;
  std::set<std::string> sources_;
};

/// What is known of the casualties of one period: counted from incidents if there are some, else stated.
struct PeriodFigures {
  bool has_incidents = false;
  Count count;
  Stated stated;

  /// The casualties of an outcome, or all of them (no_code); none: not known.
  [[nodiscard]] std::optional<std::uint64_t> casualties(Code outcome) const;
  [[nodiscard]] std::optional<std::uint64_t> incidents() const;
  /// Without rows: not known.
  [[nodiscard]] Grid grid(By by) const;
  /// A stated number of the period without a breakdown.
  [[nodiscard]] std::optional<std::uint64_t> stated_number(Code measure) const;
};

/// The measure that counts people with this outcome; no_code: all casualties.
Code measure_of(Code outcome);

}  // namespace maex::figures
