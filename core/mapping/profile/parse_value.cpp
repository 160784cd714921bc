#include "core/mapping/profile/parse_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/text/fold.hpp"
#include "core/text/look_alike.hpp"
#include "core/text/parse_age.hpp"
#include "core/text/parse_number.hpp"

namespace maex {
namespace {

constexpr double largest_whole = 9007199254740992.0;  // 2^53

bool whole(double number) { return number == std::floor(number) && std::fabs(number) <= largest_whole; }

bool is_coordinate(const FieldInfo& field) { return largest_coordinate(field.measure) != 0; }

void bad(Parsed& out) {
  out.is = Parsed::Is::bad;
  out.rule = Rule::value_not_understood;
}

void blank(Parsed& out, Rule rule) {
  out.is = Parsed::Is::blank;
  out.rule = rule;
}

void take(Parsed& out, Value value, Rule rule = Rule::plain) {
  out.is = Parsed::Is::value;
  out.rule = rule;
  out.value = value;
}

void clear(Parsed& out) {
  out.more.clear();
  out.pieces.clear();
  out.also.clear();
  out.seconds = 0;
  out.ambiguous = out.two_digit_year = out.zoned = out.weekday_differs = out.year_of_birth = false;
  out.look_alike = 0;
}

// An age that is no number of years goes into the field that fits it; the age itself stays empty.
void take_age(Parsed& out, const AgeReading& age) {
  take(out, age.years ? Value::integer(*age.years) : Value(), Rule::age_form);
  if (!age.range.empty()) {
    out.made = age.range;
    out.also.push_back({Field::victim_age_range, Value::text(out.made)});
  }
  if (age.born) out.also.push_back({Field::victim_birth_date, Value::date(*age.born)});
  if (age.group == AgeReading::Group::child)
    out.also.push_back({Field::victim_age_group, Value::code(Code::age_group_CHILD), true});
  if (age.group == AgeReading::Group::adult)
    out.also.push_back({Field::victim_age_group, Value::code(Code::age_group_ADULT), true});
}

// A spreadsheet shows a national code in the number format "00000" with leading zeros. The zeros are part of the code.
std::size_t zeros_of(const CellFormat* format) {
  if (format == nullptr || format->code.empty()) return 0;
  return format->code.find_first_not_of('0') == std::string::npos ? format->code.size() : 0;
}

/// The text without what a spreadsheet program marks text with: ="2014/01" or '30. Empty when there is no such mark. An
/// apostrophe before a letter may belong to a name.
std::string_view without_mark(std::string_view text) {
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
    const std::string_view inner = text.substr(2, text.size() - 3);
    return inner.find('"') == std::string_view::npos ? inner : std::string_view();
  }
  const auto begins_number = [](char c) { return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '='; };
  if (text.size() > 1 && text[0] == '\'' && begins_number(text[1]) && !text.ends_with('\'')) return text.substr(1);
  return {};
}

/// A number of a text field as the sender sees it: with the decimal places and the literals of its format, and without
/// the digits past the fifteenth, which no spreadsheet program shows. Empty when the format shows something else, such
/// as groups of thousands or percents.
std::string number_as_shown(const Cell& cell) {
  const std::string_view code = cell.format == nullptr ? std::string_view() : cell.format->code;
  const bool plain = code.empty() || code == "General" || code.find_first_of(",%eE;@/?*_[") != std::string_view::npos;
  if (!plain && !cell.format->is_date && !cell.format->is_time) return shown(cell);
  std::array<char, 40> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), cell.number, std::chars_format::general, 15);
  double rounded = cell.number;
  std::from_chars(digits.data(), end.ptr, rounded);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool long_text = std::count_if(cell.raw.begin(), cell.raw.end(), is_digit) > 15;
  if (rounded == cell.number && !long_text) return {};
  std::string text;
  append_decimal(text, rounded);
  return text;
}

/// The whole number that a spreadsheet program shows for 30.000000000000004, with its fifteen digits.
double to_whole(double number) {
  const double near = std::round(number);
  return std::fabs(number - near) <= std::fabs(near) * 1e-15 ? near : number;
}

std::string digits_only(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ',' && c != '.' && c != ' ' && c != '\'')
      return {};
  }
  return digits;
}

}  // namespace

bool has_spreadsheet_mark(std::string_view text) { return !without_mark(text).empty(); }

bool is_identifier(Field field) {
  return field == Field::incident_id || field == Field::victim_id || field == Field::victim_incident;
}

bool ends_in_point_zero(std::string_view text) {
  return text.size() > 2 && text.ends_with(".0") &&
         text.substr(0, text.size() - 2).find_first_not_of("0123456789") == std::string_view::npos;
}

ValueParser::ValueParser(const Profile& profile, const ProfileColumn& column, int this_year)
    : column_(column), field_(info(column.field)), order_(date_order(profile.date_order)), this_year_(this_year) {
  if (field_.type == Type::code) codes_ = std::make_unique<CodeTable>(column, profile.languages);
}

void ValueParser::set_order(DateOrder order) {
  order_ = order;
  last_date_text_.clear();
}

void ValueParser::parse(const Cell& cell, Parsed& out) {
  const std::string_view bare = cell.kind == CellKind::text ? without_mark(trim(cell.raw)) : std::string_view();
  if (bare.empty()) return parse_plain(cell, out);
  Cell plain = cell;
  plain.raw = bare;
  parse_plain(plain, out);
  if (out.is == Parsed::Is::value && out.rule == Rule::plain) out.rule = Rule::spreadsheet_mark;
}

void ValueParser::parse_plain(const Cell& cell, Parsed& out) {
  clear(out);
  const std::string_view text = trim(cell.raw);
  if (cell.kind == CellKind::text && is_blank_text(text)) return blank(out, Rule::blank_text);
  if (cell.kind == CellKind::text && is_missing_word(text)) return blank(out, Rule::null_text);
  if (cell.kind == CellKind::error) return bad(out);
  if (column_.separator == 0 || text.find(column_.separator) == std::string_view::npos)
    return parse_one(cell, text, out);
  // All or nothing: a cell has one fate.
  std::vector<Value> values;
  Rule rule = Rule::plain;
  std::vector<std::string> pieces;
  std::size_t count = 1;
  for (const char c : text) count += c == column_.separator;
  pieces.reserve(count);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(column_.separator, at), text.size());
    const std::string_view piece = trim(text.substr(at, end - at));
    at = end + 1;
    if (is_blank_text(piece)) continue;
    Cell part = cell;
    part.kind = CellKind::text;
    part.raw = piece;
    parse_one(part, piece, out);
    if (out.is == Parsed::Is::bad) return;
    if (out.is == Parsed::Is::blank) continue;
    if (out.value.kind() == Value::Kind::text) {
      pieces.emplace_back(out.value.as_text());
      out.value = Value::text(pieces.back());
    }
    if (out.rule != Rule::plain) rule = out.rule;
    values.push_back(out.value);
  }
  if (values.empty()) return blank(out, Rule::blank_text);
  take(out, values.front(), rule);
  out.more.assign(values.begin() + 1, values.end());
  out.pieces = std::move(pieces);
}

void ValueParser::parse_one(const Cell& cell, std::string_view text, Parsed& out) {
  switch (field_.type) {
    case Type::text: return parse_text(cell, text, out);
    case Type::code: return parse_code(text, out);
    case Type::date: return parse_date_cell(cell, text, out);
    case Type::integer:
    case Type::decimal: return parse_numeric(cell, text, out);
    case Type::boolean: return parse_boolean(cell, text, out);
  }
}

void ValueParser::parse_code(std::string_view text, Parsed& out) {
  const CodeTable::Match* match = codes_->find(text);
  if (match == nullptr && means_unknown(fold(text))) return blank(out, Rule::unknown_word);
  const char32_t cyrillic = match == nullptr ? text::first_cyrillic(text) : 0;
  if (cyrillic != 0) {
    if (const auto latin = text::as_latin(text)) match = codes_->find(*latin);
    out.look_alike = cyrillic;
    if (match == nullptr) {
      if (const auto other = text::as_cyrillic(text)) match = codes_->find(*other);
      out.look_alike = text::first_latin(text);
    }
  }
  if (match == nullptr) return bad(out);
  if (match->word.also != Field::count) out.also.push_back({match->word.also, Value::text(match->word.text)});
  const Rule rule = match->shared ? Rule::word_form : Rule::plain;
  take(out, Value::code(match->word.code), out.look_alike != 0 ? Rule::look_alike_letters : rule);
}

void ValueParser::parse_text(const Cell& cell, std::string_view text, Parsed& out) {
  const bool time = cell.kind == CellKind::number && cell.format != nullptr && cell.format->is_time;
  if (time && (cell.number < 0 || cell.number >= 1)) {  // a duration
    out.made = shown(cell);
    return take(out, Value::text(out.made), Rule::date_as_text);
  }
  if (cell.kind == CellKind::date || time) {
    Moment moment;
    const bool epoch = cell.format != nullptr && cell.format->epoch_1904;
    if (!serial_to_moment(cell.number, epoch, moment)) return bad(out);
    const bool clock_only = cell.number >= 0 && cell.number < 1;
    out.made = clock_only ? clock_text(moment.seconds) : to_text(PartialDate{PartialDate::Form::at, moment.day, {}});
    if (clock_only && moment.seconds == 0) out.made = "00:00";
    if (!clock_only && moment.seconds != 0) out.made += ' ' + clock_text(moment.seconds);
    return take(out, Value::text(out.made), Rule::date_as_text);
  }
  if (!column_.blanks.empty() && cell.kind == CellKind::text) {
    const std::string folded = fold(text);
    if (std::find(column_.blanks.begin(), column_.blanks.end(), folded) != column_.blanks.end())
      return blank(out, Rule::unknown_word);
  }
  Rule rule = text.size() == cell.raw.size() || cell.kind != CellKind::text ? Rule::plain : Rule::blanks_trimmed;
  if (cell.kind == CellKind::number) {
    const std::size_t zeros = zeros_of(cell.format);
    if (text.find_first_of("eE") != std::string_view::npos || text.empty()) {
      out.made.clear();
      append_decimal(out.made, cell.number);
      text = out.made;
    }
    if (zeros > text.size() && whole(cell.number) && cell.number >= 0) {
      out.made = std::string(zeros - text.size(), '0') + std::string(text);
      text = out.made;
      rule = Rule::code_padding;
    } else if (std::string seen = number_as_shown(cell); !seen.empty() && seen != text) {
      out.made = std::move(seen);
      text = out.made;
      rule = Rule::number_as_shown;
    }
  }
  if (whole_numbers_ && cell.kind == CellKind::text && ends_in_point_zero(text)) {
    text.remove_suffix(2);
    rule = Rule::number_as_shown;
  }
  if (column_.pad != 0 && !text.empty()) {
    const std::string digits = digits_only(text);
    if (!digits.empty() && (digits.size() < column_.pad || digits.size() != text.size())) {
      std::string padded =
          digits.size() < column_.pad ? std::string(column_.pad - digits.size(), '0') + digits : digits;
      if (padded != text) {
        out.made = std::move(padded);
        return take(out, Value::text(out.made), Rule::code_padding);
      }
    }
  }
  take(out, Value::text(text), rule);
}

void ValueParser::parse_date_cell(const Cell& cell, std::string_view text, Parsed& out) {
  if (cell.kind == CellKind::date) {
    Moment moment;
    if (!serial_to_moment(cell.number, cell.format != nullptr && cell.format->epoch_1904, moment)) return bad(out);
    out.seconds = moment.seconds;
    return take(out, Value::date({PartialDate::Form::at, moment.day, {}}),
                moment.seconds != 0 ? Rule::time_split : Rule::plain);
  }
  if (cell.kind == CellKind::boolean) return bad(out);
  // A number without a date format is read as a year only. To read it as a serial date would be a guess.
  // Numbers of 13 digits are milliseconds since 1970, as map programs export them.
  std::string digits;
  if (cell.kind == CellKind::number) {
    if (!whole(cell.number) || cell.number < 1000 || (cell.number > 9999 && cell.number < 1e12)) return bad(out);
    if (cell.number >= 1e12) {
      append_decimal(digits, cell.number);
      text = digits;
    }
  }
  DateReading reading;
  if (!last_date_text_.empty() && text == last_date_text_) {
    reading = last_date_;
  } else {
    const auto read = parse_date(text, order_, this_year_);
    if (!read) {
      if (means_unknown(fold(text))) return blank(out, Rule::unknown_word);
      return bad(out);
    }
    reading = *read;
    last_date_text_ = text;
    last_date_ = reading;
  }
  out.seconds = reading.seconds;
  out.two_digit_year = reading.two_digit_year;
  out.zoned = reading.zoned && reading.seconds != 0;
  out.weekday_differs = reading.weekday_differs;
  const Rule rule = reading.two_digit_year        ? Rule::two_digit_year
                    : reading.seconds != 0        ? Rule::time_split
                    : cell.kind == CellKind::text ? Rule::date_text
                                                  : Rule::plain;
  take(out, Value::date(reading.date), rule);
}

void ValueParser::parse_numeric(const Cell& cell, std::string_view text, Parsed& out) {
  const bool integer = field_.type == Type::integer;
  if (cell.kind == CellKind::date || cell.kind == CellKind::boolean) return bad(out);
  double number = cell.number;
  Rule rule = Rule::plain;
  double factor = column_.factor;
  if (cell.kind == CellKind::text) {
    const auto wanted = integer                 ? NumberWanted::whole
                        : is_coordinate(field_) ? NumberWanted::coordinate
                                                : NumberWanted::fraction;
    const auto reading = parse_number(text, wanted, decimal_mark_);
    if (!reading) {
      if (column_.field == Field::victim_age)
        if (const auto age = parse_age(text, this_year_)) return take_age(out, *age);
      if (means_unknown(fold(text))) return blank(out, Rule::unknown_word);
      return bad(out);
    }
    if ((reading->hectares || reading->square_metres) && field_.measure != Measure::square_metres) return bad(out);
    if (reading->hectares) factor = 10000;
    if (reading->square_metres) factor = 1;
    number = reading->value;
    rule = reading->unit ? Rule::unit_converted : reading->grouped ? Rule::number_grouping : Rule::plain;
    out.ambiguous = reading->ambiguous;
  }
  if (integer) {
    if (cell.kind == CellKind::number && to_whole(number) != number) {
      number = to_whole(number);
      rule = Rule::number_as_shown;
    }
    if (!whole(number) || number < 0) return bad(out);  // ages, counts and orders only
    if (column_.field == Field::victim_age)
      if (const auto born = birth_year(number, this_year_)) {
        take_age(out, *born);
        out.year_of_birth = true;
        return;
      }
    return take(out, Value::integer(static_cast<std::int64_t>(number)), rule);
  }
  if (factor != 1) {
    number *= factor;
    rule = Rule::unit_converted;
  }
  if (!std::isfinite(number)) return bad(out);
  take(out, Value::decimal(number), rule);
}

void ValueParser::parse_boolean(const Cell& cell, std::string_view text, Parsed& out) {
  if (cell.kind == CellKind::boolean || (cell.kind == CellKind::number && (cell.number == 0 || cell.number == 1)))
    return take(out, Value::boolean(cell.number != 0));
  const std::string word = fold(text);
  for (const std::string_view yes : {"true", "yes", "1", "beli", "he", "да", "si", "var"})
    if (word == yes) return take(out, Value::boolean(true));
  for (const std::string_view no : {"false", "no", "0", "xeyr", "yox", "нет"})
    if (word == no) return take(out, Value::boolean(false));
  if (means_unknown(word)) return blank(out, Rule::unknown_word);
  bad(out);
}

void ValueParser::parse_part(const Cell& cell, Parsed& out) {
  clear(out);
  const std::string_view text = trim(cell.raw);
  if (cell.kind == CellKind::text && is_blank_text(text)) return blank(out, Rule::blank_text);
  double number = cell.number;
  Rule rule = Rule::plain;
  if (cell.kind == CellKind::text) {
    const auto reading = parse_number(text, NumberWanted::whole);
    const std::string folded = reading ? std::string() : fold(text);
    if (reading) {
      number = reading->value;
      if (reading->grouped) rule = Rule::number_grouping;
    } else if (column_.part == ProfileColumn::Part::month && month_of(folded) != 0) {
      number = month_of(folded);
      rule = Rule::date_text;
    } else if (means_unknown(folded)) {
      return blank(out, Rule::unknown_word);
    } else {
      return bad(out);
    }
  } else if (cell.kind != CellKind::number) {
    return bad(out);
  }
  const double low = 1;
  const double high = column_.part == ProfileColumn::Part::year    ? 9999
                      : column_.part == ProfileColumn::Part::month ? 12
                                                                   : 31;
  if (!whole(number) || number < low || number > high) return bad(out);
  take(out, Value::integer(static_cast<std::int64_t>(number)), rule);
}

}  // namespace maex
