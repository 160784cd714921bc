// Reads the text of a profile. profile_column.cpp reads the columns. Checks across tables follow at the end.
#include "core/mapping/profile/profile.hpp"

#include <algorithm>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/io/sha256.hpp"
#include "core/mapping/profile/profile_column.hpp"
#include "core/model/date.hpp"
#include "core/place/programme_table.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

using checked_toml::fail;
using checked_toml::Table;

/// Collects what is wrong in several tables, so that a user corrects all of it at once.
class Problems {
 public:
  template <class Read>
  void in(Read&& read) {
    try {
      read();
    } catch (const UsageError& error) { all_ += (all_.empty() ? "" : "\n") + std::string(error.what()); }
  }
  void report() const {
    if (!all_.empty()) throw UsageError(all_);
  }

 private:
  std::string all_;
};

// Calls `each` for the tables of an array of tables; any other value of that name is an error.
template <class Each>
void for_tables(Table& root, std::string_view key, Problems& problems, Each&& each) {
  const toml::node* node = root.get(key);
  if (node == nullptr) return;
  const std::string what = "[[" + std::string(key) + "]]";
  const toml::array* array = node->as_array();
  if (array == nullptr) fail(root.name(), *node, "\"" + std::string(key) + "\" must be written as " + what);
  for (const toml::node& item : *array) {
    const toml::table* table = item.as_table();
    if (table == nullptr) fail(root.name(), item, "\"" + std::string(key) + "\" must be written as " + what);
    Table reader(*table, root.name(), what);
    problems.in([&] { each(reader); });
    problems.in([&] { reader.finish(); });
  }
}

const toml::table& table_of(Table& root, std::string_view key) {
  static const toml::table none;
  const toml::node* node = root.get(key);
  if (node == nullptr) return none;
  const toml::table* table = node->as_table();
  if (table == nullptr)
    fail(root.name(), *node, "\"" + std::string(key) + "\" must be a table: [" + std::string(key) + "]");
  return *table;
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= 40 && id.front() >= 'a' && id.front() <= 'z' &&
         std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

void read_head(Profile& profile, Table& root) {
  const toml::node& node = root.require("profile");
  if (node.as_table() == nullptr) fail(root.name(), node, "\"profile\" must be a table: [profile]");
  Table head(*node.as_table(), root.name(), "[profile]");
  profile.id = head.required_text("id");
  if (!is_id(profile.id))
    head.fail_at(
        "id", "[profile] id \"" + profile.id + "\" must be lower-case letters, digits, - or _, starting with a letter");
  profile.title = head.text("title", profile.id);
  profile.version = head.text("version", "1");
  profile.about = head.text("about");
  profile.languages = head.texts("languages");
  profile.containers = head.texts("containers");
  if (profile.containers.empty()) profile.containers = {"xlsx", "csv"};
  head.finish();
}

void read_country(Profile& profile, Table& root) {
  Table table(table_of(root, "programme"), root.name(), "[programme]");
  profile.programme = read_programme(table, root.name());
  table.finish();
  if (profile.programme.languages.empty()) profile.programme.languages = profile.languages;
  if (const Programme* known = builtin_programme(profile.programme.country)) complete(profile.programme, *known);
}

void read_reading(Profile& profile, Table& root) {
  const toml::table& table = table_of(root, "read");
  Table read(table, root.name(), "[read]");
  const std::string row =
      read.choice("row", "victim",
                  {"victim", "incident", "hazard_area", "assistance", "activity", "education", "quality", "tally"});
  profile.row_is = row == "victim"        ? Profile::RowIs::victim
                   : row == "incident"    ? Profile::RowIs::incident
                   : row == "hazard_area" ? Profile::RowIs::hazard_area
                   : row == "assistance"  ? Profile::RowIs::assistance
                   : row == "activity"    ? Profile::RowIs::activity
                   : row == "education"   ? Profile::RowIs::education
                   : row == "quality"     ? Profile::RowIs::quality
                                          : Profile::RowIs::tally;
  for (const std::string& name : read.texts("group")) {
    profile.group.push_back(checked_toml::field_of(name, read, "group"));
  }
  for (const std::string& name : read.texts("required")) {
    profile.required.push_back(checked_toml::field_of(name, read, "required"));
  }
  profile.continue_blank = read.flag("continue-blank");
  profile.date_order = read.choice("date-order", "dmy", {"dmy", "mdy", "ymd"});
  profile.id_prefix = read.text("id-prefix");
  profile.totals = read.texts("totals");
  profile.notes = read.texts("notes");
  read.finish();
}

void read_writing(Profile& profile, Table& root) {
  const toml::table& table = table_of(root, "write");
  Table write(table, root.name(), "[write]");
  profile.titles = write.texts("titles");
  profile.sheets = write.choice("sheets", "one", {"one", "year", "half-year"});
  profile.write_totals = write.flag("totals");
  profile.footnotes = write.texts("footnotes");
  write.finish();
}

ProfileExample read_example(Table& table) {
  ProfileExample example;
  example.name = table.required_text("name");
  const toml::node& rows = table.require("rows");
  const toml::array* array = rows.as_array();
  if (array == nullptr) table.fail_at("rows", "[[example]] rows must be a list of rows, each a list of texts");
  for (const toml::node& row : *array)
    example.rows.push_back(checked_toml::strings_of(row, table.name(), "each row of [[example]] rows"));
  example.expect = table.texts("expect");
  for (const std::string& line : example.expect)
    if (line.find('=') == std::string::npos)
      table.fail_at("expect", "[[example]] expects \"" + line + "\", which is not of the form field=value");
  return example;
}

bool has_column(const Profile& profile, Field field) {
  return std::any_of(profile.columns.begin(), profile.columns.end(),
                     [field](const ProfileColumn& column) { return column.field == field; });
}

void check_together(const Profile& profile, Table& root) {
  const toml::node& at = root.require("profile");
  if (profile.columns.empty()) fail(root.name(), at, "the profile has no [[column]]");
  for (const Field field : profile.group) {
    if (!has_column(profile, field))
      fail(root.name(), at,
           "[read] groups by \"" + std::string(info(field).full_name) + "\", which no [[column]] fills");
    if (profile.row_is != Profile::RowIs::victim)
      fail(root.name(), at, "[read] group needs row = \"victim\": with any other kind each row is a record of its own");
  }
  for (const Field field : profile.required)
    if (!has_column(profile, field))
      fail(root.name(), at,
           "[read] requires \"" + std::string(info(field).full_name) + "\", which no [[column]] fills");
  if (profile.continue_blank && profile.group.empty())
    fail(root.name(), at, "[read] continue-blank needs group: it says which cells are blank");
  checked_toml::check_columns(profile, root);
}

}  // namespace

std::vector<bool> optional_columns(const Profile& profile) {
  std::vector<bool> optional;
  for (const ProfileColumn& column : profile.columns) optional.push_back(column.optional);
  return optional;
}

Profile parse_profile(std::string_view text, const std::string& name) {
  const toml::table document = checked_toml::parse(text, name);
  Table root(document, name, "the profile");
  Profile profile;
  profile.digest = hex(sha256(text));
  Problems problems;
  const auto tables = [&](std::string_view key, const auto& each) {
    problems.in([&] { for_tables(root, key, problems, each); });
  };
  problems.in([&] { read_head(profile, root); });
  problems.in([&] { read_country(profile, root); });
  problems.in([&] { read_reading(profile, root); });
  problems.in([&] { read_writing(profile, root); });
  tables("column", [&](Table& table) { profile.columns.push_back(checked_toml::read_column(table, profile)); });
  tables("ignore", [&](Table& table) { profile.ignored.push_back(checked_toml::read_ignore(table)); });
  tables("open", [&](Table& table) { profile.open.push_back(checked_toml::read_open(table)); });
  tables("constant", [&](Table& table) { profile.constants.push_back(checked_toml::read_constant(table, profile)); });
  tables("example", [&](Table& table) { profile.examples.push_back(read_example(table)); });
  problems.in([&] { root.finish(); });
  problems.report();  // what follows needs whole tables
  check_together(profile, root);
  return profile;
}

const std::vector<Profile>& builtin_profiles() {
  static const std::vector<Profile> profiles = [] {
    std::vector<Profile> made;
    for (const Resource& resource : all_resources())
      if (resource.name.starts_with("profiles/") && resource.name.ends_with(".toml"))
        made.push_back(parse_profile(resource.bytes, std::string(resource.name)));
    std::sort(made.begin(), made.end(), [](const Profile& a, const Profile& b) { return a.id < b.id; });
    return made;
  }();
  return profiles;
}

Profile load_profile(const std::string& file) {
  constexpr std::uintmax_t limit = 4u << 20;  // a profile is a few pages of text
  return parse_profile(read_setting(file, limit), file);
}

}  // namespace maex
