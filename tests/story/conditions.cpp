#include "tests/story/conditions.hpp"

#include <algorithm>
#include <numeric>

namespace maex::story {
namespace {

using Is = ListCell::Is;

std::vector<Line>& lines(PartnerList& list) { return list.sheets[0].lines; }

/// Rows of an incident that no condition has changed, and that has so many persons.
std::vector<std::size_t> incident(PartnerList& list, Random& random, std::size_t persons) {
  std::vector<std::vector<std::size_t>> found;
  std::vector<Line>& all = lines(list);
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (!all[i].begins) continue;
    std::vector<std::size_t> rows = {i};
    while (i + rows.size() < all.size() && all[i + rows.size()].person >= 0 && !all[i + rows.size()].begins)
      rows.push_back(i + rows.size());
    const bool touched = std::any_of(rows.begin(), rows.end(), [&](std::size_t row) { return all[row].touched; });
    if (rows.size() == persons && !touched) found.push_back(rows);
  }
  if (found.empty()) return {};
  const std::vector<std::size_t> rows = found[any_of(random, found.size())];
  for (const std::size_t row : rows) all[row].touched = true;
  return rows;
}

Expected& person_of(PartnerList& list, std::size_t row) {
  return list.people[static_cast<std::size_t>(lines(list)[row].person)];
}

bool without_value(PartnerList& list, Random& random, Column column) {
  const std::vector<std::size_t> rows = incident(list, random, 1);
  if (rows.empty()) return false;
  lines(list)[rows[0]].cells[column] = {Is::formula, ""};
  Expected& person = person_of(list, rows[0]);
  if (column == number) person.number = "*";
  if (column == date) person.date.clear();
  if (column == age) person.age.clear();
  if (column == outcome) list.lost.insert(static_cast<std::size_t>(lines(list)[rows[0]].person));
  list.codes.insert("formula-without-value");
  return list.fails = true;
}

/// A row before the first row of an incident, or behind the last one.
std::size_t place(PartnerList& list, Random& random, bool only_end = false) {
  std::vector<std::size_t> places;
  for (std::size_t i = 2; i < lines(list).size(); ++i)
    if (lines(list)[i].begins) places.push_back(i);
  return only_end || places.empty() ? lines(list).size() : places[any_of(random, places.size())];
}

void insert(PartnerList& list, std::size_t at, Line line) {
  lines(list).insert(lines(list).begin() + static_cast<std::ptrdiff_t>(at), std::move(line));
}

Line text_row(const std::string& text, const std::string& figure = {}) {
  Line line;
  line.cells.resize(figure.empty() ? 1 : columns);
  line.cells[0].text = text;
  if (!figure.empty()) line.cells[outcome].text = figure;
  return line;
}

bool total_row(PartnerList& list, Random& random, const std::string& text, const std::string& unit, bool at_end) {
  const std::size_t at = place(list, random, at_end);
  const auto count = std::count_if(lines(list).begin(), lines(list).begin() + static_cast<std::ptrdiff_t>(at),
                                   [](const Line& line) { return line.person >= 0; });
  insert(list, at, text_row(text, std::to_string(count) + unit));
  return true;
}

bool lone_text(PartnerList& list, Random& random, std::initializer_list<const char*> texts) {
  insert(list, place(list, random), text_row(std::data(texts)[any_of(random, texts.size())]));
  list.codes.insert("text-alone");
  return true;
}

/// The cells of an incident's second row repeat those above it, in a merged range or by blanks.
bool merge(PartnerList& list, Random& random, bool hidden_text) {
  const std::vector<std::size_t> rows = incident(list, random, 2);
  if (rows.empty()) return false;
  for (const Column column : {number, date, district}) {
    lines(list)[rows[0]].cells[column].down = 2;
    lines(list)[rows[1]].cells[column] = {Is::text, ""};
  }
  if (!hidden_text) return true;
  lines(list)[rows[1]].cells[number].text = "2014/99";
  lines(list)[rows[1]].cells[date] = {Is::date, "2014-12-31"};
  list.codes.insert("text-under-merge");
  return true;
}

bool hidden_sheet(PartnerList& list, Random& random, bool older) {
  ListSheet copy = list.sheets[0];
  copy.name = "Köhnə";
  copy.hidden = true;
  if (older) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i != copy.lines.size(); ++i)
      if (copy.lines[i].person >= 0 && !copy.lines[i].touched) rows.push_back(i);
    if (rows.empty()) return false;
    Line& line = copy.lines[rows[any_of(random, rows.size())]];
    const auto at =
        std::find_if(line.cells.begin(), line.cells.end(), [](const ListCell& cell) { return cell.is == Is::number; });
    if (at == line.cells.end()) return false;
    at->text = "99";
    list.codes.insert("hidden-sheet-differs");
    list.fails = true;
  } else {
    list.codes.insert("hidden-copy");
  }
  list.codes.insert("sheet-hidden");
  const auto at = any_of(random, 2) == 0 ? list.sheets.begin() : list.sheets.end();
  list.sheets.insert(at, std::move(copy));
  return true;
}

bool headless_sheet(PartnerList& list, Random&) {
  std::vector<Line>& all = lines(list);
  std::size_t from = all.size() * 2 / 3;
  while (from < all.size() && !all[from].begins) ++from;
  if (from >= all.size() || from < 3) return false;
  ListSheet rest{"Davamı", false, {all.begin() + static_cast<std::ptrdiff_t>(from), all.end()}, {}};
  all.resize(from);
  for (const Line& line : rest.lines)
    if (line.person >= 0) list.lost.insert(static_cast<std::size_t>(line.person));
  list.sheets.push_back(std::move(rest));
  list.codes.insert("rows-without-headings");
  return list.fails = true;
}

bool new_headings(PartnerList& list, Random& random) {
  const std::size_t at = place(list, random);
  if (at == lines(list).size()) return false;
  std::vector<std::size_t> order(columns);
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin() + 1, order.end(), random);
  if (std::is_sorted(order.begin(), order.end())) std::swap(order[2], order[3]);
  Line head = lines(list)[0];
  head.begins = false;
  for (const Line& line : lines(list))
    if (line.cells.size() >= columns && line.cells[0].text == headings[0]) head = line;
  insert(list, at, head);
  for (std::size_t i = at; i != lines(list).size(); ++i) {
    std::vector<ListCell> old = lines(list)[i].cells;
    if (old.size() < columns) continue;
    for (std::size_t c = 0; c != columns; ++c) lines(list)[i].cells[c] = old[order[c]];
  }
  list.codes.insert("headings-again");
  return true;
}

bool unclosed_quote(PartnerList& list, Random& random) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 1; i < lines(list).size(); ++i)
    if (lines(list)[i].person >= 0 && lines(list)[i].cells.size() == columns &&
        lines(list)[i].cells[village].text.find(list.separator) == std::string::npos)
      rows.push_back(i);
  if (rows.empty()) return false;
  list.unclosed = rows[any_of(random, rows.size())];
  if (list.unclosed + 1 == lines(list).size()) return list.unclosed = 0, false;  // it would swallow nothing
  list.codes.insert("file-incomplete");
  return list.fails = true;
}

bool cut_end(PartnerList& list, Random&) {
  if (lines(list).back().person < 0 || lines(list).back().touched) return false;
  list.no_end = true;
  list.doubtful = lines(list).back().person;
  list.lost.insert(static_cast<std::size_t>(list.doubtful));
  list.codes.insert("file-incomplete");
  return list.fails = true;
}

bool every(PartnerList&, Random&) { return true; }

constexpr Condition all[] = {
    // Cells
    {"date without a value", false, true, 1, "",
     [](PartnerList& list, Random& random) { return without_value(list, random, date); }},
    {"number without a value", false, true, 1, "",
     [](PartnerList& list, Random& random) { return without_value(list, random, number); }},
    {"age without a value", false, true, 1, "",
     [](PartnerList& list, Random& random) { return without_value(list, random, age); }},
    {"outcome without a value", false, true, 1, "",
     [](PartnerList& list, Random& random) { return without_value(list, random, outcome); }},
    {"blanks that mean as above", true, true, 1, "",
     [](PartnerList& list, Random& random) {
       const std::vector<std::size_t> rows = incident(list, random, 2);
       if (rows.empty()) return false;
       for (const Column column : {number, date, district}) lines(list)[rows[1]].cells[column] = {Is::text, ""};
       return true;
     }},
    {"cells merged over rows", false, true, 1, "",
     [](PartnerList& list, Random& random) { return merge(list, random, false); }},
    {"text under merged cells", false, true, 1, "",
     [](PartnerList& list, Random& random) { return merge(list, random, true); }},
    {"dashes for nothing", true, true, 1, "",
     [](PartnerList& list, Random& random) {
       const std::vector<std::size_t> rows = incident(list, random, 1);
       if (rows.empty()) return false;
       lines(list)[rows[0]].cells[age] = {Is::text, any_of(random, 2) == 0 ? "-" : "—"};
       person_of(list, rows[0]).age.clear();
       return true;
     }},
    {"surplus cells", true, true, 1, "",
     [](PartnerList& list, Random& random) {
       const std::vector<std::size_t> rows = incident(list, random, 1);
       if (rows.empty()) return false;
       lines(list)[rows[0]].cells.push_back({Is::text, "yoxlanılır"});
       list.codes.insert("surplus-cells");
       return true;
     }},
    // Sheets that rows move to
    {"sheet without headings", false, true, 2, "sheets", headless_sheet},
    // Rows
    {"subtotal", true, true, 3, "",
     [](PartnerList& list, Random& random) { return total_row(list, random, "Yanvar üzrə cəmi", "", false); }},
    {"Russian subtotal", true, true, 3, "",
     [](PartnerList& list, Random& random) { return total_row(list, random, "Итого за январь", "", false); }},
    {"subtotal in words", true, true, 3, "",
     [](PartnerList& list, Random& random) { return total_row(list, random, "Fevral", " nəfər", false); }},
    {"total with a unit", true, true, 3, "end",
     [](PartnerList& list, Random& random) { return total_row(list, random, "Ümumilikdə", " nəfər", true); }},
    {"section row", true, true, 3, "",
     [](PartnerList& list, Random& random) {
       return lone_text(list, random, {"Yanvar", "Ağdam rayonu üzrə", "II rüb", "2014-cü il üzrə"});
     }},
    {"footnote inside", true, true, 3, "",
     [](PartnerList& list, Random& random) {
       return lone_text(list, random,
                        {"Aşağıdakı hadisələr polisin məlumatına əsasən daxil edilib; dəqiqləşdirilir",
                         "Дальше следуют происшествия, о которых сообщила больница; данные уточняются"});
     }},
    {"merged section with hidden text", false, true, 3, "",
     [](PartnerList& list, Random& random) {
       Line line = text_row("Mart ayının hadisələri", "injured");
       line.cells[0].across = columns;
       insert(list, place(list, random), line);
       list.codes.insert("text-under-merge");
       return true;
     }},
    {"headings repeated", true, true, 3, "",
     [](PartnerList& list, Random& random) {
       insert(list, place(list, random), Line(lines(list)[0]));
       return true;
     }},
    {"numbers entered for later", true, true, 3, "end",
     [](PartnerList& list, Random&) {
       for (const char* each : {"17", "18", "19"}) lines(list).push_back(text_row(each));
       return true;
     }},
    {"number alone", true, true, 3, "",
     [](PartnerList& list, Random& random) {
       insert(list, place(list, random), text_row("2014/77"));
       return true;
     }},
    {"blank rows", true, true, 3, "",
     [](PartnerList& list, Random& random) {
       insert(list, place(list, random), Line{});
       return true;
     }},
    {"hidden rows", false, true, 3, "",
     [](PartnerList& list, Random& random) {
       const std::vector<std::size_t> rows = incident(list, random, 1);
       if (rows.empty()) return false;
       lines(list)[rows[0]].hidden = true;
       list.codes.insert("row-hidden");
       return true;
     }},
    {"title rows", true, true, 4, "",
     [](PartnerList& list, Random&) {
       insert(list, 0, text_row("AzCBL. 2014-cü ildə mina hadisələri"));
       insert(list, 1, Line{});
       return true;
     }},
    {"headings in another order", true, true, 5, "", new_headings},
    {"hidden column", false, true, 5, "",
     [](PartnerList& list, Random& random) {
       list.sheets[0].hidden_columns.insert(static_cast<int>(any_of(random, columns)));
       list.codes.insert("column-hidden");
       return true;
     }},
    // Sheets
    {"hidden copy", false, true, 6, "sheets",
     [](PartnerList& list, Random& random) { return hidden_sheet(list, random, false); }},
    {"hidden older version", false, true, 6, "sheets",
     [](PartnerList& list, Random& random) { return hidden_sheet(list, random, true); }},
    // The file
    {"quote that is not closed", true, false, 7, "structure", unclosed_quote},
    {"separator that changes", true, false, 7, "structure",
     [](PartnerList& list, Random&) {
       list.second_separator = list.separator == ';' ? ',' : ';';
       list.codes.insert("file-incomplete");
       return list.fails = true;
     }},
    {"lines quoted as one cell", true, false, 7, "structure",
     [](PartnerList& list, Random&) {
       list.codes.insert("file-damaged");
       return list.lines_quoted = true;
     }},
    {"end is missing", true, false, 7, "structure", cut_end},
    {"UTF-16", true, false, 7, "letters", [](PartnerList& list, Random&) { return list.wide_text = true; }},
    {"carriage returns", true, false, 7, "",
     [](PartnerList& list, Random& random) {
       list.line_end = any_of(random, 2) == 0 ? "\r\n" : "\r";
       return true;
     }},
    {"nothing", true, true, 7, "", every},
};

}  // namespace

std::span<const Condition> conditions() {
  static const std::vector<Condition> both = [] {
    std::vector<Condition> made(std::begin(all), std::end(all));
    made.insert(made.end(), letter_conditions().begin(), letter_conditions().end());
    return made;
  }();
  return both;
}

}  // namespace maex::story
