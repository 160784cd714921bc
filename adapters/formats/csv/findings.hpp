// What reading the rows brought to light, kept where the document can tell it while readers come and go.
#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "core/notice/text.hpp"

namespace maex::csv {

/// Row numbers as in Row::number; 0: did not happen.
struct Findings {
  std::uint32_t rows = 0;             ///< read so far
  std::uint64_t undecodable = 0;      ///< bytes replaced by U+FFFD
  std::uint32_t undecodable_row = 0;  ///< the first of them
  std::uint32_t unclosed_row = 0;     ///< where a quote opens that never closes
  std::uint64_t trailing = 0;         ///< cells with text after their closing quote
  std::uint32_t trailing_row = 0;     ///< the first of them
};

/// The findings of the reading that went furthest: headings are often looked at before a file is read whole.
class FindingsBoard {
 public:
  void publish(const Findings& findings) {
    const std::lock_guard lock(mutex_);
    if (findings.rows >= kept_.rows) kept_ = findings;
  }
  /// One sentence each.
  [[nodiscard]] std::vector<Text> sentences() const;

 private:
  mutable std::mutex mutex_;
  Findings kept_;
};

}  // namespace maex::csv
