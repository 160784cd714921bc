#include "core/model/fields.hpp"

#include <unordered_map>

namespace maex {
namespace {

constexpr FieldInfo fields[] = {
#define FIELD(kind, name, type, list, sensitivity, many, en, az, ru, source, about)                              \
  {Kind::kind, #name, #kind "." #name, Type::type, CodeList::list, Sensitivity::sensitivity, many, {en, az, ru}, \
   source, about},
#include "core/model/fields.def"
#undef FIELD
};

constexpr std::string_view kinds[] = {"submission", "incident",  "victim",  "hazard_area", "location", "assistance", "activity",
                                      "education",  "quality",   "tally",   "place",       "device",   "source",     "point"};
static_assert(std::size(kinds) == kind_count);
constexpr std::string_view types[] = {"text", "integer", "decimal", "boolean", "date", "code"};
constexpr std::string_view sensitivities[] = {"open",  "internal", "place",    "date",     "person",
                                              "birth", "health",   "security", "identity", "free_text"};

}  // namespace

std::string_view name(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::string_view name(Type type) { return types[static_cast<std::size_t>(type)]; }
std::string_view name(Sensitivity sensitivity) { return sensitivities[static_cast<std::size_t>(sensitivity)]; }

std::optional<Kind> find_kind(std::string_view wanted) {
  for (std::size_t i = 0; i != kind_count; ++i)
    if (kinds[i] == wanted) return static_cast<Kind>(i);
  return std::nullopt;
}

std::span<const FieldInfo> all_fields() { return fields; }
const FieldInfo& info(Field field) { return fields[static_cast<std::size_t>(field)]; }

std::optional<Field> find_field(std::string_view full_name) {
  static const auto index = [] {
    std::unordered_map<std::string_view, Field> made;
    for (std::size_t i = 0; i != field_count; ++i) made.emplace(fields[i].full_name, static_cast<Field>(i));
    return made;
  }();
  const auto it = index.find(full_name);
  if (it == index.end()) return std::nullopt;
  return it->second;
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "14.05.1961", "1961-05-14", anywhere in the text.
bool holds_day(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t lengths[3] = {}, part = 0, end = at;
    while (end < text.size() && part < 3) {
      std::size_t digits = 0;
      while (end + digits < text.size() && is_digit(text[end + digits])) ++digits;
      if (digits == 0) break;
      lengths[part++] = digits;
      end += digits;
      if (part == 3 || end == text.size() || (text[end] != '.' && text[end] != '-' && text[end] != '/')) break;
      ++end;
    }
    const bool year_first = lengths[0] == 4 && lengths[1] <= 2 && lengths[2] == 2;
    const bool year_last = lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4;
    if (part == 3 && (year_first || year_last)) return true;
    at = end > at ? end : at + 1;
  }
  return false;
}

bool holds_word(std::string_view text) {
  std::size_t run = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = byte >= 0x80 || (byte | 0x20) - unsigned{'a'} < 26u;
    run = letter ? run + 1 : 0;
    if (run == 2) return true;
  }
  return false;
}

}  // namespace

bool may_name_person(Field field, std::string_view text) {
  const FieldInfo& about = info(field);
  if (is_personal(about.sensitivity)) return true;
  if (about.type != Type::text) return false;
  if (holds_day(text)) return true;
  if (about.sensitivity == Sensitivity::internal) return holds_word(text) && text.find_first_of("0123456789") == std::string_view::npos;
  return holds_word(text);
}

}  // namespace maex
