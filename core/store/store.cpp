#include "core/store/store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <unordered_set>

#include "core/io/error.hpp"
#include "core/io/sha256.hpp"
#include "core/store/canonical_tables.hpp"
#include "core/store/failures.hpp"
#include "core/store/group_bytes.hpp"

namespace maex {
namespace {

// "maex" in SQLite's header, so that the first bytes identify a store.
constexpr std::uint32_t application_id = 0x6D616578;
constexpr std::size_t application_id_at = 68;
constexpr std::string_view magic{"SQLite format 3\0", 16};

// For a record of a table, the column determines its place. For other records the field does, below the path of the
// record.
constexpr const char* tables_of_groups = R"sql(
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE maex_group (number INTEGER PRIMARY KEY, state TEXT, bytes BLOB NOT NULL);
CREATE TABLE maex_number (id TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TABLE maex_column (part INTEGER, position INTEGER, field INTEGER, sheet TEXT, heading TEXT, path TEXT,
  is_table INTEGER, PRIMARY KEY (part, position, field)) WITHOUT ROWID;
CREATE TABLE maex_path (part INTEGER, line INTEGER, path TEXT, PRIMARY KEY (part, line)) WITHOUT ROWID;
CREATE TABLE finding (id INTEGER PRIMARY KEY, code TEXT, severity TEXT, sheet TEXT, line INTEGER, cell TEXT,
  heading TEXT, path TEXT, value TEXT, problem TEXT);
CREATE TABLE quarantine (id INTEGER PRIMARY KEY, state TEXT NOT NULL DEFAULT 'open', rule TEXT, sheet TEXT,
  line INTEGER, cell TEXT, heading TEXT, path TEXT, value TEXT, problem TEXT);
)sql";

/// Kinds, fields and codes are stored as numbers of the model that wrote them.
std::string model_digest() {
  std::string names;
  for (std::size_t i = 0; i != kind_count; ++i) names.append(name(static_cast<Kind>(i))) += '\n';
  for (std::size_t i = 0; i != field_count; ++i) names.append(info(static_cast<Field>(i)).full_name) += '\n';
  for (const CodeInfo& code : all_codes()) names.append(code.name) += '\n';
  return hex(sha256(names));
}

std::string_view own_number(const Record& record) {
  const std::optional<Field> field = id_field(record.kind());
  return field ? record.text(*field) : std::string_view();
}

}  // namespace

struct Store::State {
  State(StoreContents given, const Day& today, const std::filesystem::path& path, Locate spell)
      : contents(std::move(given)),
        database(today, path),
        tables(database, contents.columns),
        locate(std::move(spell)) {}

  void make(bool stays) {
    tables.make();
    if (stays) {
      database->exec("PRAGMA application_id = " + std::to_string(application_id) +
                     "; PRAGMA user_version = " + std::to_string(version));
    }
    if (contents.groups || stays) database->exec(tables_of_groups);
    if (contents.groups) {
      add_group.emplace(*database, "INSERT INTO maex_group VALUES (?, ?, ?)");
      add_number.emplace(*database, "INSERT INTO maex_number VALUES (?, ?)");
    }
    if (locate) {
      add_column.emplace(*database, "INSERT OR IGNORE INTO maex_column VALUES (?, ?, ?, ?, ?, ?, ?)");
      add_path.emplace(*database, "INSERT OR IGNORE INTO maex_path VALUES (?, ?, ?)");
    }
    if (stays) {
      add_finding.emplace(*database, "INSERT INTO finding VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
      add_quarantined.emplace(*database,
                              "INSERT INTO quarantine (rule, sheet, line, cell, heading, path, value, problem) VALUES "
                              "(?, ?, ?, ?, ?, ?, ?, ?)");
    }
    database->exec("BEGIN");
  }

  void keep_place(const Origin& origin, std::uint16_t column, Field field) {
    const std::uint64_t key =
        std::uint64_t{origin.part} << 32 | std::uint64_t{column} << 16 | static_cast<std::uint64_t>(field);
    if (is_table && !known_columns.insert(key).second) return;
    if (!is_table && !known_columns.insert(static_cast<std::uint64_t>(field)).second) return;
    const Locator place = locate(origin, column, field);
    std::string path = place.path;
    if (!record_path.empty() && path.starts_with(record_path)) path.replace(0, record_path.size(), "*");
    add_column->bind(1, is_table ? origin.part : 0);
    add_column->bind(2, is_table ? column : 0);
    add_column->bind(3, static_cast<int>(field));
    add_column->bind(4, place.part);
    add_column->bind(5, place.heading);
    add_column->bind(6, path);
    add_column->bind(7, place.table ? 1 : 0);
    add_column->exec();
    add_column->reset();
  }

  void keep_places(const Record& record) {
    const Locator whole = locate(record.origin(), 0, Field::count);
    is_table = whole.table;
    record_path = whole.path;
    if (!record_path.empty()) {
      add_path->bind(1, record.origin().part);
      add_path->bind(2, record.origin().row);
      add_path->bind(3, record_path);
      add_path->exec();
      add_path->reset();
    }
    keep_place(record.origin(), 0, Field::count);
    for (const Slot& slot : record.slots()) {
      const Slot source = record.source_of(slot);
      keep_place(record.origin(), source.column, source.field);
      if (is_filled(slot.column)) keep_place(record.origin(), source.column, slot.field);
    }
    // The decision asks whether the list has this column when the cell is empty.
    if (is_table && record.kind() == Kind::incident) keep_place(record.origin(), 0, Field::incident_check_state);
    for (const Extra& extra : record.extras()) keep_place(record.origin(), extra.column, Field::count);
  }

  static void bind_finding(SQLite::Statement& into, int from, const StoredFinding& finding) {
    into.bind(from, finding.where.part);
    into.bind(from + 1, finding.where.row);
    into.bind(from + 2, finding.where.table ? cell_address(finding.where.column, finding.where.row) : std::string());
    into.bind(from + 3, finding.where.heading);
    into.bind(from + 4, finding.where.path);
    into.bind(from + 5, finding.value);
    into.bind(from + 6, finding.problem);
    into.exec();
    into.reset();
  }

  StoreContents contents;
  StoreDatabase database;
  CanonicalTables tables;
  Locate locate;
  std::optional<SQLite::Statement> add_group, add_number, add_column, add_path, add_finding, add_quarantined;
  std::unordered_set<std::uint64_t> known_columns;
  bool is_table = false;
  std::string record_path, bytes, document;
  std::int64_t groups = 0;
};

Store::Store(StoreContents contents, const Day& today)
    : state_(on_database([&] {
        auto made = std::make_unique<State>(std::move(contents), today, std::filesystem::path(), Locate());
        made->make(false);
        return made;
      })) {}

Store::Store(StoreContents contents, const Day& today, const std::filesystem::path& path, Locate locate)
    : state_(on_database([&] {
        auto made = std::make_unique<State>(std::move(contents), today, path, std::move(locate));
        made->make(true);
        return made;
      })) {}

Store::Store(const std::filesystem::path& path) {
  if (!is_store(path))
    throw UsageError(path.string() + " is not a store; maex convert or validate with --store FILE writes one");
  const auto fails = [&](const std::string& why) {
    throw UsageError(path.string() + " cannot be used: " + why + ". Write it again with --store");
  };
  try {
    state_ = std::make_unique<State>(StoreContents{}, Day{}, path, Locate());
    SQLite::Database& database = *state_->database;
    database.exec("PRAGMA query_only=ON");
    if (database.execAndGet("PRAGMA user_version").getInt() != version)
      fails("it has version " + database.execAndGet("PRAGMA user_version").getString() +
            " of the tables and this maex reads version " + std::to_string(version));
    if (database.execAndGet("SELECT value FROM about WHERE key = 'model'").getString() != model_digest())
      fails("a maex with other fields wrote it");
    state_->document = about().input;
  } catch (const SQLite::Exception& error) {
    fails(std::string("the database says ") + sqlite3_errstr(error.getErrorCode()));
  }
}

Store::~Store() = default;
Store::Store(Store&&) noexcept = default;

bool Store::is_store(const std::filesystem::path& path) {
  std::array<char, application_id_at + 4> head{};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return false;
  const auto size = ::pread(file, head.data(), head.size(), 0);
  ::close(file);
  if (size != static_cast<ssize_t>(head.size()) || std::string_view(head.data(), magic.size()) != magic) return false;
  std::uint32_t id = 0;
  for (std::size_t i = 0; i != 4; ++i) id = id << 8 | static_cast<unsigned char>(head[application_id_at + i]);
  return id == application_id;
}

std::int64_t Store::add(const Group& group, const Decided& decided) {
  State& s = *state_;
  return on_database([&] {
    s.tables.add(group, decided);
    if (!s.contents.groups) return ++s.groups;
    s.bytes.clear();
    append_group(s.bytes, group);
    s.add_group->bind(1, ++s.groups);
    s.add_group->bindNoCopy(2, decided.state.data(), static_cast<int>(decided.state.size()));
    s.add_group->bindNoCopy(3, s.bytes.data(), static_cast<int>(s.bytes.size()));
    s.add_group->exec();
    s.add_group->reset();
    for (std::size_t i = group.first; i != group.last; ++i) {
      const Record& record = (*group.batch)[i];
      if (s.locate) s.keep_places(record);
      const std::string_view id = own_number(record);
      if (id.empty()) continue;
      s.add_number->bind(1, std::string(id));
      s.add_number->bind(2, s.groups);
      s.add_number->exec();
      s.add_number->reset();
    }
    return s.groups;
  });
}

void Store::add_finding(const StoredFinding& finding) {
  on_database([&] {
    SQLite::Statement& into = *state_->add_finding;
    into.bind(1, finding.code);
    into.bind(2, finding.severity);
    State::bind_finding(into, 3, finding);
  });
}

void Store::add_quarantined(const StoredFinding& entry, std::string_view rule) {
  on_database([&] {
    SQLite::Statement& into = *state_->add_quarantined;
    into.bind(1, std::string(rule));
    State::bind_finding(into, 2, entry);
  });
}

void Store::set_about(const StoreAbout& about) {
  on_database([&] {
    SQLite::Statement into(*state_->database, "INSERT INTO about VALUES (?, ?)");
    const std::pair<const char*, std::string> entries[] = {{"program", about.program},
                                                           {"input", about.input},
                                                           {"partner", about.partner},
                                                           {"today", about.today},
                                                           {"model", model_digest()}};
    for (const auto& [key, value] : entries) {
      into.bind(1, key);
      into.bind(2, value);
      into.exec();
      into.reset();
    }
  });
}

void Store::finish() {
  on_database([&] {
    State& s = *state_;
    for (auto* statement :
         {&s.add_group, &s.add_number, &s.add_column, &s.add_path, &s.add_finding, &s.add_quarantined})
      statement->reset();
    s.tables.finish();
    if (s.contents.groups) s.database->exec("CREATE INDEX maex_number_id ON maex_number (id)");
    s.database->exec("COMMIT; PRAGMA query_only=ON");
  });
}

std::optional<std::int64_t> Store::find(std::string_view id) {
  return on_database([&]() -> std::optional<std::int64_t> {
    SQLite::Statement look_up(*state_->database, "SELECT min(number) FROM maex_number WHERE id = ?");
    look_up.bind(1, std::string(id));
    if (!look_up.executeStep() || look_up.getColumn(0).isNull()) return std::nullopt;
    return look_up.getColumn(0).getInt64();
  });
}

std::string Store::load(std::int64_t group, Batch& into) {
  return on_database([&] {
    SQLite::Statement look_up(*state_->database, "SELECT state, bytes FROM maex_group WHERE number = ?");
    look_up.bind(1, group);
    if (!look_up.executeStep()) throw std::logic_error("the store was asked for a group that it does not have");
    const SQLite::Column bytes = look_up.getColumn(1);
    read_group({static_cast<const char*>(bytes.getBlob()), static_cast<std::size_t>(bytes.getBytes())}, into);
    return look_up.getColumn(0).getString();
  });
}

void Store::for_each_id(const std::function<bool(std::string_view id)>& each) {
  on_database([&] {
    SQLite::Statement ids(*state_->database, "SELECT id FROM maex_number");
    while (ids.executeStep())
      if (!each(ids.getColumn(0).getString())) return;
  });
}

Locator Store::locate(const Origin& origin, std::uint16_t column, Field field) {
  return on_database([&] {
    Locator place;
    place.document = state_->document;
    place.row = origin.row;
    SQLite::Statement path(*state_->database, "SELECT path FROM maex_path WHERE part = ? AND line = ?");
    path.bind(1, origin.part);
    path.bind(2, origin.row);
    const std::string record_path = path.executeStep() ? path.getColumn(0).getString() : std::string();
    SQLite::Statement look_up(*state_->database,
                              "SELECT sheet, heading, path, is_table FROM maex_column WHERE (is_table AND part = ? AND "
                              "position = ? AND field = ?) OR (NOT is_table AND field = ?)");
    look_up.bind(1, origin.part);
    look_up.bind(2, column);
    look_up.bind(3, static_cast<int>(field));
    look_up.bind(4, static_cast<int>(field));
    if (!look_up.executeStep()) return place;
    place.part = look_up.getColumn(0).getString();
    place.heading = look_up.getColumn(1).getString();
    place.path = look_up.getColumn(2).getString();
    if (place.path.starts_with('*')) place.path.replace(0, 1, record_path);
    place.table = look_up.getColumn(3).getInt() != 0;
    if (place.table) place.column = column;
    return place;
  });
}

StoreAbout Store::about() {
  return on_database([&] {
    const auto value = [&](const char* key) {
      SQLite::Statement look_up(*state_->database, "SELECT value FROM about WHERE key = ?");
      look_up.bind(1, key);
      return look_up.executeStep() ? look_up.getColumn(0).getString() : std::string();
    };
    return StoreAbout{value("program"), value("input"), value("partner"), value("today")};
  });
}

std::int64_t Store::rows() const { return state_->tables.rows(); }
SQLite::Database& Store::database() { return *state_->database; }
Store::Place Store::place(std::int64_t row, std::string_view field) {
  return on_database([&] { return state_->tables.place(row, field); });
}

}  // namespace maex
