#include "core/rules/custom/tables.hpp"

#include <array>
#include <map>
#include <optional>
#include <stdexcept>
#include <vector>

#include "core/io/error.hpp"
#include "core/model/shown.hpp"
#include "core/rules/custom/faults.hpp"
#include "core/rules/custom/inserter.hpp"
#include "core/rules/custom/query.hpp"
#include "core/rules/decide.hpp"
#include "core/store/database.hpp"

namespace maex::rules {
namespace {

using Holds = StoreColumn::Holds;

Day last_of(Day day) {
  if (day.month == 0) return {day.year, 12, 31};
  if (day.day != 0) return day;
  day.day = 31;
  while (day.day > 28 && !is_valid(day)) --day.day;
  return day;
}

Day first_of(Day day) {
  if (day.month == 0) day.month = 1;
  if (day.day == 0) day.day = 1;
  return day;
}

std::string spelled(const Day& day) { return to_text(PartialDate{PartialDate::Form::at, day, {}}); }

/// Joins go by parents, by numbers and references, and by days.
bool wants_index(const StoreColumn& column) {
  if (column.holds == Holds::parent || column.holds == Holds::first_day) return true;
  return column.holds == Holds::value && column.type == "TEXT" && info(column.field).type == Type::text &&
         info(column.field).sensitivity == Sensitivity::internal;
}

}  // namespace

DaySpan span_of(const PartialDate& date) {
  switch (date.form) {
    case PartialDate::Form::at: return {spelled(first_of(date.first)), spelled(last_of(date.first))};
    case PartialDate::Form::range: return {spelled(first_of(date.first)), spelled(last_of(date.last))};
    case PartialDate::Form::before: return {{}, spelled(last_of(date.first))};
    case PartialDate::Form::after: return {spelled(first_of(date.first)), {}};
  }
  return {};
}

struct CustomTables::State {
  State(const ColumnUse& columns, const Day& today) : use(columns), database(today) {
    for (const std::vector<bool>& each : use) is_used.push_back(any_of(each));
    database.make_tables(use);
    database->exec(
        "CREATE TABLE maex_record (row INTEGER PRIMARY KEY, kind INTEGER, document INTEGER, part INTEGER, line "
        "INTEGER, cells BLOB)");
    database->exec("CREATE TABLE maex_late (victim INTEGER, incident TEXT)");
    for (std::size_t i = 0; i != use.size(); ++i)
      if (is_used[i]) inserters[i].emplace(*database, store_tables()[i], use[i]);
    record.emplace(*database, "INSERT INTO maex_record VALUES (?, ?, ?, ?, ?, ?)");
    database->exec("BEGIN");
  }

  void add_record(const Group& group, std::size_t number, const Decision* decision);
  void add_cells(const Record& of);
  void add_beside(const Record& of);
  [[nodiscard]] std::int64_t parent_of(const Group& group, std::size_t number) const;
  [[nodiscard]] std::string value_of(std::int64_t row, Field field);

  ColumnUse use;
  std::vector<bool> is_used;
  StoreDatabase database;
  std::array<std::optional<Inserter>, kind_count + 2> inserters;
  std::optional<SQLite::Statement> record;
  std::map<Field, SQLite::Statement> values;  // look-ups made so far
  std::vector<std::uint16_t> cells;           // field, column, field, column …
  std::int64_t last_row = 0, first_of_group = 0;
  bool has_late = false;
};

std::int64_t CustomTables::State::parent_of(const Group& group, std::size_t number) const {
  const Record& of = (*group.batch)[number];
  if (of.parent() >= 0) return first_of_group + of.parent() - static_cast<std::int64_t>(group.first);
  return of.kind() == Kind::victim && group.is_incident() ? first_of_group : 0;
}

void CustomTables::State::add_cells(const Record& of) {
  cells.clear();
  for (const Slot& slot : of.slots())
    if (inserters[static_cast<std::size_t>(of.kind())]->has(slot.field) &&
        (cells.empty() || cells[cells.size() - 2] != static_cast<std::uint16_t>(slot.field))) {
      cells.push_back(static_cast<std::uint16_t>(slot.field));
      cells.push_back(slot.column);
    }
}

void CustomTables::State::add_beside(const Record& of) {
  if (is_used[extra_table])
    for (const Extra& extra : of.extras()) {
      Inserter& into = *inserters[extra_table];
      into.number(Holds::parent, last_row);
      into.text(Holds::name, extra.heading);
      into.text(Holds::text, extra.text);
      if (extra.column != 0) into.number(Holds::position, extra.column);
      into.insert();
    }
  if (!is_used[repeated_table]) return;
  std::map<Field, std::int64_t> count;
  for (const Slot& slot : of.slots()) {
    if (!info(slot.field).many) continue;
    Inserter& into = *inserters[repeated_table];
    into.number(Holds::parent, last_row);
    into.text(Holds::name, info(slot.field).full_name);
    into.number(Holds::number, ++count[slot.field]);
    into.text(Holds::text,
              slot.value.kind() == Value::Kind::boolean ? (slot.value.as_boolean() ? "1" : "0") : to_text(slot.value));
    into.insert();
  }
}

void CustomTables::State::add_record(const Group& group, std::size_t number, const Decision* decision) {
  const Record& of = (*group.batch)[number];
  const auto kind = static_cast<std::size_t>(of.kind());
  ++last_row;
  const bool used = is_used[kind];
  if (used) {
    Inserter& into = *inserters[kind];
    into.number(Holds::row, last_row);
    if (const std::int64_t parent = parent_of(group, number); parent != 0) into.number(Holds::parent, parent);
    if (decision != nullptr && of.kind() == Kind::incident) {
      into.text(Holds::decided, info(decision->state).name);
      into.text(Holds::decided_why, decision->reason.pattern());
    }
    for (const Slot& slot : of.slots()) into.value(slot);
    into.insert();
    add_cells(of);
  }
  record->bind(1, last_row);
  record->bind(2, static_cast<int>(kind));
  record->bind(3, of.origin().document);
  record->bind(4, of.origin().part);
  record->bind(5, of.origin().row);
  if (used && !cells.empty())
    record->bindNoCopy(6, cells.data(), static_cast<int>(cells.size() * sizeof cells[0]));
  else
    record->bind(6);
  record->exec();
  record->reset();
  add_beside(of);
}

CustomTables::CustomTables(const ColumnUse& use, const Day& today)
    : state_(on_database([&] { return std::make_unique<State>(use, today); })) {}
CustomTables::~CustomTables() = default;

void CustomTables::add(const Group& group, const Decision* decision) {
  on_database([&] {
    State& s = *state_;
    s.first_of_group = s.last_row + 1;
    for (std::size_t number = group.first; number != group.last; ++number) s.add_record(group, number, decision);
    if (!group.incident_before || !s.is_used[static_cast<std::size_t>(Kind::victim)]) return;
    SQLite::Statement late(*s.database, "INSERT INTO maex_late VALUES (?, ?)");
    late.bind(1, s.first_of_group);
    late.bind(2, std::string(group.head().text(Field::victim_incident)));
    late.exec();
    s.has_late = true;
  });
}

void CustomTables::finish() {
  on_database([&] {
    State& s = *state_;
    s.record.reset();
    for (auto& inserter : s.inserters) inserter.reset();
    s.database->exec("COMMIT");
    for (std::size_t i = 0; i != s.use.size(); ++i)
      for (std::size_t c = 0; c != s.use[i].size(); ++c)
        if (const StoreTable& table = store_tables()[i]; s.use[i][c] && wants_index(table.columns[c]))
          s.database->exec("CREATE INDEX maex_" + std::string(table.name) + "_" + table.columns[c].name + " ON " +
                           std::string(table.name) + " (\"" + table.columns[c].name + "\")");
    const bool joins =
        s.use[static_cast<std::size_t>(Kind::victim)][*column_place(*find_store_table("victim"), "parent")];
    if (s.has_late && joins)
      s.database->exec(
          "UPDATE victim SET parent = (SELECT min(i.row) FROM maex_late l JOIN incident i ON i.id = l.incident WHERE "
          "l.victim = victim.row) "
          "WHERE row IN (SELECT victim FROM maex_late)");
    s.database->exec("PRAGMA query_only=ON");
  });
}

std::int64_t CustomTables::rows() const { return state_->last_row; }
SQLite::Database& CustomTables::database() { return *state_->database; }

std::string CustomTables::State::value_of(std::int64_t row, Field field) {
  const FieldInfo& card = info(field);
  auto found = values.find(field);
  if (found == values.end())
    found = values
                .emplace(std::piecewise_construct, std::forward_as_tuple(field),
                         std::forward_as_tuple(*database, "SELECT \"" + std::string(card.name) + "\" FROM " +
                                                              std::string(name(card.kind)) + " WHERE row = ?"))
                .first;
  SQLite::Statement& look_up = found->second;
  look_up.bind(1, row);
  std::string text;
  if (look_up.executeStep()) {
    const SQLite::Column value = look_up.getColumn(0);
    if (card.type == Type::boolean && !value.isNull())
      text = value.getInt() != 0 ? "true" : "false";
    else if (value.isFloat())
      append_decimal(text, value.getDouble());
    else
      text = value.getString();
  }
  look_up.reset();
  return text;
}

CustomTables::Place CustomTables::place(std::int64_t row, std::string_view field_name) {
  State& s = *state_;
  Place place;
  SQLite::Statement look_up(*s.database, "SELECT kind, document, part, line, cells FROM maex_record WHERE row = ?");
  look_up.bind(1, row);
  if (!look_up.executeStep()) throw std::logic_error("an own rule was asked for a record that is not there");
  const auto kind = static_cast<Kind>(look_up.getColumn(0).getInt());
  place.origin = {look_up.getColumn(1).getUInt(), look_up.getColumn(2).getUInt(), look_up.getColumn(3).getUInt()};
  if (field_name.empty()) return place;
  if (constexpr std::string_view extra = "extra: "; field_name.starts_with(extra)) {
    if (!s.is_used[extra_table] || !s.use[extra_table][2] || !s.use[extra_table][3]) return place;
    SQLite::Statement beside(*s.database, "SELECT value, position FROM extra WHERE parent = ? AND name = ?");
    beside.bind(1, row);
    beside.bind(2, std::string(field_name.substr(extra.size())));
    if (!beside.executeStep()) return place;
    place.value = beside.getColumn(0).getString();
    place.column = static_cast<std::uint16_t>(beside.getColumn(1).getUInt());
    place.personal = true;
    return place;
  }
  const auto field = find_field(field_name);
  if (!field || info(*field).kind != kind)
    throw RowFault{
        {"it names a field that a record of the kind {kind} does not have"_text, {{"kind", std::string(name(kind))}}}};
  const SQLite::Column blob = look_up.getColumn(4);
  const std::string bytes = blob.isNull() ? std::string() : blob.getString();
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    std::uint16_t cell[2];
    bytes.copy(reinterpret_cast<char*>(cell), sizeof cell, at);
    if (cell[0] != static_cast<std::uint16_t>(*field)) continue;
    place.field = *field;
    place.column = cell[1];
    place.value = s.value_of(row, *field);
    place.personal = !may_be_shown(*field, place.value, Known::value);
    break;
  }
  return place;
}

}  // namespace maex::rules
