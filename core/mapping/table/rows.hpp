// Classifies a row below the headings: a record, or a row without a record (totals, footnote, repeated heading,
// section).
#pragma once
#include <span>
#include <string>

#include "core/mapping/profile/headings.hpp"
#include "core/mapping/profile/rules.hpp"

namespace maex {

class RowClassifier {
 public:
  RowClassifier(const Compiled& profile, const HeadingRow& headings, const std::vector<MergedRange>& merges);
  /// Rule::plain for a row of data, else the rule that leaves it out.
  Rule classify(const Row& row);
  /// True after a totals row or a footnote: a later row without the required values is not a record.
  [[nodiscard]] bool past_end() const { return past_end_; }

 private:
  [[nodiscard]] bool repeats_headings(const Row& row) const;
  [[nodiscard]] bool is_section(const Row& row) const;
  [[nodiscard]] bool mostly_text(const Row& row) const;
  bool begins_with(std::string_view text, const std::vector<std::string>& words);

  const Compiled& profile_;
  const HeadingRow& headings_;
  std::vector<MergedRange> wide_;  // merged over several columns, below the headings, by row
  std::size_t bound_ = 0;
  std::string folded_;
  bool past_end_ = false;
};

}  // namespace maex
