#include "core/place/programme.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/programme_table.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

constexpr std::uintmax_t most_programme_bytes = 1u << 20;  // a programme is a page of text
constexpr std::string_view programmes = "programmes/", toml_file = ".toml";
constexpr std::string_view gazetteers = "gazetteer/", csv_file = ".csv";
constexpr std::string_view settlement_list = "settlements";  // of the same folder

std::vector<std::string> names_in(std::string_view folder, std::string_view extension) {
  std::vector<std::string> names;
  for (const Resource& each : all_resources())
    if (each.name.starts_with(folder) && each.name.ends_with(extension))
      names.emplace_back(each.name.substr(folder.size(), each.name.size() - folder.size() - extension.size()));
  return names;
}

std::vector<std::string> builtin_programme_names() { return names_in(programmes, toml_file); }

/// A word without a full stop and a slash is the name of a built-in file.
bool is_name(const std::filesystem::path& path) { return !path.has_extension() && !path.has_parent_path(); }

std::filesystem::path next_to(const std::filesystem::path& file, const std::string& text) {
  const std::filesystem::path path = text;
  return path.empty() || is_name(path) || path.is_absolute() ? path : file.parent_path() / path;
}

double degree_of(const toml::node& node, const std::string& name, double most) {
  const std::optional<double> value = node.value<double>();
  if (!value || !(*value >= -most && *value <= most)) checked_toml::fail(name, node, "box has four numbers of degrees");
  return *value;
}

std::optional<GeoBox> box_of(checked_toml::Table& table) {
  const toml::node* node = table.get("box");
  if (node == nullptr) return std::nullopt;
  const toml::array* sides = node->as_array();
  if (sides == nullptr || sides->size() != 4)
    table.fail_at("box", "box is [south, west, north, east] in degrees, such as [41.0, 39.9, 43.7, 46.8]");
  const auto side = [&](std::size_t i, double most) { return degree_of(*sides->get(i), table.name(), most); };
  return GeoBox{side(0, 90), side(1, 180), side(2, 90), side(3, 180)};
}

std::optional<DatumShift> shift_of(checked_toml::Table& table) {
  const std::string text = table.text("datum-shift");
  if (text.empty()) return std::nullopt;
  for (const DatumShift shift : {DatumShift::epsg_15865, DatumShift::epsg_1808})
    if (name(shift) == text) return shift;
  table.fail_at("datum-shift", "datum-shift is EPSG:15865 or EPSG:1808, not \"" + text + "\"");
}

const std::vector<Programme>& all_builtin() {
  static const std::vector<Programme> all = [] {
    std::vector<Programme> made;
    for (const std::string& name : builtin_programme_names()) made.push_back(find_programme(name));
    return made;
  }();
  return all;
}

template <class Member>
void take(Member& into, const Member& from) {
  if (into == Member()) into = from;
}

}  // namespace

Programme read_programme(checked_toml::Table& table, const std::filesystem::path& file) {
  Programme programme;
  programme.country = table.text("country");
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!programme.country.empty() &&
      (programme.country.size() != 2 || !std::all_of(programme.country.begin(), programme.country.end(), is_capital)))
    table.fail_at("country", "country is a code of two capital letters (ISO 3166-1), such as GE, not \"" +
                                 programme.country + "\"");
  programme.gazetteer = next_to(file, table.text("gazetteer"));
  programme.settlements = next_to(file, table.text("settlements"));
  programme.policy = next_to(file, table.text("policy"));
  programme.languages = table.texts("languages");
  programme.box = box_of(table);
  programme.pulkovo = shift_of(table);
  return programme;
}

namespace {

Programme parse_programme(std::string_view text, const std::string& name) {
  const toml::table document = checked_toml::parse(text, name);
  checked_toml::Table root(document, name, "the programme");
  const toml::node& node = root.require("programme");
  if (node.as_table() == nullptr) checked_toml::fail(name, node, "\"programme\" must be a table: [programme]");
  checked_toml::Table table(*node.as_table(), name, "[programme]");
  Programme programme = read_programme(table, name);
  table.finish();
  root.finish();
  if (programme.country.empty() && programme.gazetteer.empty())
    table.fail_at("country", "a programme needs its country, such as country = \"GE\"");
  return programme;
}

}  // namespace

Programme find_programme(const std::filesystem::path& name_or_file) {
  const std::string name = name_or_file.string();
  if (const auto bytes = find_resource(std::string(programmes) + name + std::string(toml_file)))
    return parse_programme(*bytes, name);
  std::error_code ignored;
  if (is_name(name_or_file) && !std::filesystem::exists(name_or_file, ignored))
    throw UsageError("there is no programme \"" + name + "\", neither built in nor as a file" +
                     did_you_mean(name, builtin_programme_names()) + "\nmaex init writes a file to begin with");
  return parse_programme(read_setting(name_or_file, most_programme_bytes), name);
}

const Programme* builtin_programme(std::string_view country) {
  for (const Programme& each : all_builtin())
    if (each.country == country) return &each;
  return nullptr;
}

void complete(Programme& programme, const Programme& from) {
  if (!programme.country.empty() && !from.country.empty() && programme.country != from.country) return;
  take(programme.country, from.country);
  // Settlements name districts of their own gazetteer.
  if (programme.gazetteer.empty()) take(programme.settlements, from.settlements);
  take(programme.gazetteer, from.gazetteer);
  take(programme.policy, from.policy);
  take(programme.languages, from.languages);
  if (!programme.box) programme.box = from.box;
  if (!programme.pulkovo) programme.pulkovo = from.pulkovo;
}

std::vector<std::string> builtin_gazetteer_names() {
  std::vector<std::string> names = names_in(gazetteers, csv_file);
  std::erase(names, settlement_list);
  return names;
}

const Gazetteer* builtin_gazetteer(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const Gazetteer>, std::less<>> made;
  const std::lock_guard lock(mutex);
  if (const auto found = made.find(name); found != made.end()) return found->second.get();
  const std::string path = std::string(gazetteers) + std::string(name) + std::string(csv_file);
  const auto bytes = name == settlement_list ? std::nullopt : find_resource(path);
  if (!bytes) return nullptr;
  auto gazetteer = std::make_unique<const Gazetteer>(Gazetteer::parse(*bytes, path));
  return made.emplace(name, std::move(gazetteer)).first->second.get();
}

}  // namespace maex
