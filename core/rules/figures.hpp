// The figures that a submission states (tallies), in one form, for the rules that compare them.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/record.hpp"

namespace maex::rules {

/// One stated figure. Days count from 1970-01-01. Its first and last day are both included.
struct Figure {
  static constexpr std::int32_t no_day = INT32_MIN;
  Code measure{};
  double value = 0;
  std::string source;   ///< who states it, folded
  std::string said_by;  ///< the same, as written
  std::string base;     ///< what a running total starts from, as written
  /// "place=ağdam;status=CIVILIAN": the place and the parts of tally.breakdown, sorted.
  std::string breakdown;
  bool exact = true;     ///< false: "about", "more than" and the like. Such a figure is not compared with others
  bool running = false;  ///< counted up to a day, not in a period
  std::int32_t first = no_day,
               last = no_day;    ///< of the period; for a running total: its base, if that is a day, and its as-of day
  std::int32_t stated = no_day;  ///< the day when a figure for a period was stated, if known
  Origin origin;
  std::uint16_t column = 0;

  [[nodiscard]] bool dated() const { return last != no_day; }
  /// True for a count of people or of what happened to them. Late reports increase such a count for years (domain C4).
  [[nodiscard]] bool of_people() const;
  /// True for what a time has, not what happens in it: staff, machines, dogs, survivors. Months do not add up to a
  /// year.
  [[nodiscard]] bool of_stock() const;
};

/// The first and the last day that a date may mean; no_day where the date is open.
std::int32_t first_day(const PartialDate& date);
std::int32_t last_day(const PartialDate& date);
/// A number as people write it: "2440", "453.9".
std::string number_text(double value);
std::string day_text(std::int32_t day);
std::string span_text(const Figure& figure);  ///< as in EDTF: "2014-01-01/2014-12-31"; a running total "../2014-12-31"

class Figures {
 public:
  /// Limit of the figures that are kept. No real submission states so many, and the rules compare each with others.
  static constexpr std::size_t most = 200'000;

  /// Keeps a tally, or the period and the issue date of a submission. Ignores other records.
  void add(const Record& record);
  [[nodiscard]] const std::vector<Figure>& all() const { return figures_; }
  [[nodiscard]] bool left_some_out() const { return left_out_; }
  /// What the submission in an input (Origin::document) says about itself.
  struct About {
    std::optional<PartialDate> period, issued;
    /// Its figures are from sentences. The incidents that such a text tells of are no list: most incidents that its
    /// figures count are not in it.
    bool is_text = false;
  };
  [[nodiscard]] const About& about(std::uint32_t document) const;

 private:
  std::vector<Figure> figures_;
  std::map<std::uint32_t, About> about_;
  bool left_out_ = false;
};

/// True for a whole month of the calendar.
bool is_month(const Figure& figure);
/// The parts of a breakdown: "place=ağdam", "status=CIVILIAN".
std::vector<std::string> breakdown_parts(const Figure& figure);
/// True when two whole numbers differ in two neighbouring digits that changed places: 356 and 365.
bool is_digit_swap(double a, double b);

/// A total and its parts at one time: killed and injured as parts of casualties; AP, AV and UXO as parts of items; or
/// the values of one dimension of the breakdown. `complete`: nothing else belongs to the total.
struct Sum {
  const Figure& total;
  std::vector<const Figure*> parts;
  double sum;
  bool complete;
};
void for_each_sum(const Figures& figures, const std::function<void(const Sum&)>& take);

/// One figure for a stretch of time, and figures for periods within it that do not overlap.
struct Stretch {
  const Figure& total;
  const Figure* since;  ///< the earlier running total, when `value` is the difference; null: `value` is the figure
  double value;
  std::vector<const Figure*> parts;
  double sum;
  bool tiled;  ///< the parts follow each other without a gap from the first day to the last
};
/// Returns false when the figures are too many to compare all.
bool for_each_stretch(const Figures& figures, const std::function<void(const Stretch&)>& take);

/// Calls `take` with each series of running totals that have one source, measure, breakdown and base, sorted by day.
void for_each_series(const Figures& figures, const std::function<void(const std::vector<const Figure*>&)>& take);
/// Calls `take` with the figures for periods that have one source, measure and breakdown. They are sorted by first day,
/// longer periods first.
void for_each_period_series(const Figures& figures, const std::function<void(const std::vector<const Figure*>&)>& take);
/// Calls `take` when figures of one source for the same thing differ: with the first one and each later one.
void for_each_repeat(const Figures& figures, const std::function<void(const Figure& first, const Figure& later)>& take);
/// True when both figures have a stated day and the days differ: the source revised its figure.
bool is_revision(const Figure& first, const Figure& later);
/// Two statements about one time in which the numbers of antipersonnel and antivehicle mines changed places.
struct SwappedMines {
  const Figure &first_ap, &first_av, &later_ap, &later_av;
};
void for_each_swap_of_mines(const Figures& figures, const std::function<void(const SwappedMines&)>& take);
/// The largest rounding error of a sum. Figures with decimals are rounded, each by half a tenth at most.
double tolerance(double total, const std::vector<const Figure*>& parts);
/// "9 + 12 + 1".
std::string sum_text(const std::vector<const Figure*>& parts);

}  // namespace maex::rules
