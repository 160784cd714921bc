// Fills the canonical tables: one row for each record, one column for each requested field. Private to this folder.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store/database.hpp"
#include "core/store/inserter.hpp"
#include "core/store/store.hpp"

namespace maex {

class CanonicalTables {
 public:
  CanonicalTables(StoreDatabase& database, const ColumnUse& use);
  /// Makes the tables, and the data that place() reads.
  void make();
  void add(const Group& group, const Decided& decided);
  /// Connects late victims with their incident, and adds indexes to the columns that join tables.
  void finish();
  [[nodiscard]] std::int64_t rows() const { return last_row_; }
  Store::Place place(std::int64_t row, std::string_view field);

 private:
  void add_record(const Group& group, std::size_t number, const Decided& decided);
  void add_cells(const Record& of);
  void add_lists(const Record& of);
  std::string value_of(std::int64_t row, Field field);
  [[nodiscard]] bool uses(std::size_t table) const { return inserters_[table].has_value(); }

  StoreDatabase& database_;
  ColumnUse use_;
  std::array<std::optional<Inserter>, kind_count + 3> inserters_;
  std::optional<SQLite::Statement> record_;
  std::map<Field, SQLite::Statement> values_;  ///< queries prepared so far
  std::vector<std::uint16_t> cells_;           ///< field, column, field, column …
  std::int64_t last_row_ = 0, first_of_group_ = 0;
  bool has_late_ = false;  ///< victims that came after their incident had been passed on
};

}  // namespace maex
