#include "core/mapping/table/rows.hpp"

#include <algorithm>

#include "core/mapping/profile/word_endings.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::size_t fewest_bound = 4;     // columns of a list whose rows with one cell are not records
constexpr std::size_t longest_number = 24;  // bytes of an incident's number; longer text is a remark
constexpr std::size_t longest_section = 60;
constexpr char other_separators[] = {',', ';', '\t', '|'};
constexpr std::size_t shortest_stem = 4;  // letters of a word that may have an ending

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool is_whole_number(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Like a date or a time: "14.05", "2014/05".
bool joins_digits(std::string_view text) {
  for (std::size_t at = text.find_first_of("./:"); at != std::string_view::npos; at = text.find_first_of("./:", at + 1))
    if (at != 0 && at + 1 != text.size() && has_digit(text.substr(at - 1, 1)) && has_digit(text.substr(at + 1, 1)))
      return true;
  return false;
}

/// A row that another separator cuts: "2014/03;16.05.2014;Ağdam;injured". In prose a blank follows a comma.
bool is_not_cut(std::string_view text, std::size_t columns) {
  return std::any_of(std::begin(other_separators), std::end(other_separators), [&](char separator) {
    std::size_t count = 0;
    for (std::size_t i = 0; i != text.size(); ++i)
      count += text[i] == separator && (i + 1 == text.size() || text[i + 1] != ' ');
    return count * 2 >= columns;
  });
}

}  // namespace

RowClassifier::RowClassifier(const Compiled& profile, const HeadingRow& headings,
                             const std::vector<MergedRange>& merges)
    : profile_(profile), headings_(headings) {
  for (const MergedRange& range : merges)
    if (range.first_row > headings.row && range.last_column > range.first_column) wide_.push_back(range);
  std::sort(wide_.begin(), wide_.end(), [](const auto& a, const auto& b) { return a.first_row < b.first_row; });
  for (std::size_t i = 0; i != headings.columns.size(); ++i) {
    const int column = headings.columns[i].column;
    if (column < 0) continue;
    ++bound_;
    if (first_ == 0) first_ = static_cast<std::uint32_t>(i + 1);
    const auto& group = profile.group_columns;
    if (number_ == 0 && std::find(group.begin(), group.end(), static_cast<std::size_t>(column)) != group.end())
      number_ = static_cast<std::uint32_t>(i + 1);
  }
}

bool RowClassifier::is_heading(const Cell& cell) {
  // Most cells of data begin with a digit, and no heading does.
  if (cell.kind != CellKind::text || (cell.raw.front() >= '0' && cell.raw.front() <= '9')) return false;
  folded_.clear();
  append_folded(folded_, cell.raw);
  return profile_.headings.contains(folded_);
}

bool RowClassifier::has_headings(const Row& row) {
  constexpr std::size_t fewest = 3;
  // One of the first two cells is a heading in a row of headings.
  if (row.cells.size() < fewest || (!is_heading(row.cells[0]) && !is_heading(row.cells[1]))) return false;
  const auto known = static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [this](const Cell& cell) { return is_heading(cell); }));
  return known >= fewest && known * 2 >= row.cells.size() && !repeats_headings(row);
}

bool RowClassifier::repeats_headings(const Row& row) const {
  std::size_t same = 0;
  for (const Cell& cell : row.cells) {
    if (cell.column > headings_.columns.size()) return false;
    const BoundColumn& column = headings_.columns[cell.column - 1];
    const std::string_view text = trim(cell.raw);
    if (text.empty()) continue;
    if (text != column.leaf && text != column.group) return false;
    ++same;
  }
  return same >= std::min<std::size_t>(2, headings_.headings);
}

bool RowClassifier::is_section(const Row& row) const {
  if (row.cells.size() != 1 || row.cells.front().kind != CellKind::text) return false;
  auto at = std::lower_bound(wide_.begin(), wide_.end(), row.number,
                             [](const MergedRange& range, std::uint32_t number) { return range.first_row < number; });
  for (; at != wide_.end() && at->first_row == row.number; ++at)
    if (at->first_column == row.cells.front().column) return true;
  return false;
}

// A totals row contains figures and a word or two. The row of a person called "Total" is full of text.
bool RowClassifier::mostly_text(const Row& row) const {
  std::size_t texts = 0;
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    const std::string_view text = row.cells[i].raw;
    if (row.cells[i].kind == CellKind::date)
      ++texts;
    else if (row.cells[i].kind == CellKind::text && text.find_first_of("0123456789") == std::string_view::npos)
      ++texts;
  }
  return texts * 2 > std::max<std::size_t>(bound_, 2);
}

bool RowClassifier::begins_with(std::string_view text, const std::vector<std::string>& words, bool with_endings) {
  folded_.clear();
  append_folded(folded_, text);
  for (const std::string& word : words) {
    if (folded_.starts_with(word)) {
      const std::string_view rest = std::string_view(folded_).substr(word.size());
      const std::string_view ending = rest.substr(0, std::min(rest.find(' '), rest.size()));
      if (ending.empty() || (with_endings && word.size() >= shortest_stem && is_noun_ending(ending))) return true;
    }
    // Signs such as "*" fold to an empty text, so the list contains them unchanged.
    const char sign = word.front();
    const bool letter =
        static_cast<unsigned char>(sign) >= 0x80 || (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z');
    if (!letter && trim(text).starts_with(word)) return true;
  }
  return false;
}

// "Yanvar üzrə cəmi": one of the words stands further right in the text that begins_with() folded.
bool RowClassifier::has_word(const std::vector<std::string>& words) const {
  return std::any_of(words.begin(), words.end(), [this](const std::string& word) {
    for (std::size_t at = folded_.find(' ' + word); at != std::string::npos; at = folded_.find(' ' + word, at + 1)) {
      const std::size_t end = at + 1 + word.size();
      if (end == folded_.size() || folded_[end] == ' ') return true;
    }
    return false;
  });
}

// A text where a number belongs, and figures only: "Yanvar üzrə cəmi" with 2, or "Yanvar" with "2 nəfər". A person or
// an incident has a word or a date in some other cell.
bool RowClassifier::is_subtotal(const Row& row) {
  const Cell& first = row.cells.front();
  std::size_t figures = 0;
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    const Cell& cell = row.cells[i];
    const std::string_view text = trim(cell.raw);
    if (text.empty() || text == "-" || text == "–" || text == "—" || is_without_value(cell)) continue;
    if (cell.kind == CellKind::date || !has_digit(text)) return false;
    if (cell.kind == CellKind::text && joins_digits(text)) return false;
    ++figures;
  }
  if (has_word(profile_.totals)) return true;
  return figures != 0 && first.column == number_ && !has_digit(first.raw) && bound_ >= fewest_bound;
}

// The only cell of a row: a heading of a section, a remark, a number that was entered for later, or a row that was not
// cut into cells.
Rule RowClassifier::rule_alone(const Cell& cell) const {
  const std::string_view text = trim(cell.raw);
  if (text.empty() || is_without_value(cell)) return Rule::plain;
  if (cell.kind == CellKind::text && is_not_cut(text, bound_)) return Rule::row_not_cut;
  const bool bound = cell.column <= headings_.columns.size() && headings_.columns[cell.column - 1].column >= 0;
  // Further right it may be a remark on the incident above, in a column that the profile does not know.
  const bool left = cell.column <= std::max(first_, number_);
  if (bound ? cell.column != first_ && cell.column != number_ : !left) return Rule::plain;
  if (cell.kind == CellKind::number || is_whole_number(text)) return Rule::counter_alone;
  const bool is_number =
      has_digit(text) && text.size() <= longest_number && text.find_first_of(" \n") == std::string_view::npos;
  if (cell.kind != CellKind::text || is_number) return Rule::plain;
  return text.size() <= longest_section ? Rule::section_row : Rule::footnote;
}

Rule RowClassifier::classify(const Row& row, bool from_above) {
  const Cell& first = row.cells.front();
  read_alone_ = false;
  if (first.kind == CellKind::text) {
    if (first.column <= headings_.columns.size()) {
      const BoundColumn& column = headings_.columns[first.column - 1];
      const std::string_view text = trim(first.raw);
      if ((text == column.leaf || text == column.group) && repeats_headings(row)) return Rule::repeated_heading;
    }
    if (!profile_.totals.empty()) {
      if (begins_with(first.raw, profile_.totals, true) && !mostly_text(row)) {
        past_end_ = true;
        return Rule::totals_row;
      }
      if (!from_above && is_subtotal(row)) return Rule::totals_row;
    }
    if (!profile_.notes.empty() && row.cells.size() <= 2 && begins_with(first.raw, profile_.notes)) {
      past_end_ = true;
      return Rule::footnote;
    }
    if (is_section(row)) return Rule::section_row;
  }
  const bool alone = row.cells.size() == 1 && !from_above && profile_.plan.incident >= 0 && bound_ >= fewest_bound;
  read_alone_ = alone;
  return alone ? rule_alone(first) : Rule::plain;
}

bool is_incident(const Compiled& profile, const RowValues& values) {
  constexpr std::size_t fewest = 3;
  std::size_t slots = 0;
  for (std::size_t node = 0; node != values.nodes.size(); ++node)
    if (!profile.victim_level[node]) slots += values.nodes[node].size();
  return slots >= fewest;
}

bool is_words_only(const Compiled& profile, const RowValues& values) {
  if (values.has_victim || !values.extras.empty() || !values.counts.empty() || profile.plan.incident < 0) return false;
  const auto& group = profile.profile.group;
  for (const std::vector<Slot>& node : values.nodes)
    for (const Slot& slot : node)
      if (std::find(group.begin(), group.end(), slot.field) == group.end() || slot.value.kind() != Value::Kind::text ||
          has_digit(slot.value.as_text()))
        return false;
  return true;
}

}  // namespace maex
