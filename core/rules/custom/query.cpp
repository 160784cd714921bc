#include "core/rules/custom/query.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "core/rules/custom/select_list.hpp"
#include "core/rules/custom/sql_words.hpp"
#include "core/store/database.hpp"
#include "core/text/similar.hpp"

namespace maex::rules {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

constexpr std::string_view shape = "write one SELECT, or WITH … SELECT";

std::vector<std::string> all_table_names() {
  std::vector<std::string> names;
  for (const StoreTable& table : store_tables()) names.emplace_back(table.name);
  return names;
}

/// The columns of the tables that the query names; of all tables when it names none.
std::vector<std::string> column_names(const SqlWords& words) {
  std::vector<std::string> names;
  for (const bool named : {true, false}) {
    for (const StoreTable& table : store_tables())
      if (!named || words.words.contains(table.name))
        for (const StoreColumn& column : table.columns)
          if (std::find(names.begin(), names.end(), column.name) == names.end()) names.push_back(column.name);
    if (!names.empty()) break;
  }
  return names;
}

/// SQLite's message, with the nearest known names for an unknown name.
std::string with_advice(const std::string& message, const SqlWords& words) {
  const auto unknown = [&](std::string_view start) -> std::string_view {
    return message.starts_with(start) ? std::string_view(message).substr(start.size()) : std::string_view();
  };
  if (std::string_view name = unknown("no such column: "); !name.empty()) {
    const std::size_t point = name.rfind('.');
    if (point != std::string_view::npos) name.remove_prefix(point + 1);
    return message + did_you_mean(name, column_names(words)) + " maex rules --tables lists the columns";
  }
  if (const std::string_view name = unknown("no such table: "); !name.empty())
    return message + did_you_mean(name, all_table_names()) + " maex rules --tables lists the tables";
  return message;
}

[[noreturn]] void refuse(sqlite3* handle, const ReadGuard& guard, const SqlWords& words) {
  if (!guard.refusal().empty()) throw QueryFault(guard.refusal() + "; " + std::string(shape));
  const int offset = sqlite3_error_offset(handle);
  throw QueryFault(with_advice(sqlite3_errmsg(handle), words), offset < 0 ? 0 : static_cast<std::size_t>(offset));
}

Prepared prepare(sqlite3* handle, const std::string& sql, const ReadGuard& guard, const SqlWords& words,
                 std::size_t& end) {
  sqlite3_stmt* made = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v2(handle, sql.c_str(), static_cast<int>(sql.size() + 1), &made, &tail);
  Prepared statement(made);
  if (code != SQLITE_OK) refuse(handle, guard, words);
  end = static_cast<std::size_t>(tail - sql.c_str());
  return statement;
}

/// True when the tail has anything except white space, comments and semicolons.
bool holds_more(std::string_view tail) {
  while (!tail.empty()) {
    if (tail.starts_with("--"))
      tail.remove_prefix(std::min(tail.size(), tail.find('\n')));
    else if (tail.starts_with("/*"))
      tail.remove_prefix(tail.find("*/", 2) == tail.npos ? tail.size() : tail.find("*/", 2) + 2);
    else if (std::string_view(" \t\r\n\f;").find(tail.front()) != std::string_view::npos)
      tail.remove_prefix(1);
    else
      return true;
  }
  return false;
}

/// Throws for a text such as 'victim.agee'. The author means a field, but SQL sees only a text.
void check_field_names(const SqlWords& words) {
  for (const auto& [text, offset] : words.texts) {
    const std::size_t point = text.find('.');
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; };
    if (point == std::string::npos || !find_kind(text.substr(0, point)) ||
        !std::all_of(text.begin(), text.end(), plain) || find_field(text))
      continue;
    std::vector<std::string> known;
    for (const FieldInfo& each : all_fields()) known.emplace_back(each.full_name);
    throw QueryFault("there is no field '" + text + "'" + did_you_mean(text, known), offset);
  }
}

/// Fields whose values the query reads, and fields that it names for its findings.
std::vector<Field> fields_of(const ColumnUse& reads, const SqlWords& words) {
  std::vector<Field> fields;
  const auto add = [&](Field field) {
    if (field != Field::count && std::find(fields.begin(), fields.end(), field) == fields.end())
      fields.push_back(field);
  };
  for (std::size_t i = 0; i != reads.size(); ++i)
    for (std::size_t c = 0; c != reads[i].size(); ++c)
      if (reads[i][c]) add(store_tables()[i].columns[c].field);
  for (const auto& [text, offset] : words.texts) add(find_field(text).value_or(Field::count));
  return fields;
}

/// The columns to fill. SQLite reports every column whose value is used, but not the columns in USING. A field that is
/// only named, as 'victim.age', gives the finding its value. So a named column of a table that is read counts as read.
ColumnUse to_fill(ColumnUse reads, const SqlWords& words) {
  for (std::size_t i = 0; i != reads.size(); ++i) {
    const StoreTable& table = store_tables()[i];
    if (!any_of(reads[i]) && !words.words.contains(table.name)) continue;
    for (std::size_t c = 0; c != table.columns.size(); ++c)
      if (words.words.contains(table.columns[c].name)) reads[i][c] = true;
  }
  // A finding that names an extra uses its value and its cell.
  if (any_of(reads[extra_table])) reads[extra_table].assign(reads[extra_table].size(), true);
  // A victim that is not listed with its incident refers to it by the incident's number.
  const auto column = [](Kind kind, std::string_view name) {
    return *column_place(store_tables()[static_cast<std::size_t>(kind)], name);
  };
  if (reads[static_cast<std::size_t>(Kind::victim)][column(Kind::victim, "parent")])
    reads[static_cast<std::size_t>(Kind::incident)][column(Kind::incident, "id")] = true;
  return reads;
}

/// The personal columns that a query reads.
struct Personal {
  std::vector<std::string> columns;
  bool only_places = true;  ///< coordinates and villages, nothing about persons
};

Personal personal_of(const ColumnUse& reads) {
  Personal found;
  for (std::size_t i = 0; i != reads.size(); ++i)
    for (std::size_t c = 0; c != reads[i].size(); ++c) {
      const StoreColumn& column = store_tables()[i].columns[c];
      if (!reads[i][c] || !column.personal) continue;
      found.columns.push_back(std::string(store_tables()[i].name) + "." + column.name);
      found.only_places &= column.field != Field::count && info(column.field).sensitivity == Sensitivity::place;
    }
  return found;
}

/// The unchanged column of a table that a column of the result is; nullptr when SQLite reports none.
const StoreColumn* origin_of(sqlite3_stmt* statement, std::size_t column) {
  const char* const from = sqlite3_column_table_name(statement, static_cast<int>(column));
  const char* const origin = sqlite3_column_origin_name(statement, static_cast<int>(column));
  if (from == nullptr || origin == nullptr) return nullptr;
  const StoreTable* const table = find_store_table(from);
  const auto place = table == nullptr ? std::nullopt : column_place(*table, origin);
  return place ? &table->columns[*place] : nullptr;
}

/// A number or name by which a file refers to a record. Whole it is shown when it looks like one. Its pieces are not,
/// because a name in a wrong column is not recognised in pieces.
bool is_reference(const StoreColumn& column) {
  return column.holds == StoreColumn::Holds::value && column.field != Field::count &&
         info(column.field).type == Type::text && info(column.field).sensitivity == Sensitivity::internal;
}

/// Decides for each column of the result what a report shows (README.md: What is hidden).
class Verdicts {
 public:
  Verdicts(std::string_view sql, sqlite3_stmt* statement, const SqlWords& words, const ColumnUse& reads)
      : statement_(statement), personal_(personal_of(reads)), list_(select_list_of(sql)) {
    // For UNION and similar operators SQLite reports the origin of only one branch.
    for (const std::string_view word : {"union", "intersect", "except", "values"})
      compound_ |= words.words.contains(word);
    for (std::size_t i = 0; i != reads.size(); ++i)
      for (std::size_t c = 0; c != reads[i].size(); ++c) {
        const StoreColumn& column = store_tables()[i].columns[c];
        // A heading of the sender's own may be a name, too.
        const bool heading = i == extra_table && column.holds == StoreColumn::Holds::name;
        if (reads[i][c] && (column.personal || heading || is_reference(column))) guarded_.push_back(column.name);
        if (reads[i][c] && column.personal) secret_.push_back(column.name);
      }
    if (list_ && list_->items.size() != static_cast<std::size_t>(sqlite3_column_count(statement))) list_.reset();
    plain_ = list_ && list_->reads_tables && !compound_ && only_compares(list_->rest, secret_);
  }

  void decide(ResultColumn& column, std::size_t i, bool declared) const {
    const StoreColumn* const origin = compound_ ? nullptr : origin_of(statement_, i);
    if (origin != nullptr) {
      column.field = origin->field;
      column.shown = of_unchanged(*origin);
    } else if (personal_.columns.empty()) {
      column.shown = is_count(i) || !mentions_guarded(i) ? Shown::open : Shown::hidden;
    } else if (declared && personal_.only_places && is_harmless(i)) {
      column.shown = Shown::small;
    }
  }
  [[nodiscard]] const Personal& personal() const { return personal_; }

 private:
  [[nodiscard]] Shown of_unchanged(const StoreColumn& origin) const {
    if (origin.personal) return Shown::hidden;
    if (personal_.columns.empty()) return Shown::open;
    // Numbers of rows mean nothing to a reader, and a join can make any number out of them.
    if (origin.holds == StoreColumn::Holds::row || origin.holds == StoreColumn::Holds::parent) return Shown::hidden;
    return plain_ ? Shown::open : Shown::own;
  }
  [[nodiscard]] bool is_count(std::size_t i) const { return list_ && is_row_count(list_->items[i]); }
  /// Whether the item may read a personal column or a reference. Where the columns that it reads cannot be known, those
  /// that the whole query reads count.
  [[nodiscard]] bool mentions_guarded(std::size_t i) const {
    if (!list_ || !list_->reads_tables || compound_) return !guarded_.empty();
    const auto& item = list_->items[i];
    return std::any_of(item.begin(), item.end(), [this](const SqlToken& token) {
      return token.kind != SqlToken::Kind::text &&
             std::find(guarded_.begin(), guarded_.end(), token.text) != guarded_.end();
    });
  }
  /// Results over exact places that tell no place: a number of rows of one table, a distance between two records, and
  /// what is computed from other columns only.
  [[nodiscard]] bool is_harmless(std::size_t i) const {
    if (!plain_) return false;
    if (is_row_count(list_->items[i])) return list_->one_table;
    return is_distance_of_records(list_->items[i]) || (!mentions_guarded(i) && !is_aggregate(i));
  }
  /// An aggregate depends on every row that the conditions choose, and they may read the places.
  [[nodiscard]] bool is_aggregate(std::size_t i) const {
    static constexpr std::string_view names[] = {
        "count", "sum", "total", "avg", "min", "max", "group_concat", "over", "json_group_array", "json_group_object",
        "select"};
    return std::any_of(list_->items[i].begin(), list_->items[i].end(), [](const SqlToken& token) {
      return token.kind == SqlToken::Kind::word &&
             std::find(std::begin(names), std::end(names), token.text) != std::end(names);
    });
  }

  sqlite3_stmt* statement_;
  Personal personal_;
  std::optional<SelectList> list_;
  std::vector<std::string> guarded_;  ///< names of the columns that the query reads and that are not shown in pieces
  std::vector<std::string> secret_;   ///< the personal ones among them
  bool compound_ = false;
  bool plain_ = false;  ///< its conditions only compare the personal columns, so that no join is made of their pieces
};

void decide_what_is_shown(CheckedQuery& query, std::string_view sql, sqlite3_stmt* statement, const SqlWords& words,
                          const ColumnUse& reads, const std::vector<std::string>& harmless) {
  const Verdicts verdicts(sql, statement, words, words.bare.contains("using") ? query.reads : reads);
  std::vector<std::string> names;
  for (std::size_t i = 0; i != query.columns.size(); ++i) {
    ResultColumn& column = query.columns[i];
    names.push_back(column.name);
    const bool declared = std::find(harmless.begin(), harmless.end(), column.name) != harmless.end();
    verdicts.decide(column, i, declared);
    if (!declared || column.shown != Shown::hidden) continue;
    std::string list;
    for (const std::string& each : verdicts.personal().columns) list += (list.empty() ? "" : ", ") + each;
    throw QueryFault("\"" + column.name + "\" cannot be declared harmless, because the query reads " +
                     (list.empty() ? "numbers of records" : list) +
                     "; only count(*) over one table, distance_km between two records of the query, and what is "
                     "computed from other columns can: take the name out of harmless, --show-personal shows it to "
                     "those who may see it");
  }
  for (const std::string& name : harmless)
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw QueryFault("harmless names \"" + name + "\", which is no column of the query" + did_you_mean(name, names));
}

}  // namespace

struct QueryChecker::State {
  StoreDatabase database{Day{2000, 1, 1}};
  State() { database.make_tables(all_columns()); }
};

QueryChecker::QueryChecker() : state_(std::make_unique<State>()) {}
QueryChecker::~QueryChecker() = default;

CheckedQuery QueryChecker::check(const std::string& sql, const std::vector<std::string>& harmless) {
  sqlite3* const handle = state_->database.handle();
  const SqlWords words = words_of(sql);
  const ReadGuard guard(handle);
  std::size_t end = 0;
  if (sql.find('\0') != std::string::npos)
    throw QueryFault("it holds a character of number 0; take it out", sql.find('\0'));
  const Prepared statement = prepare(handle, sql, guard, words, end);
  if (!statement) throw QueryFault("it holds no statement; " + std::string(shape));
  if (sqlite3_stmt_readonly(statement.get()) == 0 || !guard.selects())
    throw QueryFault("it does more than read; " + std::string(shape));
  if (sqlite3_stmt_isexplain(statement.get()) != 0)
    throw QueryFault("it explains instead of selecting; " + std::string(shape));
  if (holds_more(std::string_view(sql).substr(end)))
    throw QueryFault("it holds more than one statement; write one, and a [[rule]] for each", end);
  if (words.bare.contains("natural"))
    throw QueryFault(
        "NATURAL JOIN joins by every column that two tables have in common, remarks and all; say ON with the columns "
        "that are meant");
  if (sqlite3_bind_parameter_count(statement.get()) != 0)
    throw QueryFault(
        "it has a parameter, and nothing fills it; write the value itself, or date('now') for the day of the run");
  check_field_names(words);

  CheckedQuery query;
  bool has_record = false;
  for (int i = 0; i != sqlite3_column_count(statement.get()); ++i) {
    const std::string name = sqlite3_column_name(statement.get(), i);
    if (std::any_of(query.columns.begin(), query.columns.end(),
                    [&](const ResultColumn& column) { return column.name == name; }))
      throw QueryFault("it returns two columns named \"" + name + "\"; name one otherwise, with AS");
    if (name == "record") query.record = static_cast<std::size_t>(i), has_record = true;
    if (name == "field") query.field = static_cast<std::size_t>(i);
    query.columns.push_back({name});
  }
  if (!has_record)
    throw QueryFault(
        "it returns no column named record, so a finding would have no place; select the row of the record at fault: "
        "victim.row AS record");
  query.reads = to_fill(guard.reads(), words);
  decide_what_is_shown(query, sql, statement.get(), words, guard.reads(), harmless);
  query.fields = fields_of(guard.reads(), words);
  return query;
}

ColumnUse columns_for(const std::vector<std::pair<const std::string*, const CheckedQuery*>>& queries) {
  ColumnUse use = no_columns();
  for (const auto& [sql, query] : queries)
    for (std::size_t i = 0; i != use.size(); ++i)
      for (std::size_t c = 0; c != use[i].size(); ++c) use[i][c] = use[i][c] || query->reads[i][c];
  StoreDatabase database{Day{2000, 1, 1}};
  database.make_tables(use);
  try {
    const ReadGuard guard(database.handle());
    for (const auto& [sql, query] : queries) {
      std::size_t end = 0;
      const Prepared statement = prepare(database.handle(), *sql, guard, {}, end);
      if (sqlite3_column_count(statement.get()) != static_cast<int>(query->columns.size())) return all_columns();
    }
  } catch (const QueryFault&) { return all_columns(); }
  return use;
}

}  // namespace maex::rules
