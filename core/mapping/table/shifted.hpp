// Detects shifted columns: cells were moved without their headings, so some columns contain the values of others.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/mapping/table/row_values.hpp"

namespace maex {

/// Watches one sheet. It checks each of the first 64 rows and then every 32nd row, in windows of 64. So its cost is
/// small, and it still finds a shift that begins far down. If a window shows a shift, it checks the next rows one by
/// one, for the columns that are mostly blank. It does not detect a few shifted rows: their cells fail one by one.
///
/// A column indicates a shift when half of its cells fail, nine of ten failing cells fit one other column, and that
/// column does not contain its own values. Free text never fails. It indicates a shift when its cells are values of a
/// coded column that also fails. The watch cannot detect that columns of numbers, or of free text, changed places among
/// themselves.
class ShiftWatch {
 public:
  /// All three arguments must outlive this object. `headings` belongs to the sheet.
  ShiftWatch(const Compiled& profile, const HeadingRow& headings, RowValueReader& values);

  /// The caller calls this for each row of data. True when the caller must call found(). The caller must also call
  /// found() at the end of the sheet.
  bool look(const Row& row);

  struct Shift {
    std::uint32_t column = 0;  ///< of the sheet, which contains the values
    std::uint32_t home = 0;    ///< of the sheet, to which the values belong; 0: they fit no column
    std::uint32_t values = 0;  ///< how many of the checked cells indicate the shift
    std::uint32_t looked = 0;  ///< checked cells
    bool likely = false;       ///< `home` is inferred from numbers that would fit, or from the only column that is left
  };
  /// The shifts that the checked rows show, by column; empty when nothing is shifted. Begins a new window.
  std::vector<Shift> found();

 private:
  enum class Shape : std::uint8_t { free, digits, code, boolean, date, year, month_or_day, count, number };
  enum class Look : std::uint8_t { blank, fits, odd };
  struct Bound {
    std::uint32_t column = 0;  // of the sheet
    std::size_t profile = 0;   // index into profile.columns
    Shape shape = Shape::free;
    double low = 0, high = 0;  // of a number
    std::uint32_t seen = 0, odd = 0;
    std::vector<std::uint32_t> fits_of;  // by column of bound_: odd cells that would fit it
  };
  struct Pair {
    std::size_t at, home;
  };

  std::vector<Shift> judged();
  [[nodiscard]] Bound bind(std::uint32_t column, std::size_t in_profile) const;
  Look judge(const Bound& bound, const Cell& cell);
  void look(Bound& bound, const Cell& cell);
  [[nodiscard]] bool fails(const Bound& bound) const;
  [[nodiscard]] bool lost_its_own(const Bound& bound) const;
  [[nodiscard]] std::vector<Pair> pairs(bool lists) const;
  void settle(std::size_t at, std::size_t home, bool likely);
  void settle_failing(bool lists);
  void settle_free_text(bool home_fails);
  void settle_left();
  [[nodiscard]] int place_left(std::size_t at) const;
  [[nodiscard]] bool same_distance(std::size_t at, std::size_t home) const;

  const Compiled& profile_;
  RowValueReader& values_;
  std::vector<Bound> bound_;
  std::vector<int> bound_at_;       // by column of the sheet, from 1
  std::vector<int> home_, tenant_;  // by column of bound_; -1: none
  std::vector<bool> likely_;
  std::uint32_t rows_ = 0;    // all rows of data
  std::uint32_t looked_ = 0;  // of this window
  std::vector<Shift> first_;  // what the window showed before it was extended
};

/// `Under "estado" stand values of "condicion"`.
std::string sentence(const HeadingRow& headings, const ShiftWatch::Shift& shift);
/// The reason why a list is not read, for InputError. `place` names file and sheet.
std::string refusal(const std::string& place, const HeadingRow& headings, const std::vector<ShiftWatch::Shift>& shifts);

}  // namespace maex
