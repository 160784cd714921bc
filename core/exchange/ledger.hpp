// What an exchange has done, in SQLite: runs, items, the records that were sent, and the files that each item puts in
// place. It survives a crash at any point. schemas/exchange/ledger-1.sql describes its tables.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace maex::exchange {

/// What became of a file.
enum class ItemOutcome : std::uint8_t {
  sent,         ///< an output was written
  same,         ///< read, and every record was sent before with this content
  repeat,       ///< a file of the same bytes came before
  waiting,      ///< read, and none of its records qualifies yet
  quarantined,  ///< not read, or refused
};
std::string_view to_string(ItemOutcome outcome);
ItemOutcome item_outcome(std::string_view name);

/// A record by digests that cannot be turned back into its content.
struct RecordKey {
  std::uint64_t key = 0, content = 0;
  friend bool operator==(const RecordKey&, const RecordKey&) = default;
};

struct Compared {
  std::uint64_t fresh = 0, changed = 0, same = 0, gone = 0;
};

struct ItemRow {
  std::int64_t id = 0, run = 0;
  std::string route, name, digest, settings;
  std::uint64_t size = 0;
  ItemOutcome outcome = ItemOutcome::sent;
  std::string reason, problem;
  std::uint64_t records = 0;
  Compared compared;
  std::uint64_t held_back = 0, errors = 0, warnings = 0, lost = 0, unread = 0;
  std::string kept;
  bool confirmed = false, replaced = false;
};

/// The report that lies next to a file that waits or is in quarantine (ItemRow::kept); it need not exist.
inline std::string report_of(const std::string& kept) { return kept + ".report.txt"; }

struct Step {
  enum class Kind : std::uint8_t { place, drop };
  Kind kind = Kind::place;
  std::string source, target, digest, stamp;
};

struct RunRow {
  std::int64_t id = 0;
  std::string began, ended, outcome, program;
};

struct Intention {
  std::int64_t item = 0;
  std::vector<Step> steps;
};

/// One thread at a time.
class Ledger {
 public:
  static constexpr int version = 1;

  /// Makes the file when it is missing. Throws UsageError for a file that is not a ledger or that a later version made,
  /// and OutputError when the disk is full.
  explicit Ledger(const std::filesystem::path& file);
  /// Opens a ledger that exists. Throws UsageError when there is none.
  static Ledger existing(const std::filesystem::path& file);
  ~Ledger();
  Ledger(Ledger&&) noexcept;

  std::int64_t begin_run(std::string_view now, std::string_view program);
  void end_run(std::int64_t run, std::string_view now, std::string_view outcome);

  /// The last item with these bytes on this route that was no repeat.
  [[nodiscard]] std::optional<ItemRow> find(std::string_view route, std::string_view digest) const;
  /// Compares records with those that were sent on the route, and with the last file of this name.
  [[nodiscard]] Compared compare(std::string_view route, std::string_view name,
                                 std::span<const RecordKey> records) const;
  /// Enters an item with what must happen to its files, in one transaction. `sent`: its records are the last content.
  /// Returns its number.
  std::int64_t intend(const ItemRow& row, std::span<const RecordKey> sent, std::span<const Step> steps);
  void confirm(std::int64_t item);
  /// Items that are entered and not confirmed, in their order.
  [[nodiscard]] std::vector<Intention> intentions() const;

  /// Items that wait or are in quarantine, and were not tried again.
  [[nodiscard]] std::vector<ItemRow> open_items() const;
  /// Items of a run; of all runs when it is 0.
  [[nodiscard]] std::vector<ItemRow> items(std::int64_t run = 0) const;
  [[nodiscard]] std::optional<ItemRow> item(std::int64_t id) const;
  /// The last runs, latest first.
  [[nodiscard]] std::vector<RunRow> runs(std::size_t most) const;
  /// Every file that was put in place by a confirmed item that was not tried again, with its digest.
  [[nodiscard]] std::vector<Step> placed() const;
  /// The next run takes the file of an open item again.
  void try_again(std::int64_t item);
  /// A person has decided that nothing more is to be done about an open item.
  void dismiss(std::int64_t item);
  /// The file of an item is no longer kept.
  void forget_kept(std::int64_t item);
  /// Writes a copy that can be taken while a run works. Throws OutputError.
  void back_up(const std::filesystem::path& file) const;
  /// Checks the file itself. Empty: it is whole.
  [[nodiscard]] std::string damage() const;

 private:
  Ledger();
  void open(const std::filesystem::path& file, bool write);
  void migrate();
  [[nodiscard]] std::vector<ItemRow> select(std::string_view where, std::int64_t value) const;
  std::unique_ptr<SQLite::Database> database_;
  std::filesystem::path file_;
};

}  // namespace maex::exchange
