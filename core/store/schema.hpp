// The canonical tables that custom rules query. They are made from the fields of core/model, so that they always match
// the model.
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
  /// Which part of a record the column contains.
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
  bool personal = false;       ///< its values are hidden unless the user asks for them
  std::string about;           ///< one sentence without its full stop
};

struct StoreTable {
  std::string_view name;
  std::optional<Kind> kind;  ///< none: `extra`, `repeated` and `filled`, which hold values of every kind
  std::string about;
  std::vector<StoreColumn> columns;
};

inline constexpr std::size_t extra_table = kind_count;
inline constexpr std::size_t repeated_table = kind_count + 1;
inline constexpr std::size_t filled_table = kind_count + 2;
/// One table per kind, in the order of Kind, then `extra`, `repeated` and `filled`.
const std::vector<StoreTable>& store_tables();
/// nullptr when there is none.
const StoreTable* find_store_table(std::string_view name);

/// Which columns of the tables are read: one entry per table, one flag per column. A table with no flag set is not
/// made.
using ColumnUse = std::vector<std::vector<bool>>;
ColumnUse no_columns();
ColumnUse all_columns();
bool any_of(const std::vector<bool>& columns);
/// The index of a column in its table; nullopt when there is none. Ignores case, as SQL does.
std::optional<std::size_t> column_place(const StoreTable& table, std::string_view name);

}  // namespace maex
