#include "core/store/schema.hpp"

#include <algorithm>

namespace maex {
namespace {

using Holds = StoreColumn::Holds;

std::string_view sql_type(Type type) {
  switch (type) {
    case Type::integer:
    case Type::boolean: return "INTEGER";
    case Type::decimal: return "REAL";
    case Type::text:
    case Type::date:
    case Type::code: return "TEXT";
  }
  return "TEXT";
}

std::string about_field(const FieldInfo& field) {
  std::string text(field.labels[0]);
  switch (field.type) {
    case Type::date:
      text +=
          ", as ISO 8601-2: 2014-05-14, 2014-05, 2014, 2014-05-01/2014-05-14, ../2014-05-14 (not later), 2014-05-14/.. "
          "(not earlier)";
      break;
    case Type::code: text += ", by its code name (maex help codes " + std::string(name(field.list)) + ")"; break;
    case Type::boolean: text += ", 0 or 1"; break;
    default: break;
  }
  if (field.many) text += "; the first value, all of them stand in the table repeated";
  return text;
}

void add_field(StoreTable& table, Field field) {
  const FieldInfo& card = info(field);
  const bool personal = is_personal(card.sensitivity);
  table.columns.push_back(
      {std::string(card.name), Holds::value, sql_type(card.type), field, personal, about_field(card)});
  if (card.type != Type::date) return;
  const std::string label(card.labels[0]);
  table.columns.push_back({std::string(card.name) + "_first", Holds::first_day, "TEXT", field, personal,
                           label + ": first day that it may be, as YYYY-MM-DD; null when nothing bounds it"});
  table.columns.push_back({std::string(card.name) + "_last", Holds::last_day, "TEXT", field, personal,
                           label + ": last day that it may be, as YYYY-MM-DD; null when nothing bounds it"});
}

std::string about_parent(Kind kind) {
  if (kind == Kind::victim) return "row of the victim's incident; null when the incident is not in the file";
  if (is_child(kind)) return "row of the record that it hangs below";
  return "always null: the record hangs below no other";
}

StoreTable table_of(Kind kind) {
  StoreTable table{name(kind), kind, "One row for each " + std::string(name(kind)) + " record", {}};
  table.columns.push_back(
      {"row", Holds::row, "INTEGER", Field::count, false,
       "The record's number in this run, no two records of any kind share one; a query returns it as record"});
  table.columns.push_back({"parent", Holds::parent, "INTEGER", Field::count, false, about_parent(kind)});
  if (kind == Kind::incident) {
    table.columns.push_back(
        {"decided", Holds::decided, "TEXT", Field::count, false,
         "State of verification that this run decided on, by its code name (maex help codes verification)"});
    table.columns.push_back(
        {"decided_why", Holds::decided_why, "TEXT", Field::count, false, "The clause that decided, as in the report"});
  }
  for (std::size_t i = 0; i != field_count; ++i)
    if (const auto field = static_cast<Field>(i); info(field).kind == kind) add_field(table, field);
  return table;
}

std::vector<StoreTable> make_tables() {
  std::vector<StoreTable> tables;
  for (std::size_t i = 0; i != kind_count; ++i) tables.push_back(table_of(static_cast<Kind>(i)));
  const StoreColumn parent{"parent",     Holds::parent, "INTEGER",
                           Field::count, false,         "row of the record that the value belongs to"};
  tables.push_back({"extra",
                    std::nullopt,
                    "One row for each value that no field of the model takes",
                    {parent,
                     {"name", Holds::name, "TEXT", Field::count, false, "The sender's own heading"},
                     {"value", Holds::text, "TEXT", Field::count, true, "The value as it stands in the file"},
                     {"position", Holds::position, "INTEGER", Field::count, false,
                      "Number of its column (A is 1); null when it has no column of its own"}}});
  tables.push_back(
      {"repeated",
       std::nullopt,
       "One row for each value of the fields that may stand several times on one record",
       {parent,
        {"field", Holds::name, "TEXT", Field::count, false, "Full name of the field, such as victim.injury"},
        {"number", Holds::number, "INTEGER", Field::count, false,
         "1 for the first value of the field on its record, 2 for the next"},
        {"value", Holds::text, "TEXT", Field::count, true, "The value, spelled as in the table of its kind"}}});
  tables.push_back(
      {"filled",
       std::nullopt,
       "One row for each value that the sender did not give and that maex derived from others",
       {parent,
        {"field", Holds::name, "TEXT", Field::count, false, "Full name of the field, such as place.latitude"},
        {"rule", Holds::text, "TEXT", Field::count, false, "The rule that derived it"}}});
  return tables;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small(x) == small(y); });
}

ColumnUse columns(bool all) {
  ColumnUse use;
  for (const StoreTable& table : store_tables()) use.emplace_back(table.columns.size(), all);
  return use;
}

}  // namespace

const std::vector<StoreTable>& store_tables() {
  static const std::vector<StoreTable> tables = make_tables();
  return tables;
}

const StoreTable* find_store_table(std::string_view wanted) {
  for (const StoreTable& table : store_tables())
    if (same_word(table.name, wanted)) return &table;
  return nullptr;
}

ColumnUse no_columns() { return columns(false); }
ColumnUse all_columns() { return columns(true); }
bool any_of(const std::vector<bool>& flags) { return std::find(flags.begin(), flags.end(), true) != flags.end(); }

std::optional<std::size_t> column_place(const StoreTable& table, std::string_view wanted) {
  for (std::size_t i = 0; i != table.columns.size(); ++i)
    if (same_word(table.columns[i].name, wanted)) return i;
  return std::nullopt;
}

}  // namespace maex
