#include "core/mapping/profile/headings.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/mapping/profile/code_table.hpp"
#include "core/model/casualties.hpp"
#include "core/notice/locator.hpp"
#include "core/text/fold.hpp"
#include "core/text/look_alike.hpp"

namespace maex {
namespace {

constexpr std::uint32_t most_columns = 16384;  // the widest possible sheet

std::string_view text_at(const Row& row, std::uint32_t column) {
  const auto it = std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                   [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  if (it == row.cells.end() || it->column != column) return {};
  return trim(it->raw);
}

/// For one row: the merged range over each column, the first in the file where several overlap. Making it takes time
/// proportional to the ranges and the columns, not to their product.
class MergedOver {
 public:
  MergedOver(const Row& row, const std::vector<MergedRange>& merges, std::uint32_t last)
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
std::string_view merged_text(const Row& row, std::uint32_t column, const MergedOver& merges) {
  const MergedRange* range = merges.at(column);
  return range != nullptr && range->first_row == row.number ? text_at(row, range->first_column) : std::string_view{};
}

/// Of two rows, and not beyond the widest sheet.
std::uint32_t last_column(const Row& upper, const Row& leaf) {
  std::uint32_t last = 0;
  for (const Row* row : {&upper, &leaf})
    if (!row->cells.empty()) last = std::max(last, row->cells.back().column);
  return std::min(last, most_columns);
}

bool has_break(std::string_view text) { return text.find_first_of("\r\n") != std::string_view::npos; }

/// Joins a word that a line end divides: "Hadisə-⏎nin". Without a hyphen the two parts may be two words, so the caller
/// tries the text as it is first.
std::string without_breaks(std::string_view text, bool hyphen) {
  std::string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool soft = text.substr(i).starts_with("\u2010");
    std::size_t next = i + (soft ? 3 : text[i] == '-' ? 1 : 0);
    const bool divided = !hyphen || next != i;
    const std::size_t from = next;
    while (next < text.size() && (text[next] == '\r' || text[next] == '\n')) ++next;
    if (divided && next != from && i != 0 && next < text.size()) {
      i = next - 1;
      continue;
    }
    joined += text[i];
  }
  return joined;
}

class Binder {
 public:
  /// With `counts`, the sheet may be a list of incidents with numbers of people.
  explicit Binder(const Compiled& profile, bool counts = false) : profile_(profile), counts_(counts) {}

  /// nullopt when the row has fewer than `least` headings of the profile. Only possible heading rows get column names,
  /// because nearly all checked rows are data.
  std::optional<HeadingRow> bind(const Row* upper, const MergedOver* merges, const Row& leaf, std::size_t least) {
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

  bool knows(std::string_view text) {
    BoundColumn bound;
    match(bound, text, {}, {});
    return bound.column >= 0 || bound.ignored >= 0 || bound.repeated;
  }

 private:
  int look_up(std::string_view group, std::string_view leaf, const std::string& low) const {
    std::string folded = fold(group);
    if (!folded.empty() && !low.empty()) folded += ' ';
    folded += low;
    if (folded.empty()) folded = leaf;
    if (counts_) {
      const auto number = profile_.number_headings.find(folded);
      if (number != profile_.number_headings.end()) return number->second;
    }
    const auto it = profile_.headings.find(folded);
    if (it != profile_.headings.end()) return it->second;
    const int nested = nested_column(profile_, folded);
    return nested < 0 ? none : nested;
  }

  [[nodiscard]] bool is_number(std::string_view group, const std::string& leaf) const {
    const std::string both = fold(group) + ' ' + leaf;
    return profile_.number_headings.contains(both) || nested_column(profile_, both) >= 0;
  }

  // Kobo and ODK write the names of groups in front: "victim/Tarix". "Tarix / Дата" is one heading in two languages.
  int look_up_below_group(std::string_view leaf) const {
    const std::size_t slash = leaf.rfind('/');
    if (slash == std::string_view::npos || slash == 0 || leaf[slash - 1] == ' ' || slash + 1 == leaf.size() ||
        leaf[slash + 1] == ' ')
      return none;
    const std::string_view own = leaf.substr(slash + 1);
    if (leaf.find_first_of("()") != std::string_view::npos) return none;  // "Cins (kişi/qadın)": a list of values
    return look_up({}, own, fold(own));
  }

  void match(BoundColumn& bound, std::string_view leaf, std::string_view group, std::string_view filled) {
    if (bind_as_written(bound, leaf, group, filled)) return;
    const bool broken = has_break(leaf) || has_break(group) || has_break(filled);
    for (const bool hyphen : {true, false}) {
      if (!broken) break;
      const std::string low = without_breaks(leaf, hyphen), high = without_breaks(group, hyphen),
                        left = without_breaks(filled, hyphen);
      if ((low != leaf || high != group || left != filled) && bind_as_written(bound, low, high, left)) return;
    }
    if (bind_before_values(bound, leaf, group, filled)) return;
    if (const char32_t letter = text::first_cyrillic(leaf);
        letter != 0 && bind_twin(bound, leaf, group, filled, text::as_latin)) {
      bound.look_alike = letter;
    } else if (letter != 0 && bind_twin(bound, leaf, group, filled, text::as_cyrillic)) {
      bound.look_alike = text::first_latin(leaf);
    }
  }

  /// "Cins (kişi/qadın)": the heading, and the values that its cells may have. Other words in brackets may mean another
  /// column: "Tarix (bildirildiyi)".
  bool bind_before_values(BoundColumn& bound, std::string_view leaf, std::string_view group, std::string_view filled) {
    const std::size_t open = leaf.rfind('(');
    if (open == std::string_view::npos || !leaf.ends_with(')')) return false;
    const std::string_view name = trim(leaf.substr(0, open));
    const int found = look_up(group, name, fold(name));
    if (found < 0 || taken_.contains(found)) return false;
    const ProfileColumn& column = profile_.profile.columns[static_cast<std::size_t>(found)];
    if (info(column.field).type != Type::code) return false;
    const CodeTable codes(column, profile_.profile.languages);
    std::string_view values = leaf.substr(open + 1, leaf.size() - open - 2);
    while (!values.empty()) {
      const std::size_t end = std::min(values.find_first_of("/,;|"), values.size());
      if (!codes.holds(trim(values.substr(0, end)))) return false;
      values.remove_prefix(std::min(end + 1, values.size()));
    }
    return bind_as_written(bound, name, group, filled);
  }

  template <class Twin>
  bool bind_twin(BoundColumn& bound, std::string_view leaf, std::string_view group, std::string_view filled,
                 Twin twin) {
    const auto low = twin(leaf);
    if (!low) return false;
    const auto high = twin(group), left = twin(filled);
    return bind_as_written(bound, *low, high ? *high : group, left ? *left : filled);
  }

  /// False when the heading is not known.
  bool bind_as_written(BoundColumn& bound, std::string_view leaf, std::string_view group, std::string_view filled) {
    bool seen = false;
    const std::string low = fold(leaf);
    // Without merged cells, "men" right of "killed" and "children" belongs to "killed" too.
    const bool inherits = group.empty() && !filled.empty() && is_number(filled, low);
    const std::string_view aboves[] = {inherits ? filled : group, filled, {}};
    for (std::size_t i = 0; i != std::size(aboves); ++i) {
      // Most often all three are equal, and an equal look-up has the same result.
      if (i != 0 && aboves[i] == aboves[i - 1]) continue;
      int found = look_up(aboves[i], leaf, low);
      if (found == none && aboves[i].empty()) found = look_up_below_group(leaf);
      if (found == none) continue;
      if (found < 0) {
        bound.ignored = -1 - found;
        return true;
      }
      if (taken_.insert(found).second) {
        bound.column = found;
        return true;
      }
      seen = true;
    }
    bound.repeated = seen;
    return seen;
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
      const bool extra = bound.column < 0 && bound.ignored < 0;
      bound.open = extra && bound.headed && is_declared_open(profile_, bound.heading);
      if (!extra || bound.open) ++found.known;
      if (!bound.headed) bound.heading = "(column " + letters + ")";
      if (!names.insert(bound.heading).second) {
        if (extra) bound.repeated = true;
      }
      if (bound.repeated && bound.headed) {
        bound.heading += " (column " + letters + ")";
        names.insert(bound.heading);
      }
    }
    const auto& columns = profile_.profile.columns;
    found.counts_people = counts_ && std::any_of(taken_.begin(), taken_.end(), [&](int taken) {
                            return counts_people(columns[static_cast<std::size_t>(taken)].field);
                          });
    for (std::size_t i = 0; i != columns.size(); ++i) {
      if (!columns[i].required || taken_.contains(static_cast<int>(i))) continue;
      if (!found.counts_people || !profile_.victim_level[profile_.plan.column_node[i]])
        found.missing.push_back(columns[i].headings.front());
    }
  }

  static constexpr int none = -1'000'000;
  const Compiled& profile_;
  const bool counts_;
  std::set<int> taken_;
};

bool better(const HeadingRow& a, const HeadingRow& b) {
  if (a.matched != b.matched) return a.matched > b.matched;
  return a.missing.size() < b.missing.size();
}

}  // namespace

bool is_heading(const Compiled& profile, std::string_view text) { return Binder(profile).knows(text); }

std::optional<HeadingRow> find_headings(const Compiled& profile, std::span<const Row> rows,
                                        const std::vector<MergedRange>& merges) {
  const std::size_t enough = std::min<std::size_t>(2, profile.profile.columns.size());
  // Only merges in the first rows can be headings. A long list has thousands of other merges.
  std::vector<MergedRange> near;
  if (!rows.empty())
    for (const MergedRange& range : merges)
      if (range.first_row <= rows.back().number) near.push_back(range);
  std::optional<HeadingRow> best;
  std::size_t best_leaf = 0;
  for (std::size_t i = 0; i != rows.size(); ++i) {
    const auto least = [&] { return best ? std::max(enough, best->matched) : enough; };
    if (!may_be_headings(rows[i])) continue;
    auto one = Binder(profile).bind(nullptr, nullptr, rows[i], least());
    if (one && (!best || better(*one, *best))) {
      best = std::move(one);
      best_leaf = i;
    }
    if (i == 0 || rows[i - 1].number + 1 != rows[i].number || !may_be_headings(rows[i - 1])) continue;
    const MergedOver over(rows[i - 1], near, last_column(rows[i - 1], rows[i]));
    auto two = Binder(profile).bind(&rows[i - 1], &over, rows[i], least());
    if (two && (!best || better(*two, *best))) {
      best = std::move(two);
      best_leaf = i;
    }
  }
  if (!best || best->missing.empty() || profile.number_headings.empty()) return best;
  const Row* upper = best->first_row != best->row ? &rows[best_leaf - 1] : nullptr;
  std::optional<MergedOver> over;
  if (upper != nullptr) over.emplace(*upper, near, last_column(*upper, rows[best_leaf]));
  auto numbers = Binder(profile, true).bind(upper, over ? &*over : nullptr, rows[best_leaf], enough);
  return numbers && numbers->missing.empty() && numbers->counts_people ? std::move(numbers) : std::move(best);
}

}  // namespace maex
