// The figures that a submission states (tallies), in one form, for the rules that compare them.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/record.hpp"

namespace maex::rules {

/// One stated figure. Days count from 1970-01-01, both ends belong to it.
struct Figure {
  static constexpr std::int32_t no_day = INT32_MIN;
  Code measure{};
  double value = 0;
  std::string source;   ///< who states it; folded
  std::string said_by;  ///< the same as it stands
  std::string base;     ///< what a running total starts from, as it stands
  /// "place=ağdam;status=CIVILIAN": the place and the parts of tally.breakdown, sorted.
  std::string breakdown;
  bool running = false;  ///< counted up to a day, not in a period
  std::int32_t first = no_day,
               last = no_day;    ///< of the period; of a running total: its base, if that is a day, and its day
  std::int32_t stated = no_day;  ///< when a figure for a period was stated, if that is said
  Origin origin;
  std::uint16_t column = 0;

  [[nodiscard]] bool dated() const { return last != no_day; }
  /// A count of people or of what happened to them: late reports are added to it for years (domain C4).
  [[nodiscard]] bool of_people() const;
};

/// The first and the last day that a date may mean; no_day where it is open.
std::int32_t first_day(const PartialDate& date);
std::int32_t last_day(const PartialDate& date);
/// As people write figures: "2440", "453.9".
std::string number_text(double value);
std::string day_text(std::int32_t day);
std::string span_text(const Figure& figure);  ///< as in EDTF: "2014-01-01/2014-12-31"; a running total "../2014-12-31"

class Figures {
 public:
  /// More are not kept: no real submission states so many, and each is compared with others.
  static constexpr std::size_t most = 200'000;

  /// Keeps a tally, or what a submission says of itself; other records are not looked at.
  void add(const Record& record);
  [[nodiscard]] const std::vector<Figure>& all() const { return figures_; }
  [[nodiscard]] bool left_some_out() const { return left_out_; }
  [[nodiscard]] const std::optional<PartialDate>& period() const { return period_; }  ///< of the submission
  [[nodiscard]] const std::optional<PartialDate>& issued() const { return issued_; }

 private:
  std::vector<Figure> figures_;
  std::optional<PartialDate> period_, issued_;
  bool left_out_ = false;
};

/// A total and its parts at one time: killed and injured of casualties, AP, AV and UXO of items, the values of one
/// dimension of the breakdown. `complete` when nothing else belongs to the total.
struct Sum {
  const Figure& total;
  std::vector<const Figure*> parts;
  double sum;
  bool complete;
};
void for_each_sum(const Figures& figures, const std::function<void(const Sum&)>& take);

/// What one figure says of a stretch of time, and the figures for periods within it that do not overlap.
struct Stretch {
  const Figure& total;
  const Figure* since;  ///< the earlier running total, whose difference is meant; null: the figure itself
  double value;
  std::vector<const Figure*> parts;
  double sum;
  bool tiled;  ///< the parts follow each other without a gap from the first day to the last
};
void for_each_stretch(const Figures& figures, const std::function<void(const Stretch&)>& take);

/// Runs of running totals of one source, measure, breakdown and base, by day.
void for_each_series(const Figures& figures, const std::function<void(const std::vector<const Figure*>&)>& take);
/// Figures for periods of one source, measure and breakdown, by first day, longer before shorter.
void for_each_period_series(const Figures& figures, const std::function<void(const std::vector<const Figure*>&)>& take);
/// Figures of one source for one thing that differ: the first that was met, and each later one.
void for_each_repeat(const Figures& figures, const std::function<void(const Figure& first, const Figure& later)>& take);
/// True when both say when they were stated, and not the same day: the source corrected itself.
bool is_revision(const Figure& first, const Figure& later);
/// How far a sum may be off: figures with decimals are rounded, each by half a tenth at most.
double tolerance(double total, const std::vector<const Figure*>& parts);
/// "9 + 12 + 1".
std::string sum_text(const std::vector<const Figure*>& parts);

}  // namespace maex::rules
