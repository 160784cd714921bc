// What became of every row and cell of an input, and the check that the sums agree, so that no data is lost.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maex {

enum class Fate : std::uint8_t { used, changed, ignored, quarantined };
inline constexpr std::size_t fate_count = 4;
std::string_view to_string(Fate fate);

/// The reader counts totals where it reads bytes, and fates where it interprets values. The two counts are independent
/// and must agree. "Cell" means a non-empty cell of a table, or a non-empty text or attribute of an XML document; "row"
/// means a non-empty row, or a field report.
class Balance {
 public:
  void read_row() { ++rows_read_; }
  void read_rows(std::uint64_t n) { rows_read_ += n; }
  void read_cells(std::uint64_t n) { cells_read_ += n; }
  /// Empty cells of data rows, between the first and the last bound column. Reported, but not part of the sum.
  void empty_cells(std::uint64_t n) { cells_empty_ += n; }
  /// `rule` names the reason (empty for plain use): "heading-row", "totals-row", "number-grouping" …
  void row(Fate fate, std::string_view rule = {}, std::uint64_t n = 1) { line(fate, rule).rows += n; }
  void cells(Fate fate, std::string_view rule = {}, std::uint64_t n = 1) {
    if (n != 0) line(fate, rule).cells += n;
  }

  /// Adds the counts of another input.
  void add(const Balance& other);

  struct Line {
    Fate fate;
    std::string rule;
    std::uint64_t rows = 0;
    std::uint64_t cells = 0;
  };
  /// By fate, then rule.
  [[nodiscard]] std::vector<Line> lines() const;
  [[nodiscard]] std::uint64_t rows_with(Fate fate) const;
  [[nodiscard]] std::uint64_t cells_with(Fate fate) const;
  [[nodiscard]] std::uint64_t rows_read() const { return rows_read_; }
  [[nodiscard]] std::uint64_t cells_read() const { return cells_read_; }
  [[nodiscard]] std::uint64_t cells_empty() const { return cells_empty_; }
  /// True when rows and cells both add up.
  [[nodiscard]] bool holds() const;

 private:
  [[nodiscard]] bool is_last(Fate fate, std::string_view rule) const {
    return last_ < lines_.size() && lines_[last_].fate == fate && lines_[last_].rule == rule;
  }
  /// Neighbouring cells mostly have the same fate and rule, and a file has few different ones. So a search through all
  /// lines is rare and short.
  Line& line(Fate fate, std::string_view rule) { return is_last(fate, rule) ? lines_[last_] : find(fate, rule); }
  Line& find(Fate fate, std::string_view rule);

  std::uint64_t rows_read_ = 0, cells_read_ = 0, cells_empty_ = 0;
  std::vector<Line> lines_;  // in order of arrival
  std::size_t last_ = 0;     // the line that was used last
};

}  // namespace maex
