// Classifies a row below the headings: a record, or a row without a record (totals, footnote, repeated heading,
// section).
#pragma once
#include <span>
#include <string>

#include "core/mapping/profile/headings.hpp"
#include "core/mapping/profile/rules.hpp"
#include "core/mapping/table/row_values.hpp"

namespace maex {

class RowClassifier {
 public:
  RowClassifier(const Compiled& profile, const HeadingRow& headings, const std::vector<MergedRange>& merges);
  /// Rule::plain for a row of data, else the rule that leaves it out or quarantines it. `from_above`: cells merged over
  /// several rows reach into the row, so it has more values than its own.
  Rule classify(const Row& row, bool from_above);
  /// True after a totals row or a footnote: a later row without the required values is not a record.
  [[nodiscard]] bool past_end() const { return past_end_; }
  /// True when the last row has one cell only, and its rule follows from that.
  [[nodiscard]] bool read_alone() const { return read_alone_; }
  /// A complete record follows, so the totals row or footnote was inside the list.
  void goes_on() { past_end_ = false; }
  /// True when most cells of the row are headings of the profile. Headings that repeat those of the list do not count.
  bool has_headings(const Row& row);

 private:
  bool is_heading(const Cell& cell);
  [[nodiscard]] bool repeats_headings(const Row& row) const;
  [[nodiscard]] bool is_section(const Row& row) const;
  [[nodiscard]] bool mostly_text(const Row& row) const;
  bool is_subtotal(const Row& row);
  [[nodiscard]] Rule rule_alone(const Cell& cell) const;
  bool begins_with(std::string_view text, const std::vector<std::string>& words, bool with_endings = false);
  [[nodiscard]] bool has_word(const std::vector<std::string>& words) const;

  const Compiled& profile_;
  const HeadingRow& headings_;
  std::vector<MergedRange> wide_;  // merged over several columns, below the headings, by row
  std::size_t bound_ = 0;
  std::uint32_t first_ = 0, number_ = 0;  // columns of the sheet: the first that is bound, and the incident's number
  std::string folded_;
  bool past_end_ = false, read_alone_ = false;
};

/// True when the row says at least three things about its incident, such as number, date and district.
bool is_incident(const Compiled& profile, const RowValues& values);
/// True when the row has nothing but a text without a digit where the incident's number belongs.
bool is_words_only(const Compiled& profile, const RowValues& values);

}  // namespace maex
