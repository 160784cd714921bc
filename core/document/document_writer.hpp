// Writes a report: headings, paragraphs, tables and pictures, in order.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/table.hpp"

namespace maex {

/// Facts about a whole report.
struct DocumentStart {
  std::string language;  ///< ISO 639-1 code
  std::string title;
  std::string author;   ///< of the document's properties; may be empty
  std::string program;  ///< "maex 0.1.0"
  std::string created;  ///< YYYY-MM-DDThh:mm:ssZ, in UTC
  std::string
      letterhead;  ///< path of a file of the same format that gives page, styles, header and footer; empty: none
};

/// A caption stays on the page of what follows it.
enum class ParagraphStyle : std::uint8_t { plain, lead, list_item, note, caption };

/// A picture in two forms, because no form can be shown by every program: SVG, and PNG of the same picture.
struct Picture {
  std::string svg;          ///< complete SVG document
  std::string png;          ///< bytes of a PNG file; empty: the format shows the SVG or leaves the picture out
  std::string description;  ///< for a reader who cannot see the picture
  double width_mm = 0, height_mm = 0;
};

/// A table with so few rows stays on one page.
inline constexpr std::size_t most_rows_together = 24;

struct TableStart {
  std::string caption;         ///< above the table; may be empty
  std::vector<double> widths;  ///< one for each column, in relation to each other
  std::uint32_t heading_rows = 1;
  /// By column: true where its cells and its heading are aligned as numbers, also those that are words or marks.
  std::vector<bool> numbers = {};

  [[nodiscard]] bool has_numbers(std::size_t column) const { return column < numbers.size() && numbers[column]; }
};

/// Calls come in the order of the document. All text is UTF-8 without control characters other than tab and newline.
/// Nothing that is written is a formula, a field or markup, whatever it starts with. Throws OutputError.
class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;
  /// `level` is 1 (the title of the document) to 6.
  virtual void heading(int level, std::string_view text) = 0;
  virtual void paragraph(std::string_view text, ParagraphStyle style) = 0;
  /// Between begin_table() and end_table(), only row() may be called.
  virtual void begin_table(const TableStart& table) = 0;
  virtual void row(std::span<const OutCell> cells) = 0;
  virtual void end_table() = 0;
  virtual void picture(const Picture& picture) = 0;
  /// Completes the file. Without it the file is unusable.
  virtual void finish() = 0;
};

}  // namespace maex
