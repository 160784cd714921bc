#include "core/mapping/prose/report_table.hpp"

#include <algorithm>

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

const std::vector<ReportTable::CellReading>& ReportTable::row(const Row& row) {
  cells_.clear();
  std::string label;
  std::vector<std::string> texts;
  bool figures = false;
  for (const Cell& cell : row.cells) {
    texts.push_back(shown(cell));
    figures |= is_figure(texts.back());
  }
  for (std::size_t i = 0; i != row.cells.size(); ++i) {
    CellReading made;
    made.column = row.cells[i].column;
    made.text = made.figure = texts[i];
    if (!figures) {
      // A row of words only: headings for the rows below it.
      if (made.column < 4096) {
        if (headings_.size() <= made.column) headings_.resize(made.column + 1);
        headings_[made.column] = made.text;
      }
    } else if (is_figure(made.text)) {
      const std::string heading = made.column < headings_.size() ? headings_[made.column] : std::string();
      read(made, heading, label);
      if (made.reading.statements.empty()) read(made, label, heading);
      // "Casualties in March" above a table of "Civilian", "Military" and "Total".
      if (made.reading.statements.empty() && !caption_.empty()) read(made, caption_ + ' ' + heading, label);
    } else if (i == 0) {
      label = made.text;
    }
    cells_.push_back(std::move(made));
  }
  return cells_;
}

}  // namespace maex::prose
