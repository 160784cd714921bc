// Every field of the canonical model. fields_*.def declares each field once. Binding, help, JSON and tests use this
// declaration.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/model/codes.hpp"

namespace maex {

/// Kinds of record. `place`, `device`, `source`, `point`, `service` and `link` are children of another record of the
/// same batch.
enum class Kind : std::uint8_t {
  submission,
  incident,
  victim,
  hazard_area,
  location,
  assistance,
  activity,
  education,
  quality,
  tally,  // top level
  place,
  device,
  source,
  point,
  service,
  link,  // children
};
inline constexpr std::size_t kind_count = 16;
std::string_view name(Kind kind);
std::optional<Kind> find_kind(std::string_view name);
constexpr bool is_child(Kind kind) { return kind >= Kind::place; }

enum class Type : std::uint8_t { text, integer, decimal, boolean, date, code };
std::string_view name(Type type);

/// How personal a value is (domain G2). This decides which values are masked and which values an export excludes.
enum class Sensitivity : std::uint8_t {
  open,       ///< status, outcome, device, district
  internal,   ///< ids, source references
  place,      ///< exact coordinates, village
  date,       ///< day of the accident
  person,     ///< age, sex, occupation, nationality
  birth,      ///< date of birth
  health,     ///< injuries, treatment
  security,   ///< unit, rank, post
  identity,   ///< name, address, phone, document number
  free_text,  ///< remarks, which may contain names
};
std::string_view name(Sensitivity sensitivity);
/// Values of these classes do not appear in notices, logs or reports unless the user asks for them.
constexpr bool is_personal(Sensitivity s) { return s >= Sensitivity::birth || s == Sensitivity::place; }

/// What the number of a decimal field measures: its unit, and for coordinates the axis.
enum class Measure : std::uint8_t { none, metres, square_metres, degrees, latitude, longitude };
/// The largest absolute value of a coordinate, in degrees; 0 for everything else.
constexpr double largest_coordinate(Measure m) {
  return m == Measure::latitude ? 90 : m == Measure::longitude ? 180 : 0;
}

enum class Field : std::uint16_t {
#define FIELD(kind, name, ...) kind##_##name,
#define MEASURED(kind, name, ...) kind##_##name,
#include "core/model/fields.def"
#undef MEASURED
#undef FIELD
  count
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::count);

struct FieldInfo {
  Kind kind;
  std::string_view name;       ///< without the kind, e.g. "date"
  std::string_view full_name;  ///< "incident.date"
  Type type;
  CodeList list;    ///< CodeList::none unless type is code
  Measure measure;  ///< Measure::none unless type is decimal
  Sensitivity sensitivity;
  bool many;                   ///< a record may have several values
  std::string_view labels[3];  ///< by Language
  std::string_view source;     ///< the reference that documents the field
  std::string_view about;      ///< one sentence; empty when the label is enough
};

std::span<const FieldInfo> all_fields();
const FieldInfo& info(Field field);
/// By full name ("incident.date"); nullopt when there is none.
std::optional<Field> find_field(std::string_view full_name);
/// The field with the id of a record of this kind ("incident.id"); nullopt when the kind has no id.
std::optional<Field> id_field(Kind kind);

}  // namespace maex
