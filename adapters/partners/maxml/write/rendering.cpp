#include "adapters/partners/maxml/write/rendering.hpp"

#include <algorithm>

#include "adapters/partners/maxml/dialect/forms.hpp"

namespace maex::maxml {
namespace {

/// Changes the decimal in `text` from its shortest spelling to the spelling of the type. Returns false when it has more
/// digits after the point than the type shows: removing them would change the value.
bool spell_decimal(const LeafType& type, std::string& text) {
  const auto point = text.find('.');
  if (type.decimals >= 0) {
    const std::size_t digits = point == std::string::npos ? 0 : text.size() - point - 1;
    const auto wanted = static_cast<std::size_t>(type.decimals);
    if (digits > wanted) return false;
    if (digits == 0 && wanted != 0) text += '.';
    text.append(wanted - digits, '0');
  }
  if (type.point != '.') std::replace(text.begin(), text.end(), '.', type.point);
  return true;
}

}  // namespace

bool is_kind(Type type, Value::Kind kind) {
  switch (type) {
    case Type::text: return kind == Value::Kind::text;
    case Type::integer: return kind == Value::Kind::integer;
    case Type::decimal: return kind == Value::Kind::decimal;
    case Type::boolean: return kind == Value::Kind::boolean;
    case Type::date: return kind == Value::Kind::date;
    case Type::code: return kind == Value::Kind::code;
  }
  return false;
}

Rendered render(std::string& buffer, const LeafType& type, const std::vector<std::string>* terms, Field field,
                const Value& value) {
  using Verdict = Rendered::Verdict;
  if (value.kind() == Value::Kind::text) {
    const std::string_view text = value.as_text();
    const Scan found = scan(text);
    if (found == Scan::refused) return {Verdict::lost, {}, found};
    bool here = !text.empty() && info(field).type == Type::text && type.kind == LeafType::Kind::text;
    if (here && !type.terms.empty()) here = std::find(type.terms.begin(), type.terms.end(), text) != type.terms.end();
    return {here ? Verdict::fits : Verdict::custom, text, found};
  }
  if (!is_kind(info(field).type, value.kind())) return {};
  if (type.kind == LeafType::Kind::code) {
    const std::string& term = (*terms)[static_cast<std::size_t>(value.as_code())];
    return {term.empty() ? Verdict::custom : Verdict::fits, term, Scan::plain};
  }
  if (type.kind == LeafType::Kind::boolean) {
    const std::string& word = value.as_boolean() ? type.yes : type.no;
    return {Verdict::fits, word, scan(word)};
  }
  buffer.clear();
  if (type.kind == LeafType::Kind::date && !type.form.empty()) {
    const PartialDate date = value.as_date();
    if (!date.is_exact()) return {};
    append_day(buffer, type.form, date.first);
    return {Verdict::fits, buffer, Scan::plain};
  }
  append_text(buffer, value);
  bool here = fits(type, buffer);
  if (here && type.kind == LeafType::Kind::decimal) here = spell_decimal(type, buffer);
  return {here ? Verdict::fits : Verdict::custom, buffer, Scan::plain};
}

}  // namespace maex::maxml
