// The only class that holds records outside the stream: canonical tables for queries, and whole groups for reading
// back.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.hpp"
#include "core/model/group.hpp"
#include "core/store/schema.hpp"

namespace SQLite {
class Database;
}

namespace maex {

/// What a store keeps of each group that is added.
struct StoreContents {
  ColumnUse columns = no_columns();  ///< of the canonical tables; a table with no column is not made
  bool groups = false;               ///< whole groups, which load() reads back
};

/// The decision about an incident. The text must stay valid until the call returns.
struct Decided {
  std::string_view state, why;
};

/// The facts about a stored run. The table `about` contains them. Opening a store checks version and model.
struct StoreAbout {
  std::string program, input, partner, today;
};

/// A finding or a quarantined value with its place, in the form that the user reads.
struct StoredFinding {
  std::string code, severity, value, problem;
  Locator where;
};

/// Pages stay in memory until the cache is full. Then SQLite moves them to a file without a name in the temporary
/// folder, so memory does not grow with the input. A store with a path stays on disk; a store without a path is deleted
/// with the object. One thread at a time. Throws OutputError when the disk is full.
class Store {
 public:
  /// Spells a place out: RecordReader::locate of the reader.
  using Locate = std::function<Locator(const Origin&, std::uint16_t column, Field field)>;
  static constexpr int version = 1;

  /// `today` is the day that date('now') gives to queries.
  Store(StoreContents contents, const Day& today);
  /// A new file at `path`, which exists and is empty (the temporary name of an AtomicFile). `locate` must outlive
  /// finish().
  Store(StoreContents contents, const Day& today, const std::filesystem::path& path, Locate locate);
  /// Opens a finished file for reading. Throws UsageError when the file is not a store, or another version of maex made
  /// it.
  explicit Store(const std::filesystem::path& path);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) = delete;
  /// Whether the first bytes of the file are those of a store. False when the file cannot be read.
  static bool is_store(const std::filesystem::path& path);

  /// Adds a whole group. Returns its number, from 1.
  std::int64_t add(const Group& group, const Decided& decided = {});
  void add_finding(const StoredFinding& finding);
  /// The `state` of the entry is "open" until a user decides.
  void add_quarantined(const StoredFinding& entry, std::string_view rule);
  void set_about(const StoreAbout& about);
  /// Call it after everything is added. Adds indexes to the columns that join tables; then queries may run. load()
  /// works before, too.
  void finish();

  /// The number of the first group that has a record whose own number is `id`; nullopt when there is none. With
  /// StoreContents::groups only.
  [[nodiscard]] std::optional<std::int64_t> find(std::string_view id);
  /// Appends the group to `into`, as it was added. Returns its decided state, which is empty for a group that is not an
  /// incident.
  std::string load(std::int64_t group, Batch& into);
  /// Calls `each` with every number of a record, in the order of the file, until `each` returns false.
  void for_each_id(const std::function<bool(std::string_view id)>& each);
  /// The place of a value of a loaded record, as the reader spelled it.
  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t column, Field field);
  [[nodiscard]] StoreAbout about();

  /// Rows of the canonical tables are numbered from 1 without a gap.
  [[nodiscard]] std::int64_t rows() const;
  [[nodiscard]] SQLite::Database& database();

  /// Where a record, or the value of one of its fields, is in the file.
  struct Place {
    Kind kind{};
    bool field_exists = true;  ///< false: records of this kind do not have the field
    Origin origin;
    std::uint16_t column = 0;
    Field field = Field::count;  ///< Field::count: the record as a whole, or an extra
    std::string value;
    bool personal = false;
  };
  /// `field`: a full name such as "victim.age", "extra: HEADING", or empty for the whole record. When the record does
  /// not have the value, the result is the place of the whole record.
  [[nodiscard]] Place place(std::int64_t row, std::string_view field);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The first and last day that a date may mean, as YYYY-MM-DD; empty when there is no bound.
struct DateBounds {
  std::string first, last;
};
DateBounds bounds_of(const PartialDate& date);

}  // namespace maex
