#include "core/exchange/ledger.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <iterator>

#include "core/io/error.hpp"
#include "core/io/resources.hpp"

namespace maex::exchange {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view outcome_words[] = {"sent", "same", "repeat", "waiting", "quarantined"};
/// "maex" in ASCII: SQLite keeps it in the head of the file.
constexpr int application = 0x6d616578;
constexpr int busy_milliseconds = 10'000;

/// SQLite has signed numbers only.
std::int64_t stored(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t loaded(std::int64_t value) { return static_cast<std::uint64_t>(value); }

[[noreturn]] void fail(const fs::path& file, const SQLite::Exception& error) {
  const std::string words = sqlite3_errstr(error.getErrorCode());
  switch (error.getErrorCode() & 0xff) {
    case SQLITE_NOMEM: throw std::bad_alloc();
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      throw UsageError(file.string() + " is damaged or is not a ledger (" + words +
                       "); put the last backup in its place (maex exchange backup makes them), and run maex exchange "
                       "verify");
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
      throw OutputError("the ledger " + file.string() + " cannot be written (" + words +
                        "); check the free space and who may write to its folder");
    case SQLITE_BUSY:
      throw OutputError("the ledger " + file.string() + " is in use by another program; close it, and run again");
    default: throw std::logic_error("the ledger failed: " + words);
  }
}

template <class Work>
auto on(const fs::path& file, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& error) { fail(file, error); }
}

constexpr const char* item_columns =
    "id, run, route, name, digest, size, settings, outcome, reason, problem, records, fresh, changed, same, gone, "
    "held_back, errors, warnings, lost, unread, kept, confirmed, replaced";

ItemRow item_of(SQLite::Statement& row) {
  ItemRow item;
  int at = 0;
  const auto number = [&] { return row.getColumn(at++).getInt64(); };
  const auto text = [&] { return row.getColumn(at++).getString(); };
  item.id = number();
  item.run = number();
  item.route = text();
  item.name = text();
  item.digest = text();
  item.size = loaded(number());
  item.settings = text();
  item.outcome = item_outcome(text());
  item.reason = text();
  item.problem = text();
  for (std::uint64_t* count :
       {&item.records, &item.compared.fresh, &item.compared.changed, &item.compared.same, &item.compared.gone,
        &item.held_back, &item.errors, &item.warnings, &item.lost, &item.unread})
    *count = loaded(number());
  item.kept = text();
  item.confirmed = number() != 0;
  item.replaced = number() != 0;
  return item;
}

Step step_of(SQLite::Statement& row, int first) {
  return {row.getColumn(first).getString() == "place" ? Step::Kind::place : Step::Kind::drop,
          row.getColumn(first + 1).getString(), row.getColumn(first + 2).getString(),
          row.getColumn(first + 3).getString(), row.getColumn(first + 4).getString()};
}

}  // namespace

std::string_view to_string(ItemOutcome outcome) { return outcome_words[static_cast<std::size_t>(outcome)]; }

ItemOutcome item_outcome(std::string_view name) {
  const auto* found = std::find(std::begin(outcome_words), std::end(outcome_words), name);
  if (found == std::end(outcome_words))
    throw UsageError("the ledger has an item that became \"" + std::string(name) + "\", which this maex does not know");
  return static_cast<ItemOutcome>(found - std::begin(outcome_words));
}

Ledger::Ledger() = default;
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;

Ledger::Ledger(const fs::path& file) {
  open(file, true);
  on(file_, [this] { migrate(); });
}

Ledger Ledger::existing(const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored))
    throw UsageError("the ledger " + file.string() + " does not exist yet; maex exchange run makes it");
  Ledger ledger;
  ledger.open(file, false);
  return ledger;
}

void Ledger::open(const fs::path& file, bool write) {
  file_ = file;
  on(file_, [&] {
    // It holds names of files: only the owner may open it, and what SQLite puts next to it.
    const mode_t before = ::umask(0077);
    try {
      database_ = std::make_unique<SQLite::Database>(
          file.string(), write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READWRITE,
          busy_milliseconds);
      // A transaction is on the disk when it returns, also when the power fails.
      database_->exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
    } catch (...) {
      ::umask(before);
      throw;
    }
    ::umask(before);
    const int made_by = database_->execAndGet("PRAGMA user_version").getInt();
    if (made_by > version)
      throw UsageError("the ledger " + file.string() + " was made by a later version of maex (" +
                       std::to_string(made_by) + ", this one knows " + std::to_string(version) +
                       "); install that version");
  });
}

void Ledger::migrate() {
  const int from = database_->execAndGet("PRAGMA user_version").getInt();
  if (from == 0 && database_->execAndGet("SELECT count(*) FROM sqlite_schema").getInt() != 0)
    throw UsageError(file_.string() + " is a database of another program; name another folder for the state");
  for (int next = from + 1; next <= version; ++next) {
    const auto sql = find_resource("exchange/ledger-" + std::to_string(next) + ".sql");
    if (!sql) throw std::logic_error("a version of the ledger has no file");
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    database_->exec(std::string(*sql));
    database_->exec("PRAGMA user_version=" + std::to_string(next) +
                    "; PRAGMA application_id=" + std::to_string(application));
    transaction.commit();
  }
}

std::int64_t Ledger::begin_run(std::string_view now, std::string_view program) {
  return on(file_, [&] {
    SQLite::Statement insert(*database_, "INSERT INTO run (began, program) VALUES (?, ?)");
    insert.bind(1, std::string(now));
    insert.bind(2, std::string(program));
    insert.exec();
    return database_->getLastInsertRowid();
  });
}

void Ledger::end_run(std::int64_t run, std::string_view now, std::string_view outcome) {
  on(file_, [&] {
    SQLite::Statement update(*database_, "UPDATE run SET ended = ?, outcome = ? WHERE id = ?");
    update.bind(1, std::string(now));
    update.bind(2, std::string(outcome));
    update.bind(3, run);
    update.exec();
  });
}

std::vector<ItemRow> Ledger::select(std::string_view where, std::int64_t value) const {
  return on(file_, [&] {
    SQLite::Statement query(
        *database_, std::string("SELECT ") + item_columns + " FROM item WHERE " + std::string(where) + " ORDER BY id");
    if (query.getBindParameterCount() != 0) query.bind(1, value);
    std::vector<ItemRow> rows;
    while (query.executeStep()) rows.push_back(item_of(query));
    return rows;
  });
}

std::optional<ItemRow> Ledger::find(std::string_view route, std::string_view digest) const {
  return on(file_, [&]() -> std::optional<ItemRow> {
    SQLite::Statement query(*database_, std::string("SELECT ") + item_columns +
                                            " FROM item WHERE digest = ? AND route = ? AND outcome <> 'repeat' AND "
                                            "replaced = 0 ORDER BY id DESC LIMIT 1");
    query.bind(1, std::string(digest));
    query.bind(2, std::string(route));
    if (!query.executeStep()) return std::nullopt;
    return item_of(query);
  });
}

Compared Ledger::compare(std::string_view route, std::string_view name, std::span<const RecordKey> records) const {
  return on(file_, [&] {
    Compared result;
    SQLite::Statement known(*database_, "SELECT content FROM record WHERE route = ? AND key = ?");
    for (const RecordKey& record : records) {
      known.bind(1, std::string(route));
      known.bind(2, stored(record.key));
      if (!known.executeStep())
        ++result.fresh;
      else
        ++(loaded(known.getColumn(0).getInt64()) == record.content ? result.same : result.changed);
      known.reset();
    }
    // What the last file of this name brought or confirmed, and this one does not have.
    std::vector<std::uint64_t> keys;
    for (const RecordKey& record : records) keys.push_back(record.key);
    std::sort(keys.begin(), keys.end());
    SQLite::Statement before(*database_,
                             "SELECT key FROM record WHERE item IN (SELECT id FROM item WHERE route = ? AND name = ? "
                             "AND outcome IN ('sent', 'same'))");
    before.bind(1, std::string(route));
    before.bind(2, std::string(name));
    while (before.executeStep())
      result.gone += std::binary_search(keys.begin(), keys.end(), loaded(before.getColumn(0).getInt64())) ? 0 : 1;
    return result;
  });
}

std::int64_t Ledger::intend(const ItemRow& row, std::span<const RecordKey> sent, std::span<const Step> steps) {
  return on(file_, [&] {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    // An earlier result for the same bytes that is still open has this one in its place.
    if (row.outcome != ItemOutcome::repeat) {
      SQLite::Statement replace(*database_,
                                "UPDATE item SET replaced = 1 WHERE digest = ? AND route = ? AND outcome <> 'repeat'");
      replace.bind(1, row.digest);
      replace.bind(2, row.route);
      replace.exec();
    }
    SQLite::Statement insert(*database_,
                             "INSERT INTO item (run, route, name, digest, size, settings, outcome, reason, problem, "
                             "records, fresh, changed, same, gone, held_back, errors, warnings, lost, unread, kept, "
                             "confirmed, replaced) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,0)");
    int at = 0;
    insert.bind(++at, row.run);
    for (const std::string* text : {&row.route, &row.name, &row.digest}) insert.bind(++at, *text);
    insert.bind(++at, stored(row.size));
    insert.bind(++at, row.settings);
    insert.bind(++at, std::string(to_string(row.outcome)));
    for (const std::string* text : {&row.reason, &row.problem}) insert.bind(++at, *text);
    for (const std::uint64_t count : {row.records, row.compared.fresh, row.compared.changed, row.compared.same,
                                      row.compared.gone, row.held_back, row.errors, row.warnings, row.lost, row.unread})
      insert.bind(++at, stored(count));
    insert.bind(++at, row.kept);
    insert.exec();
    const std::int64_t id = database_->getLastInsertRowid();

    SQLite::Statement keep(*database_,
                           "INSERT INTO record (route, key, content, item) VALUES (?,?,?,?) ON CONFLICT (route, key) "
                           "DO UPDATE SET content = excluded.content, item = excluded.item");
    for (const RecordKey& record : sent) {
      keep.bind(1, row.route);
      keep.bind(2, stored(record.key));
      keep.bind(3, stored(record.content));
      keep.bind(4, id);
      keep.exec();
      keep.reset();
    }
    SQLite::Statement plan(
        *database_, "INSERT INTO step (item, number, kind, source, target, digest, stamp) VALUES (?,?,?,?,?,?,?)");
    std::int64_t number = 0;
    for (const Step& step : steps) {
      plan.bind(1, id);
      plan.bind(2, ++number);
      plan.bind(3, step.kind == Step::Kind::place ? "place" : "drop");
      plan.bind(4, step.source);
      plan.bind(5, step.target);
      plan.bind(6, step.digest);
      plan.bind(7, step.stamp);
      plan.exec();
      plan.reset();
    }
    transaction.commit();
    return id;
  });
}

void Ledger::confirm(std::int64_t item) {
  on(file_, [&] {
    SQLite::Statement update(*database_, "UPDATE item SET confirmed = 1 WHERE id = ?");
    update.bind(1, item);
    update.exec();
  });
}

std::vector<Intention> Ledger::intentions() const {
  return on(file_, [&] {
    SQLite::Statement query(*database_,
                            "SELECT item.id, kind, source, target, step.digest, stamp FROM item JOIN step ON "
                            "step.item = item.id WHERE confirmed = 0 ORDER BY item.id, number");
    std::vector<Intention> found;
    while (query.executeStep()) {
      const std::int64_t item = query.getColumn(0).getInt64();
      if (found.empty() || found.back().item != item) found.push_back({item, {}});
      found.back().steps.push_back(step_of(query, 1));
    }
    return found;
  });
}

std::vector<ItemRow> Ledger::open_items() const {
  return select("outcome IN ('waiting', 'quarantined') AND replaced = 0", 0);
}

std::vector<ItemRow> Ledger::items(std::int64_t run) const {
  return run == 0 ? select("1", 0) : select("run = ?", run);
}

std::optional<ItemRow> Ledger::item(std::int64_t id) const {
  std::vector<ItemRow> found = select("id = ?", id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<RunRow> Ledger::runs(std::size_t most) const {
  return on(file_, [&] {
    SQLite::Statement query(
        *database_,
        "SELECT id, began, coalesce(ended, ''), coalesce(outcome, ''), program FROM run ORDER BY id "
        "DESC LIMIT ?");
    query.bind(1, static_cast<std::int64_t>(most));
    std::vector<RunRow> found;
    while (query.executeStep())
      found.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                       query.getColumn(3).getString(), query.getColumn(4).getString()});
    return found;
  });
}

std::vector<Step> Ledger::placed() const {
  return on(file_, [&] {
    SQLite::Statement query(
        *database_,
        "SELECT kind, source, target, step.digest, stamp FROM item JOIN step ON step.item = item.id "
        "WHERE confirmed = 1 AND replaced = 0 AND kind = 'place' ORDER BY item.id, number");
    std::vector<Step> found;
    while (query.executeStep()) found.push_back(step_of(query, 0));
    return found;
  });
}

void Ledger::try_again(std::int64_t item) {
  on(file_, [&] {
    SQLite::Statement update(*database_, "UPDATE item SET settings = '' WHERE id = ?");
    update.bind(1, item);
    update.exec();
  });
}

void Ledger::dismiss(std::int64_t item) {
  on(file_, [&] {
    SQLite::Statement update(*database_, "UPDATE item SET replaced = 1 WHERE id = ?");
    update.bind(1, item);
    update.exec();
  });
}

void Ledger::forget_kept(std::int64_t item) {
  on(file_, [&] {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement steps(*database_,
                            "DELETE FROM step WHERE item = ?1 AND target = (SELECT kept FROM item WHERE id = ?1)");
    steps.bind(1, item);
    steps.exec();
    SQLite::Statement update(*database_, "UPDATE item SET kept = '' WHERE id = ?");
    update.bind(1, item);
    update.exec();
    transaction.commit();
  });
}

void Ledger::back_up(const fs::path& file) const {
  std::error_code ignored;
  if (fs::exists(file, ignored))
    throw OutputError(file.string() + " exists already and was left as it is; name another file");
  on(file_, [&] {
    SQLite::Statement copy(*database_, "VACUUM INTO ?");
    copy.bind(1, file.string());
    copy.exec();
  });
}

std::string Ledger::damage() const {
  return on(file_, [&] {
    const std::string said = database_->execAndGet("PRAGMA integrity_check(1)").getString();
    return said == "ok" ? std::string() : said;
  });
}

}  // namespace maex::exchange
