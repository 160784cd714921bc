#include "core/model/value.hpp"

#include <charconv>
#include <cmath>

namespace maex {

bool operator==(const Value& a, const Value& b) {
  if (a.kind_ != b.kind_) return false;
  switch (a.kind_) {
    case Value::Kind::none: return true;
    case Value::Kind::text: return a.as_text() == b.as_text();
    case Value::Kind::decimal: return a.decimal_ == b.decimal_;
    case Value::Kind::date: return a.as_date() == b.as_date();
    case Value::Kind::integer:
    case Value::Kind::boolean:
    case Value::Kind::code: return a.integer_ == b.integer_;
  }
  return false;
}

void append_decimal(std::string& out, double number) {
  char buffer[400];
  const double size = std::fabs(number);
  const auto format =
      size == 0 || (size >= 1e-7 && size < 1e15) ? std::chars_format::fixed : std::chars_format::general;
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number == 0 ? 0.0 : number, format).ptr;
  out.append(buffer, end);
}

void append_text(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::none: return;
    case Value::Kind::text: out += value.as_text(); return;
    case Value::Kind::integer: {
      char buffer[24];
      out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value.as_integer()).ptr);
      return;
    }
    case Value::Kind::decimal: append_decimal(out, value.as_decimal()); return;
    case Value::Kind::boolean: out += value.as_boolean() ? "true" : "false"; return;
    case Value::Kind::date: append_text(out, value.as_date()); return;
    case Value::Kind::code: out += info(value.as_code()).name; return;
  }
}

std::string to_text(const Value& value) {
  std::string text;
  append_text(text, value);
  return text;
}

}  // namespace maex
