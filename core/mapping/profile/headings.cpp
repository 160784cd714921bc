#include "core/mapping/profile/headings.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/notice/locator.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::uint32_t most_columns = 16384;  // the widest possible sheet

std::string_view text_at(const HeldRow& row, std::uint32_t column) {
  const auto it = std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                   [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  if (it == row.cells.end() || it->column != column) return {};
  return trim(it->raw);
}

/// For one row: the merged range over each column, the first in the file where several overlap. Making it takes time
/// proportional to the ranges and the columns, not to their product.
class MergedOver {
 public:
  MergedOver(const HeldRow& row, const std::vector<MergedRange>& merges, std::uint32_t last)
      : merges_(merges), over_(last + 2, 0), next_(last + 2) {
    for (std::uint32_t column = 0; column != next_.size(); ++column) next_[column] = column;
    for (std::size_t i = 0; i != merges.size(); ++i) {
      const MergedRange& range = merges[i];
      if (range.first_row > row.number || row.number > range.last_row || range.last_column <= range.first_column)
        continue;
      const std::uint32_t end = std::min(range.last_column, last);
      for (std::uint32_t column = free_from(std::min(range.first_column, last + 1)); column <= end;
           column = free_from(column + 1)) {
        over_[column] = static_cast<std::uint32_t>(i + 1);
        next_[column] = column + 1;
      }
    }
  }
  /// nullptr when none is over the column.
  [[nodiscard]] const MergedRange* at(std::uint32_t column) const {
    return column >= over_.size() || over_[column] == 0 ? nullptr : &merges_[over_[column] - 1];
  }

 private:
  /// The first column from this one on that no range is over yet. Shortens the way for the next search.
  std::uint32_t free_from(std::uint32_t column) {
    std::uint32_t end = column;
    while (next_[end] != end) end = next_[end];
    while (next_[column] != column) column = std::exchange(next_[column], end);
    return end;
  }

  const std::vector<MergedRange>& merges_;
  std::vector<std::uint32_t> over_, next_;
};

// Text of the merged heading in `row` that covers `column`; empty when there is none.
std::string_view merged_text(const HeldRow& row, std::uint32_t column, const MergedOver& merges) {
  const MergedRange* range = merges.at(column);
  return range != nullptr && range->first_row == row.number ? text_at(row, range->first_column) : std::string_view{};
}

/// Of two rows, and not beyond the widest sheet.
std::uint32_t last_column(const HeldRow& upper, const HeldRow& leaf) {
  std::uint32_t last = 0;
  for (const HeldRow* row : {&upper, &leaf})
    if (!row->cells.empty()) last = std::max(last, row->cells.back().column);
  return std::min(last, most_columns);
}

class Binder {
 public:
  explicit Binder(const Compiled& profile) : profile_(profile) {}

  /// nullopt when the row has fewer than `least` headings of the profile. Only possible heading rows get column names,
  /// because nearly all checked rows are data.
  std::optional<HeadingRow> bind(const HeldRow* upper, const MergedOver* merges, const HeldRow& leaf,
                                 std::size_t least) {
    HeadingRow found;
    found.row = leaf.number;
    found.first_row = upper != nullptr ? upper->number : leaf.number;
    const std::uint32_t last = last_column(upper == nullptr ? leaf : *upper, leaf);
    found.columns.resize(last);
    std::string_view filled;  // a group's text is above its first column only; the next columns inherit it
    for (std::uint32_t column = 1; column <= last; ++column) {
      BoundColumn& bound = found.columns[column - 1];
      std::string_view low = text_at(leaf, column);
      std::string_view own, merged;
      if (upper != nullptr) {
        own = text_at(*upper, column);
        merged = merged_text(*upper, column, *merges);
        if (low.empty() && merged.empty()) std::swap(low, own);
        if (!own.empty()) filled = own;
      }
      bound.headed = !low.empty();
      bound.leaf = low;
      bound.group = !merged.empty() ? merged : own;
      if (bound.headed) match(bound, low, !merged.empty() ? merged : own, filled);
    }
    if (taken_.size() < least) return std::nullopt;
    name_columns(found);
    return found;
  }

 private:
  int look_up(std::string_view group, std::string_view leaf, const std::string& low) const {
    std::string folded = fold(group);
    if (!folded.empty() && !low.empty()) folded += ' ';
    folded += low;
    const auto it = profile_.headings.find(folded.empty() ? std::string(leaf) : folded);
    return it == profile_.headings.end() ? none : it->second;
  }

  void match(BoundColumn& bound, std::string_view leaf, std::string_view group, std::string_view filled) {
    bool seen = false;
    const std::string low = fold(leaf);
    const std::string_view aboves[] = {group, filled, {}};
    for (std::size_t i = 0; i != std::size(aboves); ++i) {
      // Most often all three are equal, and an equal look-up has the same result.
      if (i != 0 && aboves[i] == aboves[i - 1]) continue;
      const int found = look_up(aboves[i], leaf, low);
      if (found == none) continue;
      if (found < 0) {
        bound.ignored = -1 - found;
        return;
      }
      if (taken_.insert(found).second) {
        bound.column = found;
        return;
      }
      seen = true;
    }
    bound.repeated = seen;
  }

  void name_columns(HeadingRow& found) {
    std::set<std::string, std::less<>> names;
    for (std::size_t i = 0; i != found.columns.size(); ++i) {
      BoundColumn& bound = found.columns[i];
      const std::string letters = cell_address(static_cast<std::uint32_t>(i + 1), 0);
      bound.heading = bound.leaf;
      if (!bound.group.empty() && bound.headed && bound.group != bound.leaf)
        bound.heading = bound.group + " > " + bound.leaf;
      if (bound.headed) ++found.headings;
      if (bound.column >= 0) ++found.matched;
      if (bound.column >= 0 || bound.ignored >= 0) ++found.known;
      if (!bound.headed) bound.heading = "(column " + letters + ")";
      const bool extra = bound.column < 0 && bound.ignored < 0;
      if (!names.insert(bound.heading).second) {
        if (extra) bound.repeated = true;
      }
      if (bound.repeated && bound.headed) {
        bound.heading += " (column " + letters + ")";
        names.insert(bound.heading);
      }
    }
    for (std::size_t i = 0; i != profile_.profile.columns.size(); ++i) {
      const ProfileColumn& column = profile_.profile.columns[i];
      if (column.required && !taken_.contains(static_cast<int>(i))) found.missing.push_back(column.headings.front());
    }
  }

  static constexpr int none = -1'000'000;
  const Compiled& profile_;
  std::set<int> taken_;
};

bool better(const HeadingRow& a, const HeadingRow& b) {
  if (a.matched != b.matched) return a.matched > b.matched;
  return a.missing.size() < b.missing.size();
}

}  // namespace

std::optional<HeadingRow> find_headings(const Compiled& profile, const std::deque<HeldRow>& rows,
                                        const std::vector<MergedRange>& merges) {
  const std::size_t enough = std::min<std::size_t>(2, profile.profile.columns.size());
  // Only merges in the first rows can be headings. A long list has thousands of other merges.
  std::vector<MergedRange> near;
  if (!rows.empty())
    for (const MergedRange& range : merges)
      if (range.first_row <= rows.back().number) near.push_back(range);
  std::optional<HeadingRow> best;
  for (std::size_t i = 0; i != rows.size(); ++i) {
    const auto least = [&] { return best ? std::max(enough, best->matched) : enough; };
    if (!may_be_headings(rows[i])) continue;
    auto one = Binder(profile).bind(nullptr, nullptr, rows[i], least());
    if (one && (!best || better(*one, *best))) best = std::move(one);
    if (i == 0 || rows[i - 1].number + 1 != rows[i].number || !may_be_headings(rows[i - 1])) continue;
    const MergedOver over(rows[i - 1], near, last_column(rows[i - 1], rows[i]));
    auto two = Binder(profile).bind(&rows[i - 1], &over, rows[i], least());
    if (two && (!best || better(*two, *best))) best = std::move(two);
  }
  return best;
}

}  // namespace maex
