// Records as cells of a table. Each value becomes a cell once, and this step decides whether the cell reads back equal.
#pragma once
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/document/table.hpp"
#include "core/mapping/profile/compiled.hpp"
#include "core/mapping/profile/parse_value.hpp"

namespace maex {

/// Settings that differ between tables of the same profile.
struct RowHabits {
  bool days_as_text = false;     ///< exact days as ISO texts, not as date cells
  bool leave_out_lost = false;   ///< a value that does not read back equal gets no cell
  std::size_t more_columns = 0;  ///< columns between those of the profile and those of extras
  /// Why the table refuses a value that its column could carry; nullptr when the table takes it.
  std::function<const LossType*(const Record& record, const Slot& slot, std::size_t column)> refuse;
  /// True when a reader would not take a column with this heading for an extra.
  std::function<bool(std::string_view heading)> is_known;
};

using OutCells = std::vector<OutCell>;

/// Text of the cells points into the batch, the profile or this object. Text in this object is valid until forget().
/// Each writer has one. Not thread-safe, because parsers keep caches.
class RowMaker {
 public:
  /// `target` is the name of the output, for messages.
  RowMaker(std::shared_ptr<const Compiled> profile, const WriteContext& context, RowHabits habits = {});

  /// Puts the values of a top-level record and its children into their columns and reports those that are lost.
  void values(const Batch& batch, std::size_t top, OutCells& row, Losses& losses);
  /// Puts the extras of a top-level record into their columns and reports those that are lost. If `lost` is set, all
  /// extras are lost for this reason. If `without_row` is set, extras without another loss are lost for this reason.
  void extras(const Batch& batch, std::size_t top, OutCells& row, Losses& losses, const LossType* lost = nullptr,
              const LossType* without_row = nullptr);
  /// Releases the texts that were made for cells.
  void forget() { made_.clear(); }

  /// Node of the plan that takes a top-level record; -1: none.
  [[nodiscard]] int node_of(Kind kind) const { return child_node(kind, -1, 0); }
  /// Column of a whole field (or the first of its parts) in a node; -1: none.
  [[nodiscard]] int column_of(int node, Field field) const {
    return node < 0 ? -1
                    : first_column_[static_cast<std::size_t>(node) * field_count + static_cast<std::size_t>(field)];
  }
  /// Nodes of the record last given to values() and of its children; -1: none.
  [[nodiscard]] const std::vector<int>& nodes() const { return nodes_; }
  /// Headings of the extras met so far, in the order of their columns.
  [[nodiscard]] const std::vector<std::string>& extra_headings() const { return extra_headings_; }

 private:
  /// How a column spells a code, and the loss from this spelling. Both are found when the code is first written.
  struct Spelling {
    std::string_view text;
    const LossType* loss = nullptr;
    bool known = false;
  };

  [[nodiscard]] int child_node(Kind kind, int parent, std::size_t nth) const;
  const LossType* value(const Record& record, std::size_t slot, int node, OutCells& row);
  [[nodiscard]] const LossType* without_column(int node, const Slot& slot) const;
  const LossType* date_parts(std::size_t column, const Value& value, OutCells& row) const;
  const LossType* make(std::size_t column, const Value& value, OutCell& cell);
  const Spelling& spelling(std::size_t column, Code code);
  bool reads_back(std::size_t column, const Value& value, const OutCell& cell);
  const LossType* extra_loss(std::span<const Extra> extras, std::size_t at);
  std::int32_t& extra_column(std::string_view heading);

  std::shared_ptr<const Compiled> profile_;
  const WriteContext& context_;
  RowHabits habits_;
  std::vector<ValueParser> parsers_;
  std::vector<std::int32_t> first_column_;        ///< by node, then field; -1: none
  std::vector<std::int32_t> next_column_;         ///< by column: the next of the same node and field; -1: none
  std::vector<std::vector<Spelling>> spellings_;  ///< by column, then code
  std::vector<int> nodes_;
  std::deque<std::string> made_;           ///< a deque: cells point into its strings
  StringMap<std::int32_t> extra_columns_;  ///< by heading
  std::vector<std::string> extra_headings_;
  Parsed parsed_;
};

}  // namespace maex
