#include "core/store/inserter.hpp"

#include "core/store/store.hpp"

namespace maex {
namespace {

using Holds = StoreColumn::Holds;

bool is_taken(const StoreTable& table, const std::vector<bool>& use, std::size_t column) {
  return use[column] || table.columns[column].holds == Holds::row;
}

std::string insertion(const StoreTable& table, const std::vector<bool>& use) {
  std::string columns, marks;
  for (std::size_t i = 0; i != use.size(); ++i) {
    if (!is_taken(table, use, i)) continue;
    columns += (columns.empty() ? "\"" : ", \"") + table.columns[i].name + "\"";
    marks += marks.empty() ? "?" : ", ?";
  }
  return "INSERT INTO " + std::string(table.name) + " (" + columns + ") VALUES (" + marks + ")";
}

}  // namespace

Inserter::Inserter(SQLite::Database& database, const StoreTable& table, const std::vector<bool>& use)
    : statement_(database, insertion(table, use)), texts_(1), bound_(1) {
  for (std::size_t i = 0; i != use.size(); ++i) {
    if (!is_taken(table, use, i)) continue;
    const auto parameter = static_cast<std::uint16_t>(texts_.size());
    texts_.emplace_back();
    bound_.push_back(false);
    const StoreColumn& column = table.columns[i];
    if (column.field == Field::count) {
      keys_[static_cast<std::size_t>(column.holds)] = parameter;
      continue;
    }
    Places& places = places_[static_cast<std::size_t>(column.field)];
    (column.holds == Holds::first_day  ? places.first
     : column.holds == Holds::last_day ? places.last
                                       : places.value) = parameter;
  }
}

void Inserter::bind_text(int place, std::string_view text) {
  std::string& kept = texts_[static_cast<std::size_t>(place)];
  kept.assign(text);
  statement_.bindNoCopy(place, kept);
  bound_[static_cast<std::size_t>(place)] = true;
}

void Inserter::number(Holds what, std::int64_t value) {
  if (const int place = keys_[static_cast<std::size_t>(what)]; place != 0) statement_.bind(place, value);
}

void Inserter::text(Holds what, std::string_view value) {
  if (const int place = keys_[static_cast<std::size_t>(what)]; place != 0) bind_text(place, value);
}

void Inserter::value(const Slot& slot) {
  const Places& places = places_[static_cast<std::size_t>(slot.field)];
  if (slot.value.kind() == Value::Kind::date && (places.first != 0 || places.last != 0)) {
    const DateBounds span = bounds_of(slot.value.as_date());
    if (places.first != 0 && !span.first.empty()) bind_text(places.first, span.first);
    if (places.last != 0 && !span.last.empty()) bind_text(places.last, span.last);
  }
  const int place = places.value;
  if (place == 0 || bound_[static_cast<std::size_t>(place)]) return;
  bound_[static_cast<std::size_t>(place)] = true;
  switch (slot.value.kind()) {
    case Value::Kind::none: return;
    case Value::Kind::text: return bind_text(place, slot.value.as_text());
    case Value::Kind::integer: return statement_.bind(place, slot.value.as_integer());
    case Value::Kind::boolean: return statement_.bind(place, slot.value.as_boolean() ? 1 : 0);
    case Value::Kind::decimal: return statement_.bind(place, slot.value.as_decimal());
    case Value::Kind::code: return bind_text(place, info(slot.value.as_code()).name);
    case Value::Kind::date:
      date_.clear();
      append_text(date_, slot.value.as_date());
      return bind_text(place, date_);
  }
}

void Inserter::insert() {
  statement_.exec();
  statement_.reset();
  statement_.clearBindings();
  bound_.assign(bound_.size(), false);
}

}  // namespace maex
