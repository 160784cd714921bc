// Two sides whose rows are compared, as columns of small numbers.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "core/match/model.hpp"

namespace maex::match {

struct Column {
  Dictionary dictionary;
  std::array<std::vector<ValueId>, 2> values;  ///< by side and row
};

/// Rows that share a key are candidates. 0: the row has no key.
struct BlockingRule {
  std::array<std::vector<std::uint64_t>, 2> keys;
  std::uint32_t fields = 0;  ///< bit n: rows of one block agree in field n, so that the block says nothing about it
};

/// The columns of a model's fields.
struct Task {
  explicit Task(const Model& of) : model(of) {
    for (const FieldModel& field : of.fields) columns.push_back({Dictionary(field.comparison), {}});
  }
  Model model;
  std::deque<Column> columns;  ///< in the order of model.fields
  std::vector<BlockingRule> blocking;
  /// Fingerprint of the content of each row, which does not depend on the order of rows.
  std::array<std::vector<std::uint64_t>, 2> content;
  bool one_side = false;  ///< side 1 is side 0: a row is compared with later rows only

  [[nodiscard]] std::size_t rows(std::size_t side) const { return content[side].size(); }
  /// The column of a field, or nullptr when the model has no such field.
  Column* column(std::string_view name) {
    for (std::size_t i = 0; i != columns.size(); ++i)
      if (model.fields[i].name == name) return &columns[i];
    return nullptr;
  }
  void finish() {
    for (Column& each : columns) each.dictionary.finish();
  }
};

}  // namespace maex::match
