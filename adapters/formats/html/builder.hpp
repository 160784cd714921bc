// Builds a Page from the elements and texts of a document, in any order.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/formats/html/attributes.hpp"
#include "adapters/formats/html/cell_value.hpp"
#include "adapters/formats/html/elements.hpp"
#include "adapters/formats/html/flow.hpp"
#include "adapters/formats/html/grid.hpp"
#include "adapters/formats/html/page.hpp"
#include "adapters/formats/html/styles.hpp"
#include "core/io/bounds.hpp"

namespace maex::html {

class Builder {
 public:
  /// Error messages name `file`.
  Builder(std::string file, const Bounds& bounds) : file_(std::move(file)), bounds_(bounds) {}

  // Events, balanced: every start() has its end(). All throw InputError when a limit is exceeded.
  void start(std::string_view name, const Attributes& attributes);
  void end();
  void characters(std::string_view text);
  void comment(std::string_view text);

  /// True while a table is open.
  [[nodiscard]] bool in_table() const { return !open_.empty(); }
  /// Call it after the last event. Gives names to the tables.
  Page finish();

 private:
  /// An element that is open.
  struct Frame {
    Element element = Element::other;
    bool block = false;
    bool hidden = false;       ///< this element or one around it is hidden
    bool aside = false;        ///< hidden inside a visible cell: its text is read separately from the cell
    bool skipped = false;      ///< its text is not read
    bool preserve = false;     ///< white space is kept
    std::uint64_t serial = 0;  ///< of the table, row, cell … that this element opened; 0: none
  };
  /// A table that is open. Serials identify the element of an end tag: pages open and close these in any order.
  struct OpenTable {
    std::size_t index = 0;                                     ///< into page_.parts
    std::uint64_t serial = 0, row = 0, cell = 0, caption = 0;  ///< 0: not open
    bool row_hidden = false, cell_hidden = false;
    std::uint32_t column = 0;
    Grid grid;
    Flow text;   ///< of the cell
    Flow title;  ///< of the caption
    CellClaim claim;
    std::uint16_t format = 0;
    std::uint64_t first_cell = 0;  ///< of the row; index into Part::cells
    /// 1 + index into open_ of the table around this one that takes the text between cells; 0: none. Stays valid while
    /// this table is open, since only the innermost table changes.
    std::size_t outer = 0;
    bool takes_text() const { return cell != 0 || caption != 0; }
  };

  void start_table(Frame& frame);
  void start_row(Frame& frame);
  void start_cell(Frame& frame, const Attributes& attributes, const Style& style);
  void close_table();
  void close_row(OpenTable& table);
  void close_cell(OpenTable& table);
  void count(const Frame& frame, std::string_view name, const Attributes& attributes);
  void break_block(bool aside, bool hidden);
  Flow& flow(bool aside);
  void flush_text(bool hidden);
  void add_paragraph(const std::string& text, bool hidden, std::uint8_t level);
  void add_title();
  Part& text_part();
  static void drop_empty_tables(Page& page);
  static void name_parts(Page& page);
  void hold(std::uint64_t bytes);
  std::uint16_t format_index(const Style& style, const CellClaim& claim);
  Style style_of(const Attributes& attributes) const;

  std::string file_;
  Bounds bounds_;
  Page page_;
  Stylesheet styles_;
  std::vector<Frame> frames_;
  std::vector<OpenTable> open_;
  Flow text_;     ///< outside of tables
  Flow aside_;    ///< hidden text in cells
  Flow heading_;  ///< of the heading that is open
  std::string last_heading_;
  std::string title_;  ///< of the page, until the first paragraph shows whether it repeats it
  std::string css_;
  std::string sheet_name_;
  StringMap<std::uint16_t> known_formats_;
  std::uint64_t serial_ = 0;
  std::uint64_t held_ = 0;
  std::uint64_t tables_ = 0;
  std::uint64_t headings_open_ = 0;
  std::uint8_t heading_level_ = 0;  ///< of the heading that is open
  std::uint32_t text_part_ = 0;     ///< 1 + index of the text part that the next paragraph continues; 0: a new part
  PartPlace behind_;  ///< after the last table that closed outside of other tables, or after the last paragraph
};

}  // namespace maex::html
