// The content of a PDF in the order in which a person reads it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "adapters/formats/pdf/page.hpp"
#include "adapters/formats/pdf/pdf_rulings.hpp"
#include "adapters/formats/pdf/running.hpp"
#include "adapters/formats/pdf/table.hpp"
#include "core/document/table.hpp"

namespace maex::pdf {

struct ContentCell {
  std::uint32_t column = 0;  ///< 1-based
  std::string text;
};
struct ContentRow {
  std::uint32_t number = 0;  ///< as Row::number
  std::uint32_t page = 0;
  std::uint8_t level = 0;
  std::vector<ContentCell> cells;
};
struct Part {
  PartKind kind = PartKind::text;
  std::string name;
  PartPlace after;
  std::vector<ContentRow> rows;
  std::vector<MergedRange> merges;
};

/// One table, for the sentence about it.
struct TableFact {
  std::uint32_t page = 0, rows = 0, columns = 0;
  TableSign sign = TableSign::ruled;
  float confidence = 0;
  std::string part;
};

struct Content {
  std::vector<Part> parts;
  std::vector<TableFact> tables;
  std::uint64_t continued = 0;         ///< tables that go on with one of the page before
  std::uint64_t hyphens = 0;           ///< hyphens at the end of a line that were dropped
  std::uint64_t running = 0;           ///< lines of headers and footers
  std::uint64_t notes = 0;             ///< footnotes
  std::vector<std::uint32_t> rotated;  ///< pages with some words that run up or down
  // Each word of the file is in exactly one of these:
  std::uint64_t words_in_paragraphs = 0, words_in_cells = 0, words_repeated = 0;
};

/// What is known about one page before its text is put together.
struct PageLayout {
  std::vector<bool> taken;  ///< words of running lines and tables
  std::vector<Table> tables;
};

Content make_content(const std::vector<Page>& pages, std::vector<PageLayout> layouts, const Running& running);

}  // namespace maex::pdf
