// Reads the text file that defines flat tables.
#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/mapping/flat/flat.hpp"
#include "core/mapping/flat/flat_headings.hpp"
#include "core/mapping/profile/profile_column.hpp"
#include "core/text/toml_reader.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

using checked_toml::Table;

std::string lower(std::string_view text) {
  std::string made(text);
  for (char& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return made;
}

/// values-as: adds the canonical names, unchanged or in lower case, where the file lists no spelling.
void add_names(ProfileColumn& column, const std::string& as) {
  if (as == "list") return;
  const CodeList list = info(column.field).list;
  for (std::size_t i = 0; i != all_codes().size(); ++i) {
    const auto code = static_cast<Code>(i);
    if (all_codes()[i].list != list) continue;
    const auto same = [code](const auto& each) { return each.first == code; };
    if (std::any_of(column.values.begin(), column.values.end(), same)) continue;
    const std::string_view name = all_codes()[i].name;
    column.values.emplace_back(code, std::vector<std::string>{as == "lower" ? lower(name) : std::string(name)});
  }
}

void read_column(Table& table, Profile& profile, FlatTable& to, const FlatHabits& habits, std::size_t longest) {
  FlatColumn own;
  own.tag = table.text("tag");
  own.longest = static_cast<std::size_t>(table.number("longest", static_cast<double>(longest)));
  const std::string as = table.choice("values-as", "list", {"list", "names", "lower"});
  const std::string certainty = table.choice("certainty", "inferred", {"documented", "inferred"});
  const std::string source = table.text("source");
  if (certainty == "documented" && source.empty())
    table.fail_at("source", "a column that is documented must name its source");
  ProfileColumn column = checked_toml::read_column(table, profile);
  own.name = column.headings.front();
  const FieldInfo& field = info(column.field);
  const Kind top = is_child(field.kind) ? column.owner : field.kind;
  if (top != to.kind)
    table.fail_at(
        "field", "\"" + std::string(field.full_name) + "\" does not belong to a record of this table, which is a " +
                     std::string(name(to.kind)) +
                     (is_child(field.kind) ? "; write owner = \"" + std::string(name(to.kind)) + "\"" : std::string()));
  if (habits.longest_name != 0 && text::count_characters(own.name) > habits.longest_name)
    table.fail_at("headings", "\"" + own.name + "\" has more than " + std::to_string(habits.longest_name) +
                                  " characters, which a field's name must not have");
  if (habits.tags && !is_tag(own.tag))
    table.fail_at("tag", "\"" + own.tag + "\" is no hashtag with attributes, like #geo+lat");
  if (!column.count_of.empty() || column.part != ProfileColumn::Part::whole)
    table.fail_at("headings", "columns of flat tables hold whole values: neither count-of nor part");
  add_names(column, as);
  if (habits.listed_codes && field.type == Type::code && column.values.empty())
    table.fail_at("field", "the codes of \"" + std::string(field.full_name) +
                               "\" need spellings: [table.column.values], or values-as");
  profile.columns.push_back(std::move(column));
  to.columns.push_back(std::move(own));
}

int column_of(const FlatTable& table, Field field) {
  const auto& columns = table.profile->profile.columns;
  for (std::size_t i = 0; i != columns.size(); ++i)
    if (columns[i].field == field) return static_cast<int>(i);
  return -1;
}

void check_names(const FlatTable& table, Table& reader, bool tags) {
  std::set<std::string> seen;
  for (const FlatColumn& column : table.columns) {
    const std::string key = tags ? tag_key(column.tag) : lower(column.name);
    if (!seen.insert(key).second)
      reader.fail_at("column", "\"" + (tags ? column.tag : column.name) +
                                   "\" stands in two columns, which a reader could not tell apart");
  }
}

template <class Each>
void for_tables(Table& of, std::string_view key, const std::string& what, Each&& each) {
  const toml::node& node = of.require(key);
  const toml::array* array = node.as_array();
  if (array == nullptr) of.fail_at(key, "\"" + std::string(key) + "\" must be written as " + what);
  for (const toml::node& item : *array) {
    if (item.as_table() == nullptr) of.fail_at(key, "\"" + std::string(key) + "\" must be written as " + what);
    Table table(*item.as_table(), of.name(), what);
    each(table);
    table.finish();
  }
}

}  // namespace

std::shared_ptr<const FlatMapping> parse_flat_mapping(std::string_view toml, const std::string& name,
                                                      const FlatHabits& habits) {
  auto made = std::make_shared<FlatMapping>();
  made->habits = habits;
  const toml::table document = checked_toml::parse(toml, name);
  Table root(document, name, "the mapping");
  const toml::node& node = root.require("mapping");
  if (node.as_table() == nullptr) root.fail_at("mapping", "\"mapping\" must be a table: [mapping]");
  Table head(*node.as_table(), name, "[mapping]");
  made->id = head.required_text("id");
  made->title = head.text("title", made->id);
  static_cast<void>(head.text("about"));
  const double longest = head.number("longest-text", 0);
  if (!(longest >= 0 && longest <= 1e6))
    head.fail_at("longest-text", "longest-text must be a number of characters, 0 for any");
  head.finish();
  for_tables(root, "table", "[[table]]", [&](Table& table) {
    FlatTable one;
    one.name = table.required_text("name");
    const std::string row = table.choice("row", "incident", {"incident", "victim"});
    one.kind = row == "victim" ? Kind::victim : Kind::incident;
    if (std::any_of(made->tables.begin(), made->tables.end(),
                    [&](const FlatTable& each) { return each.kind == one.kind; }))
      table.fail_at("row", "a second table of " + row + "s");
    Profile profile;
    profile.id = made->id;
    profile.title = one.name;
    profile.date_order = "ymd";
    profile.row_is = one.kind == Kind::victim ? Profile::RowIs::victim : Profile::RowIs::incident;
    for_tables(table, "column", "[[table.column]]",
               [&](Table& column) { read_column(column, profile, one, habits, static_cast<std::size_t>(longest)); });
    if (table.get("open") != nullptr)
      for_tables(table, "open", "[[table.open]]",
                 [&](Table& open) { profile.open.push_back(checked_toml::read_open(open)); });
    one.profile = compile(std::move(profile));
    check_names(one, table, habits.tags);
    const int id = column_of(one, one.kind == Kind::victim ? Field::victim_id : Field::incident_id);
    if (one.kind == Kind::victim) one.link = column_of(one, Field::victim_incident);
    if (id < 0 || (one.kind == Kind::victim && one.link < 0))
      table.fail_at("column",
                    one.kind == Kind::victim
                        ? "the table needs columns for victim.id and victim.incident: they join it to the other"
                        : "the table needs a column for incident.id: it joins it to the other");
    one.id = static_cast<std::size_t>(id);
    made->tables.push_back(std::move(one));
  });
  root.finish();
  std::sort(made->tables.begin(), made->tables.end(),
            [](const FlatTable& a, const FlatTable& b) { return a.kind < b.kind; });
  return made;
}

std::shared_ptr<const FlatMapping> load_flat_mapping(std::string_view path, std::string_view resource,
                                                     const FlatHabits& habits) {
  if (path.empty()) {
    // Identification needs the mapping for each file, so it is cached. A built-in file is always read with the same
    // habits.
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const FlatMapping>, std::less<>> known;
    const std::lock_guard lock(mutex);
    std::shared_ptr<const FlatMapping>& made = known[std::string(resource)];
    if (!made) made = parse_flat_mapping(find_resource(resource).value(), std::string(resource), habits);
    return made;
  }
  return parse_flat_mapping(read_setting(std::filesystem::path(path)), std::string(path), habits);
}

bool is_open(const FlatMapping& mapping, std::string_view heading) {
  return std::any_of(mapping.tables.begin(), mapping.tables.end(),
                     [&](const FlatTable& table) { return is_declared_open(*table.profile, heading); });
}

}  // namespace maex
