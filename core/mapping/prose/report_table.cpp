#include "core/mapping/prose/report_table.hpp"

#include <algorithm>

#include "core/figures/row_labels.hpp"
#include "core/place/gazetteer.hpp"
#include "core/text/fold.hpp"

namespace maex::prose {
namespace {

bool is_figure(std::string_view text) {
  // Digits with their marks, or a dash for none.
  const std::string_view plain = trim(text);
  return !plain.empty() && std::any_of(plain.begin(), plain.end(), [](char c) {
    return c >= '0' && c <= '9';
  }) && std::all_of(plain.begin(), plain.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == ' ' || c == '.' || c == ',' || (static_cast<unsigned char>(c) & 0x80) != 0;
  });
}

/// A mark in place of a number: "*" for a hidden one, a dash for none.
bool is_mark(std::string_view text) {
  const std::string_view plain = trim(text);
  return plain == "*" || plain == "-" || plain == "–" || plain == "—" || plain == "…" || plain == "...";
}

/// Brackets and commas in a heading do not end a phrase.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '[' || c == ']' ? ' ' : c;
  return out;
}

}  // namespace

// "Figures of March, UXO: 34" is read as the sentence that the cell stands for.
void ReportTable::read(CellReading& cell, const std::string& first, const std::string& second) {
  const std::string figure(trim(cell.figure));
  std::string sentence = plain(first);
  if (!first.empty() && !second.empty()) sentence += ' ';
  sentence += plain(second) + ": ";
  const std::size_t at = sentence.size();
  sentence += figure;
  cell.text = std::move(sentence);
  cell.reading = text_.cell(cell.text);
  std::erase_if(cell.reading.statements, [&](const Statement& each) { return each.begin < at; });
  std::erase_if(cell.reading.left_out, [&](const LeftOut& each) { return each.begin < at; });
}

// "District | Incidents | Killed | Injured | Total": the headings say that the table breaks casualties down, and by
// what.
void ReportTable::take_headings() {
  by_.reset();
  bool outcomes = false;
  for (const std::string& heading : headings_) {
    const Code measure = figures::casualties_headed(heading);
    outcomes |= measure == Code::measure_KILLED || measure == Code::measure_INJURED;
  }
  for (std::size_t i = 0; i != headings_.size() && outcomes && !by_; ++i) by_ = figures::breakdown_headed(headings_[i]);
}

Code ReportTable::measure_of(std::uint32_t column) const {
  return by_ && column < headings_.size() ? figures::casualties_headed(headings_[column]) : no_code;
}

// A row that no code list names: "Mortar shell, killed: 2" counts no shells.
void ReportTable::leave_unread(CellReading& cell) {
  std::erase_if(cell.reading.statements, [&](const Statement& each) {
    const bool other = !is_of_people(each.measure);
    if (other) cell.reading.left_out.push_back({each.begin, each.end, {}});
    return other;
  });
}

// Row and column say what such a number counts. As a sentence, "Anti-personnel mine, killed: 2" would count mines.
bool ReportTable::read_casualties(CellReading& cell, const std::string& label) {
  const Code measure = measure_of(cell.column);
  if (measure == no_code || label.empty()) return false;
  auto made = text_.in_table(measure, cell.figure, time_);
  if (!made) return false;
  if (*by_ == figures::By::district) {
    const District* named = text_.place_named(label);
    if (!figures::is_total(label)) made->place = named != nullptr ? named->title() : label;
  } else if (const auto row = figures::row_labelled(*by_, label)) {
    made->breakdown = figures::part_of(*by_, *row);
  } else if (!figures::is_total(label)) {
    return false;
  }
  const std::string figure(trim(cell.figure));
  cell.text = label + ", " + headings_[cell.column] + ": ";
  made->begin = static_cast<std::uint32_t>(cell.text.size());
  cell.text += figure;
  made->end = made->wording_end = static_cast<std::uint32_t>(cell.text.size());
  made->pattern = "row-of-casualties";
  cell.reading = {{std::move(*made)}, {}};
  return true;
}

const std::vector<ReportTable::CellReading>& ReportTable::row(const Row& row) {
  cells_.clear();
  std::string label;
  std::vector<std::string> texts;
  bool figures = false;  // false: a row of words only, the headings for the rows below it
  for (const Cell& cell : row.cells) {
    texts.push_back(shown(cell));
    figures |= is_figure(texts.back()) || is_mark(texts.back());
  }
  for (std::size_t i = 0; i != row.cells.size(); ++i) {
    CellReading made;
    made.column = row.cells[i].column;
    made.text = made.figure = texts[i];
    if (!figures) {
      if (made.column < 4096) {
        if (headings_.size() <= made.column) headings_.resize(made.column + 1);
        headings_[made.column] = made.text;
      }
    } else if (is_figure(made.text) && !read_casualties(made, label)) {
      const std::string heading = made.column < headings_.size() ? headings_[made.column] : std::string();
      read(made, heading, label);
      if (made.reading.statements.empty()) read(made, label, heading);
      // "Casualties in March" above a table of "Civilian", "Military" and "Total".
      if (made.reading.statements.empty() && !caption_.empty()) read(made, caption_ + ' ' + heading, label);
      if (measure_of(made.column) != no_code) leave_unread(made);
    } else if (i == 0) {
      label = made.text;
    }
    cells_.push_back(std::move(made));
  }
  if (!figures) take_headings();
  return cells_;
}

}  // namespace maex::prose
