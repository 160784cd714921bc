#include "core/mapping/profile/headings.hpp"

#include <algorithm>
#include <set>

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

// Text of the merged heading in `row` that covers `column`; empty when there is none.
std::string_view merged_text(const HeldRow& row, std::uint32_t column, const std::vector<MergedRange>& merges) {
  for (const MergedRange& range : merges)
    if (range.first_row <= row.number && row.number <= range.last_row && range.first_column <= column &&
        column <= range.last_column && range.last_column > range.first_column)
      return range.first_row == row.number ? text_at(row, range.first_column) : std::string_view{};
  return {};
}

class Binder {
 public:
  Binder(const Compiled& profile, const std::vector<MergedRange>& merges) : profile_(profile), merges_(merges) {}

  /// nullopt when the row has fewer than `least` headings of the profile. Only possible heading rows get column names,
  /// because nearly all checked rows are data.
  std::optional<HeadingRow> bind(const HeldRow* upper, const HeldRow& leaf, std::size_t least) {
    HeadingRow found;
    found.row = leaf.number;
    found.first_row = upper != nullptr ? upper->number : leaf.number;
    std::uint32_t last = leaf.cells.empty() ? 0 : leaf.cells.back().column;
    if (upper != nullptr && !upper->cells.empty()) last = std::max(last, upper->cells.back().column);
    last = std::min(last, most_columns);
    found.columns.resize(last);
    std::string_view filled;  // a group's text is above its first column only; the next columns inherit it
    for (std::uint32_t column = 1; column <= last; ++column) {
      BoundColumn& bound = found.columns[column - 1];
      std::string_view low = text_at(leaf, column);
      std::string_view own, merged;
      if (upper != nullptr) {
        own = text_at(*upper, column);
        merged = merged_text(*upper, column, merges_);
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

  // Kobo and ODK write the names of groups in front: "victim/Tarix". "Tarix / Дата" is one heading in two languages.
  int look_up_below_group(std::string_view leaf) const {
    const std::size_t slash = leaf.rfind('/');
    if (slash == std::string_view::npos || slash == 0 || leaf[slash - 1] == ' ' || slash + 1 == leaf.size() ||
        leaf[slash + 1] == ' ')
      return none;
    const std::string_view own = leaf.substr(slash + 1);
    return look_up({}, own, fold(own));
  }

  void match(BoundColumn& bound, std::string_view leaf, std::string_view group, std::string_view filled) {
    bool seen = false;
    const std::string low = fold(leaf);
    const std::string_view aboves[] = {group, filled, {}};
    for (std::size_t i = 0; i != std::size(aboves); ++i) {
      // Most often all three are equal, and an equal look-up has the same result.
      if (i != 0 && aboves[i] == aboves[i - 1]) continue;
      int found = look_up(aboves[i], leaf, low);
      if (found == none && aboves[i].empty()) found = look_up_below_group(leaf);
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
  const std::vector<MergedRange>& merges_;
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
    auto one = Binder(profile, near).bind(nullptr, rows[i], least());
    if (one && (!best || better(*one, *best))) best = std::move(one);
    if (i == 0 || rows[i - 1].number + 1 != rows[i].number) continue;
    auto two = Binder(profile, near).bind(&rows[i - 1], rows[i], least());
    if (two && (!best || better(*two, *best))) best = std::move(two);
  }
  return best;
}

}  // namespace maex
