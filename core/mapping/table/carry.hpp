// What a table of this profile can carry of a record: found by reading back, in memory, the very cell that would be
// written.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/compiled.hpp"
#include "core/mapping/profile/parse_value.hpp"
#include "core/mapping/table/ids.hpp"

namespace maex {

namespace losses {
enum class Kind : std::uint8_t {
  field_without_column,
  second_child,
  second_value,
  kind_without_rows,
  value_spelling,
  value_form,
  constant_differs,
  required_missing,
  shared_incident,
  made_id,
  no_group_value,
  extra_heading,
  extra_on_incident,
  extra_text,
};
/// All of them, in the order of Kind: for the descriptor. The descriptor's copies need not be the same objects.
const std::vector<LossType>& all();
const LossType* type(Kind kind);
}  // namespace losses

/// One per writer. Not thread-safe: parsers keep caches.
class Carrier {
 public:
  Carrier(std::shared_ptr<const Compiled> profile, Day today);

  /// Node of the plan that takes the record; -1: none.
  [[nodiscard]] int node_of(const Batch& batch, std::size_t record) const;
  /// The incident whose rows a victim is written to: the last one before it, when the link says so. -1: none in the
  /// batch.
  [[nodiscard]] std::ptrdiff_t incident_of(const Batch& batch, std::size_t victim) const;
  /// Column of a whole field (or the first of its parts) in a node; -1: none.
  [[nodiscard]] int column_of(std::size_t node, Field field) const;
  /// Cells for a value in its column. Text of the cell points into the value, the profile or `made`.
  OutCell cell(std::size_t column, const Value& value, std::string& made);
  /// For a column that counts victims: whether it counts this one (each victim is counted by one column only).
  [[nodiscard]] int count_column(const Batch& batch, std::size_t victim) const;

  [[nodiscard]] const LossType* loss(const Batch& batch, std::size_t record, const Slot& slot);
  [[nodiscard]] const LossType* loss(const Batch& batch, std::size_t record, const Extra& extra);

  /// The incident's id as a reader of the output would give it; made from what is carried when the record has none.
  std::string id_read(const Batch& batch, std::size_t incident);
  /// Group values as a reader would compare them; empty when rows of the incident would stand alone.
  std::string key_read(const Batch& batch, std::size_t incident);
  /// True when the row of this record would be quarantined for lack of a required value.
  bool lacks_required(const Batch& batch, std::size_t record);

 private:
  const LossType* own_loss(const Batch& batch, std::size_t record, const Slot& slot);  // of the value alone
  const LossType* made_loss(const Batch& batch, std::size_t record, const Slot& slot);
  const LossType* row_loss(const Batch& batch, std::size_t top);
  const LossType* counted_loss(const Batch& batch, std::size_t record, const Slot& slot);
  bool reads_back(std::size_t column, const Value& value);
  bool parts_read_back(std::size_t column, const Value& value);
  std::string content(const Batch& batch, std::size_t record);
  [[nodiscard]] std::vector<std::size_t> victims_of(const Batch& batch, std::size_t incident) const;

  std::shared_ptr<const Compiled> profile_;
  std::vector<ValueParser> parsers_;
  Parsed parsed_;
};

}  // namespace maex
