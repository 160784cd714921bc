// "Nothing vanishes": what became of every row and cell of an input, and the proof that the sums agree.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/notice/notice.hpp"

namespace maex {

enum class Fate : std::uint8_t { used, changed, ignored, quarantined };
inline constexpr std::size_t fate_count = 4;
std::string_view to_string(Fate fate);

/// Totals are counted where bytes are read, fates where meaning is given: two independent counts that must meet.
/// "Cell" means a non-empty cell of a table, or a non-empty text or attribute of an XML document;
/// "row" means a non-empty row, or a field report.
class Balance {
 public:
  void read_row() { ++rows_read_; }
  void read_rows(std::uint64_t n) { rows_read_ += n; }
  void read_cells(std::uint64_t n) { cells_read_ += n; }
  /// Cells of data rows that hold nothing, between the first and the last bound column. Told, not part of the sum.
  void empty_cells(std::uint64_t n) { cells_empty_ += n; }
  /// `rule` names why (empty for plain use): "heading-row", "totals-row", "number-grouping" … Static or long-lived
  /// text.
  void row(Fate fate, std::string_view rule = {}, std::uint64_t n = 1);
  void cells(Fate fate, std::string_view rule = {}, std::uint64_t n = 1);
  void merge(const Balance& other);

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
  struct Count {
    std::uint64_t rows = 0, cells = 0;
  };
  std::uint64_t rows_read_ = 0, cells_read_ = 0, cells_empty_ = 0;
  std::map<std::pair<Fate, std::string>, Count, std::less<>> counts_;
};

/// Told what became of each non-empty cell (the `--fates` list). `field` is empty unless a field took the value.
class FateSink {
 public:
  virtual ~FateSink() = default;
  virtual void cell(const Locator& where, Fate fate, std::string_view rule, std::string_view field) = 0;
};

/// What could not be read: the raw text with its place and reason, so that nothing is lost. Values may be personal.
struct QuarantineEntry {
  Locator where;
  std::string value;
  std::string rule;
  std::string problem;
};

class Quarantine {
 public:
  virtual ~Quarantine() = default;
  virtual void add(QuarantineEntry entry) = 0;
};

}  // namespace maex
