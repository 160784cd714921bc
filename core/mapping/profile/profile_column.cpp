#include "core/mapping/profile/profile_column.hpp"

#include "core/mapping/meaning/meaning.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/mapping/profile/nodes.hpp"
#include "core/model/casualties.hpp"
#include "core/text/fold.hpp"
#include "core/text/similar.hpp"

namespace maex::checked_toml {
namespace {

constexpr double most_pad = 32;     // longer than any national code
constexpr double most_width = 255;  // what spreadsheet programs allow

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

Kind owner_of(Table& table, const Profile& profile, Kind kind) {
  const std::string fallback(name(default_owner(profile)));
  const std::string text = table.text("owner", fallback);
  const auto owner = find_kind(text);
  const bool said = table.raw().contains("owner");
  if (!owner || (said && *owner != Kind::incident && *owner != Kind::victim && *owner != Kind::hazard_area &&
                 !row_has(profile, *owner)))
    table.fail_at("owner",
                  "owner is " + in_quotes(text) + "; it must be incident, victim or hazard_area, or what a row is");
  if (said && !is_child(kind)) table.fail_at("owner", "owner is only for fields of place, device and source");
  return *owner;
}

void check_kind(Table& table, const Profile& profile, Field field, Kind owner) {
  const Kind top = is_child(info(field).kind) ? owner : info(field).kind;
  if (info(field).kind == Kind::point) table.fail_at("field", "points of a shape cannot be bound to a column");
  if (!row_has(profile, top))
    table.fail_at("field", in_quotes(info(field).full_name) + " belongs to a record of kind " + in_quotes(name(top)) +
                               ", which a row of this profile is not; see row in [read]");
}

Code code_of(const std::string& word, CodeList list, const Table& table, std::string_view key) {
  if (const auto code = find_code(list, word)) return *code;
  std::vector<std::string> known;
  for (const CodeInfo& each : all_codes())
    if (each.list == list) known.emplace_back(each.name);
  table.fail_at(key,
                in_quotes(word) + " is not a value of the list " + in_quotes(name(list)) + did_you_mean(word, known));
}

void read_values(Table& table, ProfileColumn& column) {
  const toml::node* node = table.get("values");
  if (node == nullptr) return;
  const toml::table* values = node->as_table();
  if (values == nullptr) fail(table.name(), *node, "values must be a table: [column.values]");
  if (info(column.field).type != Type::code)
    fail(table.name(), *node,
         "values are only for coded fields; " + in_quotes(info(column.field).full_name) + " is " +
             std::string(name(info(column.field).type)));
  Table reader(*values, table.name(), "[column.values]");
  std::map<std::string, std::string> seen;
  // Keeps the order of the file: the first spelling of a code is written, and notices list codes in this order.
  std::vector<std::pair<toml::source_index, std::string>> keys;
  for (const auto& [key, spellings] : *values) keys.emplace_back(key.source().begin.line, key.str());
  std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [line, key] : keys) {
    const Code code = code_of(key, info(column.field).list, reader, key);
    std::vector<std::string> spellings = reader.texts(key);
    for (const std::string& spelling : spellings) {
      const auto [at, fresh] = seen.emplace(fold(spelling), key);
      if (!fresh && at->second != key)
        reader.fail_at(key, in_quotes(spelling) + " is listed for both " + at->second + " and " + key);
    }
    column.values.emplace_back(code, std::move(spellings));
  }
}

void read_count_of(Table& table, ProfileColumn& column, const Profile& profile) {
  const toml::node* node = table.get("count-of");
  if (node == nullptr) return;
  const toml::table* conditions = node->as_table();
  if (conditions == nullptr || conditions->empty())
    fail(table.name(), *node, "count-of must be a table: { \"victim.outcome\" = \"KILLED\" }");
  if (profile.row_is != Profile::RowIs::incident)
    fail(table.name(), *node, "count-of needs row = \"incident\" in [read]");
  Table reader(*conditions, table.name(), "count-of");
  for (const auto& [key, value] : *conditions) {
    const std::string key_name(key.str());
    const Field field = field_of(key_name, reader, key_name);
    if (info(field).kind != Kind::victim || info(field).type != Type::code)
      reader.fail_at(key_name, "count-of takes coded fields of a victim, not " + in_quotes(key_name));
    column.count_of.emplace_back(field,
                                 Value::code(code_of(reader.text(key_name), info(field).list, reader, key_name)));
  }
  column.field = column.count_of.front().first;
}

void read_shape(Table& table, ProfileColumn& column) {
  const FieldInfo& field = info(column.field);
  const std::string part = table.choice("part", "whole", {"whole", "year", "month", "day"});
  using Part = ProfileColumn::Part;
  column.part = part == "year" ? Part::year : part == "month" ? Part::month : part == "day" ? Part::day : Part::whole;
  if (column.part != Part::whole && field.type != Type::date)
    table.fail_at("part",
                  "part is only for dates; " + in_quotes(field.full_name) + " is " + std::string(name(field.type)));
  const double pad = table.number("pad", 0);
  if (pad < 0 || pad > most_pad || pad != std::floor(pad))
    table.fail_at("pad", "pad must be a whole number from 0 to 32");
  column.pad = static_cast<unsigned>(pad);
  if (column.pad != 0 && field.type != Type::text) table.fail_at("pad", "pad is only for text fields");
  const std::string separator = table.text("separator");
  if (separator.size() > 1) table.fail_at("separator", "separator must be one ASCII character");
  if (!separator.empty() && !field.many)
    table.fail_at("separator",
                  "separator is only for fields that may repeat; " + in_quotes(field.full_name) + " may not");
  column.separator = separator.empty() ? '\0' : separator.front();
  for (const std::string& word : table.texts("blank")) column.blanks.push_back(fold(word));
  if (!column.blanks.empty() && field.type != Type::text)
    table.fail_at("blank", "blank is only for text fields; other fields have words for it of their own");
  column.factor = table.number("factor", 1);
  if (!std::isfinite(column.factor) || column.factor <= 0) table.fail_at("factor", "factor must be greater than 0");
  if (column.factor != 1 && field.type != Type::decimal) table.fail_at("factor", "factor is only for decimal fields");
  column.also = table.flag("also");
  if (column.also && (is_child(field.kind) || field.many))
    table.fail_at("also", "also is only for fields of the row's own records that may not repeat");
  column.stack = table.flag("stack");
  if (column.stack && !is_child(field.kind))
    table.fail_at("stack", "stack is only for fields of place, device and source");
}

}  // namespace

Field field_of(const std::string& name, const Table& table, std::string_view key) {
  if (const auto field = find_field(name)) return *field;
  // The words of the built-in profiles are among those that say what a word means.
  if (table.name().starts_with("profiles/")) table.fail_at(key, "there is no field " + in_quotes(name));
  table.fail_at(key, "there is no field " + in_quotes(name) + did_you_mean_field(name));
}

ProfileColumn read_column(Table& table, const Profile& profile) {
  ProfileColumn column;
  read_count_of(table, column, profile);
  if (column.count_of.empty())
    column.field = field_of(table.required_text("field"), table, "field");
  else if (table.raw().contains("field"))
    column.field = field_of(table.required_text("field"), table, "field");
  column.owner = owner_of(table, profile, info(column.field).kind);
  if (column.count_of.empty()) check_kind(table, profile, column.field, column.owner);
  column.headings = table.texts("headings");
  if (column.headings.empty()) table.fail_at("headings", "[[column]] needs at least one of headings");
  for (const std::string& heading : column.headings)
    if (fold(heading).empty())
      table.fail_at("headings", "heading " + in_quotes(heading) + " has neither letter nor digit");
  const std::string write = table.text("write", column.headings.front());
  const std::size_t mark = write.find(" > ");
  if (mark != std::string::npos) column.write_group = write.substr(0, mark);
  column.write_heading = mark == std::string::npos ? write : write.substr(mark + 3);
  column.under = table.texts("under");
  column.leaves = table.texts("leaves");
  if (column.leaves.empty() != column.under.empty()) table.fail_at("under", "under and leaves are only used together");
  // The reader must understand the heading that the writer writes.
  column.headings.push_back(write);
  column.required = table.flag("required");
  column.optional = table.flag("optional");
  if (column.required && column.optional) table.fail_at("optional", "a required column is always written");
  column.width = table.number("width", 12);
  if (!(column.width > 0 && column.width <= most_width))
    table.fail_at("width", "width must be more than 0 and at most 255");
  read_shape(table, column);
  read_values(table, column);
  if (!column.count_of.empty() && (column.part != ProfileColumn::Part::whole || !column.values.empty()))
    table.fail_at("count-of", "a column that counts victims has neither part nor values");
  return column;
}

ProfileIgnore read_ignore(Table& table) {
  ProfileIgnore ignore;
  static_cast<void>(table.require("headings"));
  ignore.headings = table.texts("headings");
  ignore.rule = table.required_text("rule");
  ignore.reason = table.required_text("reason");
  return ignore;
}

ProfileOpen read_open(Table& table) {
  ProfileOpen open;
  static_cast<void>(table.require("headings"));
  open.headings = table.texts("headings");
  open.reason = table.required_text("reason");
  return open;
}

ProfileConstant read_constant(Table& table, const Profile& profile) {
  ProfileConstant constant;
  constant.field = field_of(table.required_text("field"), table, "field");
  constant.owner = owner_of(table, profile, info(constant.field).kind);
  check_kind(table, profile, constant.field, constant.owner);
  constant.text = table.required_text("value");
  const FieldInfo& field = info(constant.field);
  if (field.type == Type::code) static_cast<void>(code_of(constant.text, field.list, table, "value"));
  if (field.type == Type::date && !parse_iso_date(constant.text))
    table.fail_at("value", in_quotes(constant.text) + " is not a date like 2014, 2014-05 or 2014-05-14");
  if (field.type == Type::boolean && constant.text != "true" && constant.text != "false")
    table.fail_at("value", "the value of " + in_quotes(field.full_name) + " must be \"true\" or \"false\"");
  if (field.type == Type::integer || field.type == Type::decimal) {
    char* end = nullptr;
    const double number = std::strtod(constant.text.c_str(), &end);
    if (*end != '\0' || !std::isfinite(number) || (field.type == Type::integer && number != std::floor(number)))
      table.fail_at(
          "value", in_quotes(constant.text) + " is not " + (field.type == Type::integer ? "a whole" : "a") + " number");
  }
  return constant;
}

void check_columns(const Profile& profile, Table& root) {
  const toml::node& at = root.require("profile");
  const toml::array* columns = root.raw().get("column")->as_array();
  std::map<std::string, std::size_t> headings;
  std::set<std::tuple<std::size_t, Field, int>> bound;
  const NodePlan nodes = plan_nodes(profile);
  for (std::size_t i = 0; i != profile.columns.size(); ++i) {
    const ProfileColumn& column = profile.columns[i];
    for (const std::string& heading : column.headings) {
      const auto [seen, fresh] = headings.emplace(fold(heading), i);
      // "Child" is a person's age group, and in a list that counts people their number.
      if (!fresh && counts_people(profile.columns[seen->second].field) != counts_people(column.field)) {
        for (const ProfileColumn* each : {&column, &profile.columns[seen->second]})
          if (counts_people(each->field) && each->write_group.empty() && fold(each->write_heading) == seen->first)
            fail(root.name(), (*columns)[i],
                 "heading " + in_quotes(heading) + " would be written for " + in_quotes(info(each->field).full_name) +
                     " and read as a person's; write another one");
        continue;
      }
      if (!fresh && seen->second != i)
        fail(root.name(), (*columns)[i], "heading " + in_quotes(heading) + " is listed in two columns");
    }
    if (!column.count_of.empty()) continue;
    const auto key = std::tuple(nodes.column_node[i], column.field, static_cast<int>(column.part));
    if (!info(column.field).many && !bound.insert(key).second && !column.also)
      fail(root.name(), (*columns)[i],
           "a second column fills " + in_quotes(info(column.field).full_name) +
               "; write stack = true for a second place, device or source, or also = true for the same value again");
  }
  for (const ProfileIgnore& ignore : profile.ignored)
    for (const std::string& heading : ignore.headings)
      if (headings.contains(fold(heading)))
        fail(root.name(), at, "heading " + in_quotes(heading) + " is both read and ignored (rule " + ignore.rule + ")");
  for (const ProfileOpen& open : profile.open)
    for (const std::string& heading : open.headings)
      if (headings.contains(fold(heading)))
        fail(root.name(), at,
             "heading " + in_quotes(heading) +
                 " is both read into a field and declared open; [[open]] is for headings "
                 "without a field");
}

}  // namespace maex::checked_toml
