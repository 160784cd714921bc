// Every field of the canonical model, declared once in fields_*.def: binding, help, JSON and tests come from there.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/model/codes.hpp"

namespace maex {

/// Kinds of record. `place`, `device`, `source` and `point` hang below another record of the same batch.
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
  point,  // children
};
inline constexpr std::size_t kind_count = 14;
std::string_view name(Kind kind);
std::optional<Kind> find_kind(std::string_view name);
constexpr bool is_child(Kind kind) { return kind >= Kind::place; }

enum class Type : std::uint8_t { text, integer, decimal, boolean, date, code };
std::string_view name(Type type);

/// How personal a value is (domain G2). Decides masking, and what an export withholds.
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
  free_text,  ///< remarks: names hide in them
};
std::string_view name(Sensitivity sensitivity);
/// Values of these classes never appear in notices, logs or reports unless asked for.
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
  bool many;                   ///< may occur several times on one record
  std::string_view labels[3];  ///< by Language
  std::string_view source;     ///< where the field is known from
  std::string_view about;      ///< one sentence; empty when the label says it all
};

std::span<const FieldInfo> all_fields();
const FieldInfo& info(Field field);
/// By full name ("incident.date"); nullopt when there is none.
std::optional<Field> find_field(std::string_view full_name);
/// The field with the number that a record of this kind has of its own ("incident.id"); nullopt when it has none.
std::optional<Field> id_field(Kind kind);

}  // namespace maex
