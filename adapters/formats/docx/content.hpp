// The content of a document: paragraphs and tables in order, stored in few allocations, and what was found beside them.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/document/table.hpp"
#include "core/io/bounds.hpp"

namespace maex::docx {

struct StoredCell {
  std::uint64_t offset = 0;  ///< into Part::text
  std::uint32_t length = 0;
  std::uint32_t column = 0;
};

struct StoredRow {
  std::uint64_t first = 0;  ///< into Part::cells
  std::uint32_t count = 0;
  std::uint32_t number = 0;
  std::uint32_t page = 0;
  std::uint8_t level = 0;
};

struct Part {
  PartKind kind = PartKind::table;
  PartPlace after;
  std::string name;
  std::string caption;  ///< of a table
  std::string heading;  ///< the nearest heading before a table
  std::string text;
  std::vector<StoredCell> cells;
  std::vector<StoredRow> rows;
  std::vector<MergedRange> merges;
};

/// A table, and the tables inside its cells with the rows that contain them.
struct InnerTable;
struct Table {
  Part part;
  std::vector<InnerTable> inner;
};
struct InnerTable {
  std::uint32_t row = 0;
  Table table;
};

struct Paragraph {
  std::string text;
  std::uint32_t page = 0;
  std::uint8_t level = 0;
  bool caption = false;
};

/// One thing in a flow of text.
using Block = std::variant<Paragraph, Table>;

/// Parts that are not read.
struct NamedParts {
  std::uint64_t count = 0;
  std::vector<std::string> names;  ///< of the first ones
};

/// Counts of what was left out, or read in a way that the user should know.
struct Facts {
  std::uint64_t tables = 0, nested_tables = 0, empty_tables = 0, paragraphs = 0;
  std::uint64_t insertions = 0, deletions = 0, moves = 0, deleted_rows = 0, deleted_cells = 0;
  std::uint64_t hidden_texts = 0, placeholders = 0, covered_cells = 0, equations = 0, own_symbols = 0;
  std::uint64_t fields_without_result = 0, open_fields = 0;
  std::uint64_t pictures = 0, charts = 0, diagrams = 0, drawn_texts = 0, form_controls = 0;
  std::uint64_t repeated = 0;        ///< paragraphs of headers and footers that another one has too
  std::uint64_t unmarked_notes = 0;  ///< notes without a mark in the text
  std::uint64_t missing_notes = 0;   ///< marks without a note
  NamedParts missing;                ///< parts that relations name and the file lacks
  NamedParts objects;                ///< embedded
  NamedParts chunks;                 ///< documents that the text takes in here
};

class Content {
 public:
  Content(std::string file, const Bounds& bounds) : file_(std::move(file)), bounds_(bounds) {}

  /// The blocks that follow are in parts of their own; their text parts get this name.
  void begin_section(std::string_view name);
  /// Adds a block after the last one. Leaves out empty paragraphs and empty tables. Throws InputError when a limit is
  /// exceeded.
  void add(Block block);
  /// Throws InputError when the document has too many tables. Call it when a table begins.
  void count_table();
  /// Adds bytes that are kept. Throws InputError when they are too many.
  void hold(std::uint64_t bytes);
  /// Call it after the last block. Gives names to the parts. Without `pages`, no page is known.
  std::vector<Part> finish(bool pages);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const Bounds& bounds() const { return bounds_; }
  Facts facts;

 private:
  void add_paragraph(const Paragraph& paragraph);
  void add_table(Table table, PartPlace after);

  std::string file_;
  Bounds bounds_;
  std::vector<Part> parts_;
  std::string section_ = "text";
  std::string last_heading_, last_caption_;
  std::size_t text_part_ = 0;  ///< 1 + index of the text part that the next paragraph continues; 0: a new part
  PartPlace behind_;           ///< after the last paragraph or table of the section
  std::uint64_t tables_ = 0;
  std::uint64_t held_ = 0;
};

/// True when a person sees nothing: only spaces, line breaks and no-break spaces.
bool is_blank(std::string_view text);

}  // namespace maex::docx
