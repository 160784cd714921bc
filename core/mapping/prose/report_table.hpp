// Tables of a report: the words of the row and of the column say what a cell counts.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/document/table.hpp"
#include "core/figures/count.hpp"
#include "core/mapping/prose/text_reader.hpp"

namespace maex::prose {

/// For one table; rows come in order.
class ReportTable {
 public:
  struct CellReading {
    std::uint32_t column = 0;
    std::string figure;  ///< the text of the cell
    std::string text;    ///< the sentence that it stands for; the reading counts its bytes
    TextReading reading;
  };
  /// `caption` is the name of the table, and may be empty.
  ReportTable(TextReader& text, std::shared_ptr<const Grammar> grammar, std::string caption)
      : text_(text), grammar_(std::move(grammar)), caption_(std::move(caption)), time_(text.time_named(caption_)) {}
  /// One reading for each cell of the row. Valid until the next call.
  const std::vector<CellReading>& row(const Row& row);

 private:
  void read(CellReading& cell, const std::string& first, const std::string& second);
  void take_headings();
  [[nodiscard]] Code measure_of(std::uint32_t column) const;
  void leave_unread(CellReading& cell);
  bool read_casualties(CellReading& cell, const std::string& label);

  TextReader& text_;
  std::shared_ptr<const Grammar> grammar_;
  std::string caption_;
  Timing time_;                        // that the caption names
  std::vector<std::string> headings_;  // by column
  std::optional<figures::By> by_;      // of a table of casualties: what its rows are
  std::vector<CellReading> cells_;
};

}  // namespace maex::prose
