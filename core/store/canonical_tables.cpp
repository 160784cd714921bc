#include "core/store/canonical_tables.hpp"

#include <stdexcept>

#include "core/model/shown.hpp"

namespace maex {
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

/// Queries join tables by parents, by numbers and references, and by days.
bool wants_index(const StoreColumn& column) {
  if (column.holds == Holds::parent || column.holds == Holds::first_day) return true;
  return column.holds == Holds::value && column.type == "TEXT" && info(column.field).type == Type::text &&
         info(column.field).sensitivity == Sensitivity::internal;
}

}  // namespace

DateBounds bounds_of(const PartialDate& date) {
  switch (date.form) {
    case PartialDate::Form::at: return {spelled(first_of(date.first)), spelled(last_of(date.first))};
    case PartialDate::Form::range: return {spelled(first_of(date.first)), spelled(last_of(date.last))};
    case PartialDate::Form::before: return {{}, spelled(last_of(date.first))};
    case PartialDate::Form::after: return {spelled(first_of(date.first)), {}};
  }
  return {};
}

CanonicalTables::CanonicalTables(StoreDatabase& database, const ColumnUse& use) : database_(database), use_(use) {}

void CanonicalTables::make() {
  database_.make_tables(use_);
  database_->exec(
      "CREATE TABLE maex_record (row INTEGER PRIMARY KEY, kind INTEGER, document INTEGER, part INTEGER, line INTEGER, "
      "cells BLOB)");
  database_->exec("CREATE TABLE maex_late (victim INTEGER, incident TEXT)");
  for (std::size_t i = 0; i != use_.size(); ++i)
    if (any_of(use_[i])) inserters_[i].emplace(*database_, store_tables()[i], use_[i]);
  record_.emplace(*database_, "INSERT INTO maex_record VALUES (?, ?, ?, ?, ?, ?)");
}

void CanonicalTables::add_cells(const Record& of) {
  cells_.clear();
  for (const Slot& slot : of.slots())
    if (inserters_[static_cast<std::size_t>(of.kind())]->has(slot.field) &&
        (cells_.empty() || cells_[cells_.size() - 2] != static_cast<std::uint16_t>(slot.field))) {
      cells_.push_back(static_cast<std::uint16_t>(slot.field));
      cells_.push_back(of.source_of(slot).column);
    }
}

void CanonicalTables::add_lists(const Record& of) {
  if (uses(extra_table))
    for (const Extra& extra : of.extras()) {
      Inserter& into = *inserters_[extra_table];
      into.number(Holds::parent, last_row_);
      into.text(Holds::name, extra.heading);
      into.text(Holds::text, extra.text);
      if (extra.column != 0) into.number(Holds::position, extra.column);
      into.insert();
    }
  if (uses(filled_table))
    for (const Slot& slot : of.slots()) {
      if (!is_filled(slot.column)) continue;
      Inserter& into = *inserters_[filled_table];
      into.number(Holds::parent, last_row_);
      into.text(Holds::name, info(slot.field).full_name);
      into.text(Holds::text, info(filled_by(slot.column)).name);
      into.insert();
    }
  if (!uses(repeated_table)) return;
  std::map<Field, std::int64_t> count;
  for (const Slot& slot : of.slots()) {
    if (!info(slot.field).many) continue;
    Inserter& into = *inserters_[repeated_table];
    into.number(Holds::parent, last_row_);
    into.text(Holds::name, info(slot.field).full_name);
    into.number(Holds::number, ++count[slot.field]);
    into.text(Holds::text,
              slot.value.kind() == Value::Kind::boolean ? (slot.value.as_boolean() ? "1" : "0") : to_text(slot.value));
    into.insert();
  }
}

void CanonicalTables::add_record(const Group& group, std::size_t number, const Decided& decided) {
  const Record& of = (*group.batch)[number];
  const auto kind = static_cast<std::size_t>(of.kind());
  ++last_row_;
  if (uses(kind)) {
    Inserter& into = *inserters_[kind];
    into.number(Holds::row, last_row_);
    if (of.parent() >= 0)
      into.number(Holds::parent, first_of_group_ + of.parent() - static_cast<std::int64_t>(group.first));
    else if (of.kind() == Kind::victim && group.is_incident())
      into.number(Holds::parent, first_of_group_);
    if (!decided.state.empty() && of.kind() == Kind::incident) {
      into.text(Holds::decided, decided.state);
      into.text(Holds::decided_why, decided.why);
    }
    for (const Slot& slot : of.slots()) into.value(slot);
    into.insert();
    add_cells(of);
  }
  record_->bind(1, last_row_);
  record_->bind(2, static_cast<int>(kind));
  record_->bind(3, of.origin().document);
  record_->bind(4, of.origin().part);
  record_->bind(5, of.origin().row);
  if (uses(kind) && !cells_.empty())
    record_->bindNoCopy(6, cells_.data(), static_cast<int>(cells_.size() * sizeof cells_[0]));
  else
    record_->bind(6);
  record_->exec();
  record_->reset();
  add_lists(of);
}

void CanonicalTables::add(const Group& group, const Decided& decided) {
  first_of_group_ = last_row_ + 1;
  for (std::size_t number = group.first; number != group.last; ++number) add_record(group, number, decided);
  if (!group.incident_before || !uses(static_cast<std::size_t>(Kind::victim))) return;
  SQLite::Statement late(*database_, "INSERT INTO maex_late VALUES (?, ?)");
  late.bind(1, first_of_group_);
  late.bind(2, std::string(group.head().text(Field::victim_incident)));
  late.exec();
  has_late_ = true;
}

void CanonicalTables::finish() {
  record_.reset();
  for (auto& inserter : inserters_) inserter.reset();
  for (std::size_t i = 0; i != use_.size(); ++i)
    for (std::size_t c = 0; c != use_[i].size(); ++c)
      if (const StoreTable& table = store_tables()[i]; use_[i][c] && wants_index(table.columns[c]))
        database_->exec("CREATE INDEX maex_" + std::string(table.name) + "_" + table.columns[c].name + " ON " +
                        std::string(table.name) + " (\"" + table.columns[c].name + "\")");
  if (has_late_ && use_[static_cast<std::size_t>(Kind::victim)][*column_place(*find_store_table("victim"), "parent")])
    database_->exec(
        "UPDATE victim SET parent = (SELECT min(i.row) FROM maex_late l JOIN incident i ON i.id = l.incident WHERE "
        "l.victim = victim.row) WHERE row IN (SELECT victim FROM maex_late)");
}

std::string CanonicalTables::value_of(std::int64_t row, Field field) {
  const FieldInfo& card = info(field);
  auto found = values_.find(field);
  if (found == values_.end())
    found = values_
                .emplace(std::piecewise_construct, std::forward_as_tuple(field),
                         std::forward_as_tuple(*database_, "SELECT \"" + std::string(card.name) + "\" FROM " +
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

Store::Place CanonicalTables::place(std::int64_t row, std::string_view field_name) {
  Store::Place place;
  SQLite::Statement look_up(*database_, "SELECT kind, document, part, line, cells FROM maex_record WHERE row = ?");
  look_up.bind(1, row);
  if (!look_up.executeStep()) throw std::logic_error("the store was asked for a record that it does not have");
  place.kind = static_cast<Kind>(look_up.getColumn(0).getInt());
  place.origin = {look_up.getColumn(1).getUInt(), look_up.getColumn(2).getUInt(), look_up.getColumn(3).getUInt()};
  if (field_name.empty()) return place;
  if (constexpr std::string_view extra = "extra: "; field_name.starts_with(extra)) {
    if (!any_of(use_[extra_table]) || !use_[extra_table][2] || !use_[extra_table][3]) return place;
    SQLite::Statement found(*database_, "SELECT value, position FROM extra WHERE parent = ? AND name = ?");
    found.bind(1, row);
    found.bind(2, std::string(field_name.substr(extra.size())));
    if (!found.executeStep()) return place;
    place.value = found.getColumn(0).getString();
    place.column = static_cast<std::uint16_t>(found.getColumn(1).getUInt());
    place.personal = true;
    return place;
  }
  const auto field = find_field(field_name);
  place.field_exists = field && info(*field).kind == place.kind;
  if (!place.field_exists) return place;
  const SQLite::Column blob = look_up.getColumn(4);
  const std::string bytes = blob.isNull() ? std::string() : blob.getString();
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    std::uint16_t cell[2];
    bytes.copy(reinterpret_cast<char*>(cell), sizeof cell, at);
    if (cell[0] != static_cast<std::uint16_t>(*field)) continue;
    place.field = *field;
    place.column = cell[1];
    place.value = value_of(row, *field);
    place.personal = !may_be_shown(*field, place.value, Known::value);
    break;
  }
  return place;
}

}  // namespace maex
