#include "core/report/reference.hpp"

#include "core/io/bounds.hpp"
#include "core/report/wrap.hpp"

namespace maex {
namespace {

std::string type_of(const FieldInfo& field) {
  std::string text(name(field.type));
  if (field.type == Type::code) text += " " + std::string(name(field.list));
  if (field.many) text += ", may repeat";
  return text;
}

std::string labels_of(const std::string_view (&labels)[3]) {
  return std::string(labels[0]) + " · " + std::string(labels[1]) + " · " + std::string(labels[2]);
}

/// "4G", "1000": the shortest spelling that --limit takes.
std::string size_text(std::uint64_t value) {
  constexpr std::uint64_t step = 1024;
  std::size_t power = 0;
  while (value >= step && value % step == 0 && power < 3) value /= step, ++power;
  return std::to_string(value) +
         std::string(std::string_view("KMG").substr(power == 0 ? 3 : power - 1, power == 0 ? 0 : 1));
}

/// Two lines, because the names of fields and their labels in three languages are long.
std::string two_lines(const FieldInfo& field) {
  return "  " + std::string(field.full_name) + "   " + type_of(field) + ", " + std::string(name(field.sensitivity)) +
         ", from " + std::string(field.source) + "\n      " + labels_of(field.labels) + '\n';
}

}  // namespace

std::string fields_text(Kind kind) {
  std::string out(name(kind));
  out += '\n';
  for (const FieldInfo& field : all_fields())
    if (field.kind == kind) out += two_lines(field);
  return out;
}

std::string fields_text(std::span<const Field> fields) {
  std::string out;
  for (const Field field : fields) out += two_lines(info(field));
  return out;
}

std::string fields_text() {
  std::string out;
  for (std::size_t i = 0; i != kind_count; ++i) out += (i == 0 ? "" : "\n") + fields_text(static_cast<Kind>(i));
  return out +
         "\nEach field: name, type, sensitivity, where it is known from; below, its labels in English · Azerbaijani · "
         "Russian.\n";
}

std::string field_text(Field field) {
  const FieldInfo& card = info(field);
  std::vector<std::vector<std::string>> rows = {
      {"type", type_of(card)},
      {"sensitivity", std::string(name(card.sensitivity)) +
                          (is_personal(card.sensitivity) ? " (hidden in reports unless --show-personal)" : "")},
      {"English", std::string(card.labels[0])},
      {"Azerbaijani", std::string(card.labels[1])},
      {"Russian", std::string(card.labels[2])},
      {"source", std::string(card.source)}};
  if (!card.about.empty()) rows.push_back({"about", std::string(card.about)});
  std::string out = std::string(card.full_name) + "\n" + table_text(rows);
  if (card.type == Type::code) out += "\n" + codes_text(card.list);
  return out;
}

std::string codes_text() {
  std::vector<std::vector<std::string>> rows;
  for (const CodeInfo& code : all_codes())
    if (rows.empty() || rows.back()[0] != name(code.list))
      rows.push_back({std::string(name(code.list)), std::string(about(code.list))});
  return table_text(rows, 0) + "\nmaex help codes LIST prints the values of one list.\n";
}

std::string codes_text(CodeList list) {
  std::vector<std::vector<std::string>> rows;
  for (const CodeInfo& code : all_codes())
    if (code.list == list) rows.push_back({std::string(code.name), labels_of(code.labels)});
  return std::string(name(list)) + ": " + std::string(about(list)) + "\n" + table_text(rows);
}

std::string limits_text() {
  std::string out =
      "What one input may cost, so that no file can fill the memory or the night. Change one with --limit "
      "NAME=VALUE.\n\n";
  std::vector<std::vector<std::string>> rows;
  for (const BoundSpec& bound : bound_specs())
    rows.push_back({std::string(bound.name), size_text(Bounds().*bound.value) + " " + std::string(bound.unit),
                    std::string(bound.help)});
  return out + table_text(rows);
}

}  // namespace maex
