#include "core/mapping/map/values.hpp"

#include <charconv>
#include <cmath>

#include "core/mapping/profile/words.hpp"
#include "core/text/fold.hpp"
#include "core/text/parse_date.hpp"

namespace maex {
namespace {

template <class Number>
bool parse(std::string_view text, Number& number) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size();
}

FieldReading read_date(std::string_view text, int this_year) {
  if (const auto date = parse_iso_date(text)) return {Value::date(*date), {}};
  const std::string_view bare = trim(text);
  if (const auto date = parse_iso_date(bare)) return {Value::date(*date), "blanks-trimmed"};
  // Programs that know dates by other rules write 2014/05/31.
  if (bare.size() == 10 && bare[4] == '/' && bare[7] == '/') {
    std::string dashed(bare);
    dashed[4] = dashed[7] = '-';
    if (const auto date = parse_iso_date(dashed)) return {Value::date(*date), "date-separators"};
  }
  // A time of day or a zone may follow a date.
  if (bare.size() > 10 && std::string_view("T ").find(bare[10]) != std::string_view::npos)
    if (const auto date = parse_iso_date(bare.substr(0, 10)); date && date->is_exact()) {
      const bool midnight = bare.substr(11).find_first_of("123456789") == std::string_view::npos;
      return {Value::date(*date), "time-of-day-dropped", !midnight};
    }
  // Programs export dates in many forms, also as milliseconds since 1970. A feature has no column that could show
  // whether "03/04/2014" begins with the day.
  const DayOrder order = day_order(bare);
  if (order == DayOrder::open) return {};
  if (const auto date = parse_date(bare, order == DayOrder::month_first ? DateOrder::mdy : DateOrder::dmy, this_year))
    return {Value::date(date->date), "date-text", date->seconds != 0};
  return {};
}

FieldReading read_code(CodeList list, std::string_view text, const ForeignNames& names) {
  if (const auto code = find_code(list, text)) return {Value::code(*code), {}};
  if (const auto known = names.values.find(list); known != names.values.end())
    if (const auto code = known->second.find(fold(text)); code != known->second.end())
      return {Value::code(code->second), "code-spelling"};
  if (auto word = find_word(list, text))
    return {Value::code(word->code), "word-form", false, word->also, std::move(word->text)};
  return {};
}

}  // namespace

FieldReading read_field(Field field, std::string_view text, FeatureValue::Is is, const ForeignNames& names,
                        int this_year) {
  const FieldInfo& about = info(field);
  const std::string_view bare = trim(text);
  switch (about.type) {
    case Type::text: return {Value::text(text), is == FeatureValue::Is::text ? "" : "number-as-text"};
    case Type::integer: {
      std::int64_t whole = 0;
      if (parse(bare, whole)) return {Value::integer(whole), bare.size() == text.size() ? "" : "blanks-trimmed"};
      double number = 0;
      constexpr double largest = 9007199254740992.0;  // 2^53: every whole number up to it is exact
      if (parse(bare, number) && number == std::floor(number) && std::fabs(number) <= largest)
        return {Value::integer(static_cast<std::int64_t>(number)), "number-spelling"};
      return {};
    }
    case Type::decimal: {
      double number = 0;
      if (!parse(bare, number) || !std::isfinite(number)) return {};
      return {Value::decimal(number), bare.size() == text.size() ? "" : "blanks-trimmed"};
    }
    case Type::boolean:
      if (text == "true" || text == "false") return {Value::boolean(text == "true"), {}};
      if (bare == "1" || bare == "0") return {Value::boolean(bare == "1"), "boolean-spelling"};
      return {};
    case Type::date: return read_date(text, this_year);
    case Type::code: return read_code(about.list, text, names);
  }
  return {};
}

}  // namespace maex
