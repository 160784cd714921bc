#include "core/mapping/flat/flat_headings.hpp"

#include <algorithm>
#include <set>

#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::size_t most_rows_above_tags = 24;  // HXL 1.1, tagging conventions

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
// Programs that show names to people write "ac date" for ac_date.
char plain(char c) { return c == ' ' || c == '-' ? '_' : small(c); }

/// Attributes that name the language or the vocabulary of a value: "+i_fr", "+v_pcode".
bool is_about_spelling(std::string_view attribute) {
  return attribute.starts_with("i_") || attribute.starts_with("v_");
}

/// "adm1" and its attributes, sorted.
std::vector<std::string> parts_of(std::string_view tag) {
  std::vector<std::string> parts(1);
  for (const char c : tag) {
    if (c == '+')
      parts.emplace_back();
    else if (c != ' ' && c != '\t' && c != '#')
      parts.back() += small(c);
  }
  std::sort(parts.begin() + 1, parts.end());
  return parts;
}

std::string join(const std::vector<std::string>& parts) {
  std::string key = "#" + parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) key += "+" + parts[i];
  return key;
}

std::string plain_key(std::string_view tag) {
  std::vector<std::string> parts = parts_of(tag);
  std::erase_if(parts, [](const std::string& part) { return is_about_spelling(part); });
  return join(parts);
}

std::string_view text_at(const Row& row, std::uint32_t column) {
  const auto it = std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                   [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return it == row.cells.end() || it->column != column ? std::string_view() : trim(it->raw);
}

/// Headings of extras are unique in a sheet.
void name_columns(HeadingRow& row) {
  std::set<std::string> names;
  for (std::size_t i = 0; i != row.columns.size(); ++i) {
    BoundColumn& bound = row.columns[i];
    const std::string letters = cell_address(static_cast<std::uint32_t>(i + 1), 0);
    if (bound.heading.empty()) bound.heading = "(column " + letters + ")";
    if (!names.insert(bound.heading).second) {
      bound.repeated = true;
      bound.heading += " (column " + letters + ")";
      names.insert(bound.heading);
    }
  }
}

HeadingRow empty_row(const Row& row) {
  HeadingRow made;
  made.row = made.first_row = row.number;
  made.columns.resize(row.cells.empty() ? 0 : row.cells.back().column);
  for (const Cell& cell : row.cells) {
    BoundColumn& bound = made.columns[cell.column - 1];
    bound.leaf = std::string(trim(cell.raw));
    bound.headed = !bound.leaf.empty();
    made.headings += bound.headed;
  }
  return made;
}

std::optional<FlatHeadings> by_names(const FlatMapping& mapping, std::size_t table, const Row& row) {
  const FlatTable& of = mapping.tables[table];
  FlatHeadings found{table, empty_row(row), {}, {}, {}};
  std::vector<bool> taken(of.columns.size());
  for (const bool exact : {true, false})
    for (std::size_t i = 0; i != found.row.columns.size(); ++i) {
      BoundColumn& bound = found.row.columns[i];
      if (!bound.headed || bound.column >= 0) continue;
      for (std::size_t c = 0; c != of.columns.size(); ++c) {
        const std::string& name = of.columns[c].name;
        const bool same =
            exact ? bound.leaf == name
                  : bound.leaf.size() == name.size() && std::equal(name.begin(), name.end(), bound.leaf.begin(),
                                                                   [](char a, char b) { return plain(a) == plain(b); });
        if (!same || taken[c]) continue;
        taken[c] = true;
        bound.column = static_cast<int>(c);
        ++found.row.matched;
        if (!exact) found.other_case.push_back(i);
        break;
      }
    }
  if (found.row.matched < 2 || !taken[of.id]) return std::nullopt;
  for (BoundColumn& bound : found.row.columns) bound.heading = bound.leaf;
  return found;
}

std::optional<FlatHeadings> by_tags(const FlatMapping& mapping, std::size_t table, const Row* above, const Row& row) {
  const FlatTable& of = mapping.tables[table];
  FlatHeadings found{table, empty_row(row), {}, {}, {}};
  if (above != nullptr && !above->cells.empty() && above->cells.back().column > found.row.columns.size())
    found.row.columns.resize(above->cells.back().column);
  for (std::size_t i = 0; i != found.row.columns.size(); ++i) {
    BoundColumn& bound = found.row.columns[i];
    if (!bound.headed || is_tag(bound.leaf)) continue;
    std::string clean = cleaned_tag(bound.leaf);
    const bool tag = is_tag(clean);
    (tag ? found.cleaned : found.malformed).push_back(i);
    if (tag) bound.leaf = std::move(clean);
  }
  std::vector<bool> taken(of.columns.size());
  for (const bool exact : {true, false})
    for (BoundColumn& bound : found.row.columns) {
      if (!bound.headed || bound.column >= 0 || !is_tag(bound.leaf)) continue;
      const std::string key = exact ? join(parts_of(bound.leaf)) : plain_key(bound.leaf);
      for (std::size_t c = 0; c != of.columns.size(); ++c) {
        if (taken[c] || tag_key(of.columns[c].tag) != key) continue;
        taken[c] = true;
        bound.column = static_cast<int>(c);
        ++found.row.matched;
        break;
      }
    }
  if (found.row.matched == 0) return std::nullopt;
  // A column without a tag keeps the heading above it. A column with an unknown tag gets its tag as heading, because
  // the tag is the same in all languages.
  for (std::size_t i = 0; i != found.row.columns.size(); ++i) {
    BoundColumn& bound = found.row.columns[i];
    bound.heading =
        bound.headed || above == nullptr ? bound.leaf : std::string(text_at(*above, static_cast<std::uint32_t>(i + 1)));
  }
  return found;
}

/// Most cells are hashtags. One that is malformed must not hide the others.
bool is_tag_row(const Row& row) {
  std::size_t tags = 0, others = 0;
  for (const Cell& cell : row.cells) {
    const std::string_view text = trim(cell.raw);
    if (text.empty()) continue;
    const bool tag = cell.kind == CellKind::text && (is_tag(text) || is_tag(cleaned_tag(text)));
    ++(tag ? tags : others);
  }
  return tags > others;
}

}  // namespace

bool is_tag(std::string_view text) {
  if (text.size() < 2 || text[0] != '#') return false;
  bool start = true;  // of a word: the next character must be a letter
  for (const char c : text.substr(1)) {
    if (start && (c == ' ' || c == '\t')) {
      if (text[1] == c) return false;
    } else if (start) {
      if (!is_letter(c)) return false;
      start = false;
    } else if (c == '+') {
      start = true;
    } else if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '_' && c != ' ' && c != '\t') {
      return false;
    }
  }
  return !start;
}

std::string cleaned_tag(std::string_view text) {
  static constexpr std::string_view invisible[] = {"\u00AD", "\u200B", "\u200C", "\u200D",
                                                   "\u2060", "\uFEFF", "\u00A0"};
  std::string clean(text);
  for (const std::string_view sign : invisible)
    for (std::size_t at = clean.find(sign); at != std::string::npos; at = clean.find(sign, at))
      clean.erase(at, sign.size());
  const auto is_surplus = [](char c) { return c == ' ' || c == '\t' || c == ';' || c == ',' || c == '.' || c == ':'; };
  while (!clean.empty() && is_surplus(clean.back())) clean.pop_back();
  clean.erase(0, clean.find_first_not_of(" \t"));
  if (clean.starts_with('#')) clean.erase(1, std::min(clean.find_first_not_of(" \t", 1), clean.size()) - 1);
  return clean;
}

std::string tag_key(std::string_view tag) { return join(parts_of(tag)); }

std::optional<FlatHeadings> find_flat_headings(const FlatMapping& mapping, std::span<const Row> rows) {
  std::optional<FlatHeadings> best;
  for (std::size_t i = 0; i != rows.size(); ++i) {
    if (!may_be_headings(rows[i])) continue;
    if (mapping.habits.tags && (i > most_rows_above_tags || !is_tag_row(rows[i]))) continue;
    for (std::size_t table = 0; table != mapping.tables.size(); ++table) {
      const Row* above = i == 0 || !may_be_headings(rows[i - 1]) ? nullptr : &rows[i - 1];
      auto found = mapping.habits.tags ? by_tags(mapping, table, above, rows[i]) : by_names(mapping, table, rows[i]);
      if (found && (!best || found->row.matched > best->row.matched)) best = std::move(found);
    }
    if (mapping.habits.tags && best) break;
  }
  if (best) name_columns(best->row);
  return best;
}

}  // namespace maex
