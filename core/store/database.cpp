#include "core/store/database.hpp"

#include <fcntl.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <atomic>

#include "core/place/geo.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr int cache_kibibytes = 16 * 1024;
constexpr int longest_value =
    128 << 20;  // enough for a record with several cells of the maximum size; limits the text that a query can make
constexpr int longest_query = 1 << 20;
constexpr int longest_pattern = 1000;  // LIKE takes time proportional to the product of both lengths, in one step
constexpr int longest_value_in_query = 128 << 10;  // the longest cell of Excel, in bytes, just fits
constexpr int deepest_expression = 200;            // the parser of SQLite is recursive
constexpr int most_operations = 50'000;            // each may hold a value in a register of its own
constexpr std::int64_t days_to_1970 = 2'440'588;   // Julian day number of 1970-01-01, noon
constexpr std::int64_t day_milliseconds = 86'400'000;

// They return a different result each time, or reach outside the tables.
constexpr std::array<std::string_view, 8> unwanted_functions = {
    "random",  "randomblob",    "load_extension",    "fts3_tokenizer",
    "changes", "total_changes", "last_insert_rowid", "sqlite_offset"};

std::string_view text_of(sqlite3_value* value) {
  const auto* text = sqlite3_value_text(value);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

extern "C" void sql_fold(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  const std::string folded = fold(text_of(values[0]));
  sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

extern "C" void sql_distance_km(sqlite3_context* context, int, sqlite3_value** values) {
  std::array<double, 4> number{};
  for (std::size_t i = 0; i != number.size(); ++i) {
    const int type = sqlite3_value_type(values[i]);
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return sqlite3_result_null(context);
    number[i] = sqlite3_value_double(values[i]);
  }
  const auto on_earth = [](double latitude, double longitude) {
    return latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180;
  };
  if (!on_earth(number[0], number[1]) || !on_earth(number[2], number[3])) return sqlite3_result_null(context);
  sqlite3_result_double(context, distance_m({number[0], number[1]}, {number[2], number[3]}) / 1000);
}

void add_function(sqlite3* handle, const char* name, int arguments,
                  void (*function)(sqlite3_context*, int, sqlite3_value**)) {
  const int code = sqlite3_create_function_v2(handle, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                                              function, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw SQLite::Exception(handle, code);
}

}  // namespace

bool is_descriptor(const char* path) { return path != nullptr && std::string_view(path).starts_with("/proc/self/fd/"); }

/// SQLite opens no symbolic link (O_NOFOLLOW). The path of a descriptor of this process is one, but follows no name.
extern "C" int open_descriptor(const char* path, int flags, int mode) {
  return ::open(path, is_descriptor(path) ? flags & ~O_NOFOLLOW : flags, mode);
}

/// SQLite asks its file system (VFS) for the time. This one is the system's own, with the clock fixed to one day. It
/// also opens a file by its descriptor: SQLite's own would look up the name behind it and open that, and another user
/// may have put a different file there.
class StoreDatabase::Clock {
 public:
  explicit Clock(const Day& today) {
    static std::atomic<unsigned> made{0};
    name_ = "maex-" + std::to_string(++made);
    pinned_.base = *sqlite3_vfs_find(nullptr);
    pinned_.base.pNext = nullptr;
    pinned_.base.zName = name_.c_str();
    pinned_.base.xCurrentTime = [](sqlite3_vfs* vfs, double* days) {
      *days = static_cast<double>(reinterpret_cast<Pinned*>(vfs)->now) / static_cast<double>(day_milliseconds);
      return SQLITE_OK;
    };
    pinned_.base.xCurrentTimeInt64 = [](sqlite3_vfs* vfs, sqlite3_int64* milliseconds) {
      *milliseconds = reinterpret_cast<Pinned*>(vfs)->now;
      return SQLITE_OK;
    };
    pinned_.base.xFullPathname = [](sqlite3_vfs* vfs, const char* path, int size, char* full) {
      const Pinned& self = *reinterpret_cast<Pinned*>(vfs);
      if (!is_descriptor(path)) return self.full_path(vfs, path, size, full);
      sqlite3_snprintf(size, full, "%s", path);
      return SQLITE_OK;
    };
    pinned_.full_path = sqlite3_vfs_find(nullptr)->xFullPathname;
    pinned_.base.xSetSystemCall(sqlite3_vfs_find(nullptr), "open",
                                reinterpret_cast<sqlite3_syscall_ptr>(open_descriptor));
    pinned_.now = (days_from_epoch(today) + days_to_1970) * day_milliseconds - day_milliseconds / 2;
    sqlite3_vfs_register(&pinned_.base, 0);
  }
  ~Clock() { sqlite3_vfs_unregister(&pinned_.base); }
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  [[nodiscard]] const char* name() const { return name_.c_str(); }

 private:
  struct Pinned {
    sqlite3_vfs base;  // first member: SQLite passes pointers to it
    std::int64_t now;  // milliseconds of the Julian day, midnight of the day
    int (*full_path)(sqlite3_vfs*, const char*, int, char*);
  };
  std::string name_;
  Pinned pinned_{};
};

StoreDatabase::StoreDatabase(const Day& today, const std::filesystem::path& path) {
  sqlite3_initialize();
  clock_ = std::make_unique<Clock>(today);
  database_ = std::make_unique<SQLite::Database>(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0,
                                                 clock_->name());
  // No other process sees the file while it is written. After a fault the whole file is deleted, so nothing is rolled
  // back.
  database_->exec(
      "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-" +
      std::to_string(cache_kibibytes));
  sqlite3* const own = handle();
  for (const auto& [limit, value] :
       {std::pair{SQLITE_LIMIT_LENGTH, longest_value}, std::pair{SQLITE_LIMIT_SQL_LENGTH, longest_query},
        std::pair{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, longest_pattern}, std::pair{SQLITE_LIMIT_ATTACHED, 0},
        std::pair{SQLITE_LIMIT_WORKER_THREADS, 0}, std::pair{SQLITE_LIMIT_EXPR_DEPTH, deepest_expression},
        std::pair{SQLITE_LIMIT_VDBE_OP, most_operations}})
    sqlite3_limit(own, limit, value);
  sqlite3_hard_heap_limit64(static_cast<sqlite3_int64>(most_heap));
  // A name in double quotes that is not a column is a mistake, not a text.
  for (const int flag : {SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL}) sqlite3_db_config(own, flag, 0, nullptr);
  sqlite3_db_config(own, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  add_function(own, "fold", 1, sql_fold);
  add_function(own, "distance_km", 4, sql_distance_km);
}

StoreDatabase::~StoreDatabase() = default;

void StoreDatabase::make_tables(const ColumnUse& use) {
  for (std::size_t i = 0; i != use.size(); ++i) {
    if (!any_of(use[i])) continue;
    const StoreTable& table = store_tables()[i];
    std::string columns;
    for (std::size_t c = 0; c != table.columns.size(); ++c) {
      const StoreColumn& column = table.columns[c];
      const bool key = column.holds == StoreColumn::Holds::row;
      if (!key && !use[i][c]) continue;
      columns += (columns.empty() ? "\"" : ", \"") + column.name + "\" " + std::string(column.type) +
                 (key ? " PRIMARY KEY" : "");
    }
    database_->exec("CREATE TABLE " + std::string(table.name) + " (" + columns + ")");
  }
}

ShortValues::ShortValues(sqlite3* database)
    : database_(database), before_(sqlite3_limit(database, SQLITE_LIMIT_LENGTH, longest_value_in_query)) {}
ShortValues::~ShortValues() { sqlite3_limit(database_, SQLITE_LIMIT_LENGTH, before_); }

ReadGuard::ReadGuard(sqlite3* database) : database_(database) {
  sqlite3_set_authorizer(database_, &ReadGuard::authorize, this);
}
ReadGuard::~ReadGuard() { sqlite3_set_authorizer(database_, nullptr, nullptr); }

bool ReadGuard::refuse(std::string why) {
  if (refusal_.empty()) refusal_ = std::move(why);
  return false;
}

bool ReadGuard::may_read(std::string_view name, std::string_view column) {
  const StoreTable* table = find_store_table(name);
  // For a table that the query itself defines (WITH), SQLite asks only without a column.
  const bool systems = name.starts_with("sqlite_") || name.starts_with("pragma_");
  if (table == nullptr)
    return (column.empty() && !systems) ||
           refuse("it reads " + std::string(name) + ", and only the tables of maex rules --tables may be read");
  const auto place = column_place(*table, column);
  reads_[static_cast<std::size_t>(table - store_tables().data())][place.value_or(0)] = true;
  return true;
}

bool ReadGuard::may_call(std::string_view function) {
  if (std::find(unwanted_functions.begin(), unwanted_functions.end(), function) == unwanted_functions.end())
    return true;
  return refuse("it calls " + std::string(function) +
                "(), and a rule says the same of the same file each time and reaches nothing outside the tables");
}

int ReadGuard::authorize(void* self, int action, const char* first, const char* second, const char*, const char*) {
  ReadGuard& guard = *static_cast<ReadGuard*>(self);
  const auto text = [](const char* of) { return of == nullptr ? std::string_view() : std::string_view(of); };
  const auto may = [&] {
    switch (action) {
      case SQLITE_SELECT: return guard.selects_ = true;
      case SQLITE_RECURSIVE: return true;
      case SQLITE_READ: return guard.may_read(text(first), text(second));
      case SQLITE_FUNCTION: return guard.may_call(text(second));
      default:
        // SQLite adds table-valued functions to the schema when a query first names them.
        if (text(first) == "sqlite_master")
          return guard.refuse(
              "it uses a function as a table or changes the schema, and only the tables of maex rules --tables may be "
              "read");
        return guard.refuse("it does more than read");
    }
  };
  return may() ? SQLITE_OK : SQLITE_DENY;
}

}  // namespace maex
