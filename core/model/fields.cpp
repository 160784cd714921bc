#include "core/model/fields.hpp"

#include <array>
#include <string>
#include <unordered_map>

namespace maex {
namespace {

constexpr FieldInfo fields[] = {
#define MEASURED_FIELD(kind, name, type, list, measure, sensitivity, many, en, az, ru, source, about)                 \
  {Kind::kind, #name,        #kind "." #name, Type::type, CodeList::list, Measure::measure, Sensitivity::sensitivity, \
   many,       {en, az, ru}, source,          about},
#define FIELD(kind, name, type, list, ...) MEASURED_FIELD(kind, name, type, list, none, __VA_ARGS__)
#define MEASURED(kind, name, measure, ...) MEASURED_FIELD(kind, name, decimal, none, measure, __VA_ARGS__)
#include "core/model/fields.def"
#undef MEASURED
#undef FIELD
#undef MEASURED_FIELD
};

constexpr std::string_view kinds[] = {"submission", "incident",  "victim",  "hazard_area", "location", "assistance",
                                      "activity",   "education", "quality", "tally",       "place",    "device",
                                      "source",     "point",     "service", "link"};
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

std::optional<Field> id_field(Kind kind) {
  static const auto fields_of_kinds = [] {
    std::array<std::optional<Field>, kind_count> made;
    for (std::size_t i = 0; i != kind_count; ++i) made[i] = find_field(std::string(kinds[i]) + ".id");
    return made;
  }();
  return fields_of_kinds[static_cast<std::size_t>(kind)];
}

}  // namespace maex
