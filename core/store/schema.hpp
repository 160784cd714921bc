// The canonical tables that a programme's own rules query: made of core/model's fields, so that they cannot drift from
// them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/fields.hpp"

namespace maex {

struct StoreColumn {
  /// What of a record stands in the column.
  enum class Holds : std::uint8_t {
    row,
    parent,
    decided,
    decided_why,
    value,
    first_day,
    last_day,
    name,
    text,
    number,
    position
  };
  std::string name;  ///< as queries write it; never needs quotes
  Holds holds;
  std::string_view type;       ///< SQLite's: TEXT, INTEGER or REAL
  Field field = Field::count;  ///< whose value it is; Field::count: a key
  bool personal = false;       ///< what comes from it is hidden unless asked for
  std::string about;           ///< one sentence without its full stop
};

struct StoreTable {
  std::string_view name;
  std::optional<Kind> kind;  ///< none: `extra` and `repeated`, which hold values of every kind
  std::string about;
  std::vector<StoreColumn> columns;
};

inline constexpr std::size_t extra_table = kind_count;
inline constexpr std::size_t repeated_table = kind_count + 1;
/// One table a kind, in the order of Kind, then `extra` and `repeated`.
const std::vector<StoreTable>& store_tables();
/// nullptr when there is none.
const StoreTable* find_store_table(std::string_view name);

/// Which columns of the tables are read: one entry a table, one flag a column. A table with no flag set is not made.
using ColumnUse = std::vector<std::vector<bool>>;
ColumnUse no_columns();
ColumnUse all_columns();
bool any_of(const std::vector<bool>& columns);
/// Place of a column in its table; nullopt when there is none. Upper and lower case are one, as in SQL.
std::optional<std::size_t> column_place(const StoreTable& table, std::string_view name);

}  // namespace maex
