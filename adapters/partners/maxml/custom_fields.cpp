#include "adapters/partners/maxml/custom_fields.hpp"

#include <charconv>
#include <stdexcept>

#include "adapters/partners/maxml/lexical.hpp"
#include "adapters/partners/maxml/write/guid.hpp"

namespace maex::maxml {
namespace {

constexpr std::string_view plain_extra = "extra";           // label = heading
constexpr std::string_view carried_extra = "extraheading";  // heading is in the value part

std::string digest(std::string_view heading) {
  const Guid minted = mint("heading", heading);
  std::string text;
  for (const char c : std::string_view(minted).substr(10))
    if (c != '-') text += c;
  return text;
}

std::size_t code_points(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

std::string cut(std::string_view text, std::size_t most) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && n++ == most) return std::string(text.substr(0, i));
  return std::string(text);
}

std::string tame(std::string_view heading, std::size_t most) {
  std::string label = cut(heading, most);
  for (char& c : label)
    if (c == '.' || c == '_' || c == '\n' || c == '\r' || c == '\t') c = ' ';
  return label;
}

std::string escape(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

std::string field_name(const FieldInfo& field) {
  std::string name;
  for (const char c : field.full_name)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
  return name;
}

/// The same for every dialect, and made once: small files are read faster than this.
const std::unordered_map<std::string, Field>& fields_by_name() {
  static const auto made = [] {
    std::unordered_map<std::string, Field> all;
    for (const FieldInfo& field : all_fields())
      if (const std::string name = field_name(field); !all.emplace(name, static_cast<Field>(all.size())).second)
        throw std::logic_error("two fields have the custom field name \"" + name + "\"");
    return all;
  }();
  return made;
}

const std::string& type_name(const Dialect::Custom& custom, const FieldInfo& field) {
  if (field.many) return custom.multiple;
  switch (field.type) {
    case Type::text: return custom.text;
    case Type::integer:
    case Type::decimal: return custom.number;
    case Type::date: return custom.date;
    case Type::boolean:
    case Type::code: return custom.single;
  }
  return custom.text;
}

}  // namespace

CustomFields::CustomFields(const Dialect& dialect, bool writes)
    : names_(dialect.custom), exists_(dialect.custom.exists()), label_length_(dialect.custom.label_length) {
  start_ = (names_.at.empty() ? "\n      <" : "\n        <") + names_.element + ">";
  close_ = "</" + names_.value + "></" + names_.element + ">";
  for (const CustomKnown& known : names_.known)
    by_heading_.emplace(known.label.empty() ? known.name : known.label, &known);
  for (const auto& [name, field] : fields_by_name())
    if (name.size() > names_.name_length) throw std::logic_error("custom field name \"" + name + "\" is too long");
  if (!writes) return;
  for (const FieldInfo& field : all_fields())
    for (const std::string& type : {type_name(names_, field), names_.text})
      opens_.push_back(exists_ ? frame(field_name(field), tame(field.labels[0], label_length_), type) : std::string());
}

std::string CustomFields::frame(std::string_view name, std::string_view label, std::string_view type) const {
  const auto part = [](const std::string& element, std::string_view text) {
    return element.empty() ? std::string() : "<" + element + ">" + escape(text) + "</" + element + ">";
  };
  std::string markup = start_;
  for (const std::string& word : names_.order)
    markup += word == "name"    ? part(names_.name, name)
              : word == "label" ? part(names_.label, label)
                                : part(names_.type, type);
  return markup + "<" + names_.value + ">";
}

std::string CustomFields::before(const CustomExtra& extra) const { return frame(extra.name, extra.label, extra.type); }

bool CustomFields::is_label(std::string_view heading) const {
  if (heading.empty() || heading.front() == ' ' || heading.back() == ' ' || code_points(heading) > label_length_)
    return false;
  return heading.find_first_of("._\t\n\r") == std::string_view::npos;
}

CustomExtra CustomFields::encode(std::string_view heading, std::string_view text) const {
  CustomExtra extra;
  extra.type = names_.text;
  if (const auto known = by_heading_.find(std::string(heading)); known != by_heading_.end()) {
    extra.name = known->second->name;
    extra.label = known->second->label;
    if (!known->second->type.empty()) extra.type = known->second->type;
    extra.value = text;
    return extra;
  }
  if (is_label(heading) && !names_.label.empty()) {
    extra.name = std::string(plain_extra) + digest(heading);
    extra.label = heading;
    extra.value = text;
    return extra;
  }
  extra.name = std::string(carried_extra) + digest(heading);
  extra.label = tame(heading, label_length_);
  for (const char c : heading) {
    if (c == '\\' || c == '=') extra.value += '\\';
    extra.value += c;
  }
  extra.value += '=';
  extra.value += text;
  return extra;
}

CustomFields::Decoded CustomFields::decode(std::string_view name, std::string_view label,
                                           std::string_view value) const {
  Decoded decoded;
  if (const auto found = fields_by_name().find(std::string(name)); found != fields_by_name().end()) {
    decoded.field = found->second;
    decoded.text = value;
    return decoded;
  }
  if (name.substr(0, carried_extra.size()) == carried_extra) {
    std::string heading;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i] == '\\' && i + 1 < value.size()) {
        heading += value[++i];
      } else if (value[i] == '=') {
        if (name.substr(carried_extra.size()) != digest(heading)) break;
        return {std::nullopt, heading, std::string(value.substr(i + 1))};
      } else {
        heading += value[i];
      }
    }
  }
  decoded.heading = label.empty() ? name : label;
  decoded.text = value;
  return decoded;
}

Value exact_value(Field field, std::string_view text) {
  const FieldInfo& about = info(field);
  const char* end = text.data() + text.size();
  Value value;
  switch (about.type) {
    case Type::text: break;
    case Type::integer: {
      std::int64_t number = 0;
      if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc() && read.ptr == end)
        value = Value::integer(number);
      break;
    }
    case Type::decimal: {
      double number = 0;
      if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc() && read.ptr == end)
        value = Value::decimal(number);
      break;
    }
    case Type::boolean:
      if (text == "true" || text == "false") value = Value::boolean(text == "true");
      break;
    case Type::date:
      if (const auto date = parse_iso_date(text)) value = Value::date(*date);
      break;
    case Type::code:
      if (const auto code = find_code(about.list, text)) value = Value::code(*code);
      break;
  }
  return !value.empty() && to_text(value) == text ? value : Value::text(text);
}

}  // namespace maex::maxml
