#include "adapters/formats/csv/findings.hpp"

#include "adapters/formats/csv/dialect.hpp"

namespace maex::csv {

std::vector<Text> FindingsBoard::sentences() const {
  const std::lock_guard lock(mutex_);
  std::vector<Text> sentences;
  add_count(sentences, kept_.undecodable,
            "{count:undecodable byte was|undecodable bytes were} read as U+FFFD, the first in row {row}"_text,
            {{"row", std::to_string(kept_.undecodable_row)}});
  add_count(
      sentences, kept_.trailing,
      "text after a closing quote was kept as part of its cell in {count:cell|cells}, the first in row {row}"_text,
      {{"row", std::to_string(kept_.trailing_row)}});
  add_count(
      sentences, kept_.controls,
      "{count:control character is|control characters are} in the text, the first in row {row}; a program damaged "
      "the file or wrote it in another format"_text,
      {{"row", std::to_string(kept_.control_row)}});
  add_count(sentences, kept_.wide,
            "{count:row has|rows have} more cells than the other rows, which have {columns}, the first is row {row}; a "
            "separator inside a cell cuts it, so the cells after it may be in wrong columns"_text,
            {{"columns", std::to_string(kept_.columns)}, {"row", std::to_string(kept_.wide_row)}});
  add_count(sentences, kept_.narrow,
            "{count:row has|rows have} fewer cells than the other rows, which have {columns}, the first is row {row}; "
            "cells may be missing"_text,
            {{"columns", std::to_string(kept_.columns)}, {"row", std::to_string(kept_.narrow_row)}});
  add_count(
      sentences, kept_.stray,
      "{count:quote is|quotes are} opened and not closed in the same row, the first in row {row}; the row was read without it"_text,
      {{"row", std::to_string(kept_.stray_row)}});
  add_count(sentences, kept_.unwrapped,
            "{count:row was|rows were} quoted as one cell and cut into cells, the first is row {row}"_text,
            {{"row", std::to_string(kept_.unwrapped_row)}});
  add_count(
      sentences, kept_.other,
      "the separator changes: {count:row was|rows were} cut by another one, the first is row {row} with {separator}; check these rows"_text,
      {{"row", std::to_string(kept_.other_row)}, {"separator", spell(kept_.other_separator)}});
  if (kept_.unclosed_row > 0)
    sentences.emplace_back(
        "a quote opened in row {row} is never closed, so the rest of the file was read as one cell"_text,
        std::vector<Argument>{{"row", std::to_string(kept_.unclosed_row)}});
  if (kept_.cut_row > 0)
    sentences.emplace_back(
        "the file ends inside row {row}: it has {cells} of {all} cells and no line end, so the file may be cut off"_text,
        std::vector<Argument>{{"row", std::to_string(kept_.cut_row)},
                              {"cells", std::to_string(kept_.cut_cells)},
                              {"all", std::to_string(kept_.whole_cells)}});
  return sentences;
}

bool FindingsBoard::is_incomplete() const {
  const std::lock_guard lock(mutex_);
  return kept_.undecodable > 0 || kept_.unclosed_row > 0 || kept_.cut_row > 0 || kept_.stray > 0 || kept_.other > 0;
}

}  // namespace maex::csv
