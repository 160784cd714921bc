// The database of a store, and the guard that allows a query of a custom rule only to read it. Only the store and the
// custom rules include this file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>

#include "core/model/date.hpp"
#include "core/store/schema.hpp"

namespace maex {

/// Without a path it is private and is deleted with the object. Its pages stay in memory until the cache is full. Then
/// SQLite moves them to a file without a name in the temporary folder (SQLITE_TMPDIR, TMPDIR), so memory does not grow
/// with the input. `date('now')` is `today`. Queries can use fold(text) and distance_km(latitude, longitude, latitude,
/// longitude).
class StoreDatabase {
 public:
  /// Bytes that SQLite may take for all databases of the process.
  static constexpr std::uint64_t most_heap = std::uint64_t{256} << 20;
  /// `path`: a file that exists; empty for a private database.
  explicit StoreDatabase(const Day& today, const std::filesystem::path& path = {});
  ~StoreDatabase();
  StoreDatabase(const StoreDatabase&) = delete;
  StoreDatabase& operator=(const StoreDatabase&) = delete;
  SQLite::Database& operator*() { return *database_; }
  SQLite::Database* operator->() { return database_.get(); }
  [[nodiscard]] sqlite3* handle() const { return database_->getHandle(); }

  /// Makes the tables that have a column in `use`, with only these columns.
  void make_tables(const ColumnUse& use);

 private:
  class Clock;
  std::unique_ptr<Clock> clock_;
  std::unique_ptr<SQLite::Database> database_;
};

/// While this object exists, no value of a query may be longer than the longest cell of Excel. A query that reads or
/// makes a longer one fails with SQLITE_TOOBIG.
class ShortValues {
 public:
  explicit ShortValues(sqlite3* database);
  ~ShortValues();
  ShortValues(const ShortValues&) = delete;
  ShortValues& operator=(const ShortValues&) = delete;

 private:
  sqlite3* database_;
  int before_;
};

/// While this object exists, statements prepared on the database may read the canonical tables and nothing else.
class ReadGuard {
 public:
  explicit ReadGuard(sqlite3* database);
  ~ReadGuard();
  ReadGuard(const ReadGuard&) = delete;
  ReadGuard& operator=(const ReadGuard&) = delete;
  /// Why a statement was rejected, a clause such as "it reads sqlite_master, …"; empty: none was rejected.
  [[nodiscard]] const std::string& refusal() const { return refusal_; }
  /// Whether any of the statements is a SELECT.
  [[nodiscard]] bool selects() const { return selects_; }
  /// The columns that the statements read.
  [[nodiscard]] const ColumnUse& reads() const { return reads_; }

 private:
  static int authorize(void* self, int action, const char* first, const char* second, const char* database,
                       const char* trigger);
  bool may_read(std::string_view table, std::string_view column);
  bool may_call(std::string_view function);
  bool refuse(std::string why);
  sqlite3* database_;
  bool selects_ = false;
  std::string refusal_;
  ColumnUse reads_ = no_columns();
};

}  // namespace maex
