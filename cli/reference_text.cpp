#include "cli/reference_text.hpp"

#include "cli/catalogue_json.hpp"
#include "cli/help_text.hpp"
#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
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

std::vector<std::string> known_fields() {
  std::vector<std::string> names;
  for (const FieldInfo& field : all_fields()) names.emplace_back(field.full_name);
  for (std::size_t i = 0; i != kind_count; ++i) names.emplace_back(name(static_cast<Kind>(i)));
  return names;
}

/// "4G", "1000": the shortest spelling that --limit takes.
std::string size_text(std::uint64_t value) {
  constexpr std::uint64_t step = 1024;
  std::size_t power = 0;
  while (value >= step && value % step == 0 && power < 3) value /= step, ++power;
  return std::to_string(value) +
         std::string(std::string_view("KMG").substr(power == 0 ? 3 : power - 1, power == 0 ? 0 : 1));
}

std::vector<std::string> known_lists() {
  std::vector<std::string> names;
  for (const CodeInfo& code : all_codes())
    if (names.empty() || names.back() != name(code.list)) names.emplace_back(name(code.list));
  return names;
}

}  // namespace

std::string fields_text(Kind kind) {
  std::string out(name(kind));
  out += '\n';
  // Two lines a field: names of fields are long, and labels in three languages longer.
  for (const FieldInfo& field : all_fields())
    if (field.kind == kind)
      out += "  " + std::string(field.full_name) + "   " + type_of(field) + ", " +
             std::string(name(field.sensitivity)) + ", from " + std::string(field.source) + "\n      " +
             labels_of(field.labels) + '\n';
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
  for (const std::string& list : known_lists()) rows.push_back({list, std::string(about(*find_code_list(list)))});
  return table_text(rows, 0) + "\nmaex help codes LIST prints the values of one list.\n";
}

std::string codes_text(CodeList list) {
  std::vector<std::vector<std::string>> rows;
  for (const CodeInfo& code : all_codes())
    if (code.list == list) rows.push_back({std::string(code.name), labels_of(code.labels)});
  return std::string(name(list)) + ": " + std::string(about(list)) + "\n" + table_text(rows);
}

std::string limits_topic(bool json) {
  if (json) return limits_json();
  std::string out =
      "What one input may cost, so that no file can fill the memory or the night. Change one with --limit "
      "NAME=VALUE.\n\n";
  std::vector<std::vector<std::string>> rows;
  for (const BoundSpec& bound : bound_specs())
    rows.push_back({std::string(bound.name), size_text(Bounds().*bound.value) + " " + std::string(bound.unit),
                    std::string(bound.help)});
  return out + table_text(rows);
}

std::string fields_topic(const std::string& wanted, bool json) {
  if (wanted.empty()) return json ? fields_json(std::nullopt) : fields_text();
  if (const auto kind = find_kind(wanted)) return json ? fields_json(kind) : fields_text(*kind);
  if (const auto field = find_field(wanted)) return json ? field_json(*field) : field_text(*field);
  throw UsageError("there is no field and no kind of record \"" + wanted + "\"" + did_you_mean(wanted, known_fields()) +
                   "\nusage: maex help fields [FIELD|KIND]");
}

std::string codes_topic(const std::string& wanted, bool json) {
  if (wanted.empty()) return json ? codes_json(std::nullopt) : codes_text();
  const auto list = find_code_list(wanted);
  if (!list || *list == CodeList::none)
    throw UsageError("there is no code list \"" + wanted + "\"" + did_you_mean(wanted, known_lists()) +
                     "\nusage: maex help codes [LIST]");
  return json ? codes_json(list) : codes_text(*list);
}

}  // namespace maex::cli
