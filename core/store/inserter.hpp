// One prepared INSERT into one canonical table. Only files of this folder include this file.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "core/model/record.hpp"
#include "core/store/schema.hpp"

namespace maex {

/// Keeps one buffer per column, so that text from a batch is copied once and a row needs no allocation. Ignores values
/// whose column the table does not have.
class Inserter {
 public:
  Inserter(SQLite::Database& database, const StoreTable& table, const std::vector<bool>& use);

  void number(StoreColumn::Holds what, std::int64_t value);
  void text(StoreColumn::Holds what, std::string_view value);
  /// Sets the column of the field to the value. For a field that repeats, the first value is used.
  void value(const Slot& slot);
  /// Writes the row. The next row begins empty.
  void insert();
  [[nodiscard]] bool has(Field field) const { return places_[static_cast<std::size_t>(field)].value != 0; }

 private:
  struct Places {
    std::uint16_t value = 0, first = 0, last = 0;  // numbers of parameters; 0: no such column
  };
  void bind_text(int place, std::string_view text);
  SQLite::Statement statement_;
  std::array<Places, field_count> places_{};
  std::array<int, 11> keys_{};      // by StoreColumn::Holds
  std::vector<std::string> texts_;  // by parameter
  std::vector<bool> bound_;         // by parameter
  std::string date_;
};

}  // namespace maex
