// One value of one field: 16 bytes, no allocation; text points into the batch that owns it.
#pragma once
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/codes.hpp"
#include "core/model/date.hpp"

namespace maex {

class Value {
 public:
  enum class Kind : std::uint8_t { none, text, integer, decimal, boolean, date, code };

  Value() = default;
  /// The characters must outlive the value: use Batch::keep for text that does not.
  static Value text(std::string_view t) {
    Value v(Kind::text);
    v.length_ = static_cast<std::uint32_t>(t.size());
    v.text_ = t.data();
    return v;
  }
  static Value integer(std::int64_t i) {
    Value v(Kind::integer);
    v.integer_ = i;
    return v;
  }
  static Value decimal(double d) {
    Value v(Kind::decimal);
    v.decimal_ = d;
    return v;
  }
  static Value boolean(bool b) {
    Value v(Kind::boolean);
    v.integer_ = b ? 1 : 0;
    return v;
  }
  static Value date(const PartialDate& d) {
    Value v(Kind::date);
    v.form_ = d.form;
    v.doubt_ = d.doubt;
    v.integer_ = std::bit_cast<std::int64_t>(Days{d.first, d.last});
    return v;
  }
  static Value code(Code c) {
    Value v(Kind::code);
    v.integer_ = static_cast<std::int64_t>(c);
    return v;
  }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool empty() const { return kind_ == Kind::none; }
  /// Each accessor but as_code() requires its own kind.
  [[nodiscard]] std::string_view as_text() const { return {text_, length_}; }
  [[nodiscard]] std::int64_t as_integer() const { return integer_; }
  [[nodiscard]] double as_decimal() const { return decimal_; }
  [[nodiscard]] bool as_boolean() const { return integer_ != 0; }
  [[nodiscard]] PartialDate as_date() const {
    const auto days = std::bit_cast<Days>(integer_);
    return {form_, days.first, days.last, doubt_};
  }
  /// no_code for a text in a field of codes: a word that no list knows.
  [[nodiscard]] Code as_code() const { return kind_ == Kind::code ? static_cast<Code>(integer_) : no_code; }

  /// Equal kinds and equal contents (text by characters).
  friend bool operator==(const Value& a, const Value& b);

 private:
  struct Days {
    Day first;
    Day last;
  };
  explicit Value(Kind kind) : kind_(kind) {}
  Kind kind_ = Kind::none;
  PartialDate::Form form_ = PartialDate::Form::at;
  PartialDate::Doubt doubt_ = PartialDate::Doubt::none;
  std::uint32_t length_ = 0;
  union {
    std::int64_t integer_ = 0;
    double decimal_;
    const char* text_;
  };
};
static_assert(sizeof(Value) == 16);

/// Canonical spelling: text unchanged, shortest round-trip decimal, true/false, ISO date, code name.
void append_text(std::string& out, const Value& value);
std::string to_text(const Value& value);
/// Shortest decimal spelling that reads back to the same number; never an exponent for |d| in [1e-7, 1e15).
void append_decimal(std::string& out, double number);

}  // namespace maex
