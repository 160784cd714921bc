// The one place where records are held outside the stream: canonical tables for queries, whole groups for reading back.
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
  bool groups = false;               ///< whole groups, to be loaded again
};

/// What was decided about an incident. Text must live until the call returns.
struct Decided {
  std::string_view state, why;
};

/// What a stored run was about. Spelled into the table `about`; opening checks version and model.
struct StoreAbout {
  std::string program, input, partner, today;
};

/// A finding or a quarantined value with its place, as a person reads it.
struct StoredFinding {
  std::string code, severity, value, problem;
  Locator where;
};

/// Pages stay in memory until the cache is full. Then SQLite moves them to a file without a name in the temporary
/// folder, so memory does not grow with the input. A store with a path stays; without one it is gone with the object.
/// One thread at a time. OutputError: no room on the disk.
class Store {
 public:
  /// Spells a place out: the reader's own RecordReader::locate.
  using Locate = std::function<Locator(const Origin&, std::uint16_t column, Field field)>;
  static constexpr int version = 1;

  /// `today` is the day that date('now') gives to queries.
  Store(StoreContents contents, const Day& today);
  /// A new file at `path`, which exists and is empty (the temporary name of an AtomicFile). `locate` must outlive
  /// finish().
  Store(StoreContents contents, const Day& today, const std::filesystem::path& path, Locate locate);
  /// Opens a finished file for reading. UsageError: the file is not a store, or another version of maex made it.
  explicit Store(const std::filesystem::path& path);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) = delete;
  /// Whether the file begins as a store does. False when it cannot be read.
  static bool is_store(const std::filesystem::path& path);

  /// A whole group. Returns its number, from 1.
  std::int64_t add(const Group& group, const Decided& decided = {});
  void add_finding(const StoredFinding& finding);
  /// `state`: "open" until somebody decides.
  void add_quarantined(const StoredFinding& entry, std::string_view rule);
  void set_about(const StoreAbout& about);
  /// Everything was added: columns that join tables get an index, and queries may run. Loading is possible before, too.
  void finish();

  /// The number of the first group that has a record with this number of its own; none when there is none. With
  /// StoreContents::groups only.
  [[nodiscard]] std::optional<std::int64_t> find(std::string_view id);
  /// Appends the group to `into`, as it was added; the state that was decided is empty for what is not an incident.
  std::string load(std::int64_t group, Batch& into);
  /// Calls `each` with every number that a record has, in order of the file, until it returns false.
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
  /// `field`: a full name such as "victim.age", "extra: HEADING", or empty for the whole record, which is also the
  /// answer for a value that the record does not have.
  [[nodiscard]] Place place(std::int64_t row, std::string_view field);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// First and last day that a date may be, as YYYY-MM-DD; empty where nothing bounds it.
struct DateBounds {
  std::string first, last;
};
DateBounds bounds_of(const PartialDate& date);

}  // namespace maex
