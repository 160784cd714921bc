// What the readers find while they read rows. The document keeps it, because readers are created and destroyed.
#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "core/notice/text.hpp"

namespace maex::csv {

/// Row numbers as in Row::number; 0: did not occur.
struct Findings {
  std::uint32_t rows = 0;             ///< read so far
  std::uint64_t undecodable = 0;      ///< bytes replaced by U+FFFD
  std::uint32_t undecodable_row = 0;  ///< the first of them
  std::uint32_t unclosed_row = 0;     ///< row of a quote that is never closed
  std::uint32_t cut_row = 0;          ///< last row, when it has no line end and fewer cells than the row before it
  std::uint32_t cut_cells = 0, whole_cells = 0;
  std::uint64_t trailing = 0;      ///< cells with text after their closing quote
  std::uint32_t trailing_row = 0;  ///< the first of them
  std::uint64_t controls = 0;      ///< control characters that text does not have
  std::uint32_t control_row = 0;   ///< the first of them
  std::uint32_t columns = 0;       ///< cells of nearly all rows
  std::uint64_t wide = 0;          ///< rows with a filled cell behind them
  std::uint32_t wide_row = 0;      ///< the first of them
  std::uint64_t narrow = 0;        ///< rows of several cells, but fewer, after the first row of the usual length
  std::uint32_t narrow_row = 0;    ///< the first of them
  std::uint64_t stray = 0;         ///< quotes that were left out, because a whole row follows before their end
  std::uint32_t stray_row = 0;     ///< the first of them
  std::uint64_t unwrapped = 0;     ///< rows that were quoted as one cell
  std::uint32_t unwrapped_row = 0;
  std::uint64_t other = 0;  ///< rows with another separator
  std::uint32_t other_row = 0;
  char other_separator = 0;  ///< of the first of them
};

/// Keeps the findings of the reader that read furthest. Callers often read the headings before they read the whole
/// file.
class FindingsBoard {
 public:
  void publish(const Findings& findings) {
    const std::lock_guard lock(mutex_);
    if (findings.rows >= kept_.rows) kept_ = findings;
  }
  /// One sentence per finding.
  [[nodiscard]] std::vector<Text> sentences() const;
  [[nodiscard]] bool has_undecodable() const {
    const std::lock_guard lock(mutex_);
    return kept_.undecodable > 0;
  }
  /// A finding means that part of the file is lost.
  [[nodiscard]] bool is_incomplete() const;

 private:
  mutable std::mutex mutex_;
  Findings kept_;
};

}  // namespace maex::csv
