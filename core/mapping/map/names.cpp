#include "core/mapping/map/names.hpp"

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/text/fold.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {
namespace {

constexpr std::string_view builtin_file = "geojson/names.toml";

const toml::table* table_of(checked_toml::Table& root, std::string_view key) {
  const toml::node* node = root.get(key);
  if (node == nullptr) return nullptr;
  const toml::table* table = node->as_table();
  if (table == nullptr) root.fail_at(key, "\"" + std::string(key) + "\" must be a table: [" + std::string(key) + "]");
  return table;
}

void read_kind(checked_toml::Table& root, std::string_view key, Kind top, StringMap<std::string>& to) {
  const toml::table* table = table_of(root, key);
  if (table == nullptr) return;
  checked_toml::Table reader(*table, root.name(), "[" + std::string(key) + "]");
  for (const auto& [own, names] : *table) {
    const std::string field(own.str());
    const auto parsed = parse_key(field, top);
    if (!parsed || parsed->field == Field::count)
      reader.fail_at(field, "\"" + field + "\" is no field of a " + std::string(name(top)) +
                                " or of a child of it, like hazard_area.status or place.district");
    for (const std::string& each : reader.texts(field)) {
      const auto [at, fresh] = to.emplace(fold(each), field);
      if (!fresh && at->second != field)
        reader.fail_at(field, "\"" + each + "\" is listed for both " + at->second + " and " + field);
    }
  }
  reader.finish();
}

void read_values(checked_toml::Table& root, ForeignNames& to) {
  const toml::table* table = table_of(root, "values");
  if (table == nullptr) return;
  checked_toml::Table reader(*table, root.name(), "[values]");
  for (const auto& [list_name, node] : *table) {
    const auto list = find_code_list(list_name.str());
    if (!list || node.as_table() == nullptr)
      reader.fail_at(list_name.str(), "[values." + std::string(list_name.str()) +
                                          "] names no list of codes; maex help fields shows them");
    static_cast<void>(reader.get(list_name.str()));
    checked_toml::Table codes(*node.as_table(), root.name(), "[values." + std::string(list_name.str()) + "]");
    for (const auto& [code_name, spellings] : *node.as_table()) {
      const auto code = find_code(*list, code_name.str());
      if (!code) codes.fail_at(code_name.str(), "\"" + std::string(code_name.str()) + "\" is not a value of that list");
      for (const std::string& spelling : codes.texts(code_name.str())) to.values[*list].emplace(fold(spelling), *code);
    }
    codes.finish();
  }
  reader.finish();
}

/// Canonical names and labels are always understood. The file's spellings take precedence.
void add_labels(ForeignNames& to) {
  const std::span<const CodeInfo> all = all_codes();
  for (std::size_t i = 0; i != all.size(); ++i) {
    StringMap<Code>& list = to.values[all[i].list];
    list.emplace(fold(all[i].name), static_cast<Code>(i));
  }
  for (std::size_t i = 0; i != all.size(); ++i)
    for (const std::string_view label : all[i].labels)
      to.values[all[i].list].emplace(fold(label), static_cast<Code>(i));
}

void add_own_keys(StringMap<std::string>& to, Kind top) {
  for (std::size_t i = 0; i != field_count; ++i) {
    const std::string_view key = info(static_cast<Field>(i)).full_name;
    if (parse_key(key, top)) to.emplace(fold(key), std::string(key));
  }
}

std::shared_ptr<const ForeignNames> parse(std::string_view text, const std::string& name) {
  auto made = std::make_shared<ForeignNames>();
  const toml::table document = checked_toml::parse(text, name);
  checked_toml::Table root(document, name, "the file of names");
  read_kind(root, "hazard_area", Kind::hazard_area, made->hazard_area);
  read_kind(root, "incident", Kind::incident, made->incident);
  read_values(root, *made);
  root.finish();
  add_labels(*made);
  add_own_keys(made->own_hazard_area, Kind::hazard_area);
  add_own_keys(made->own_incident, Kind::incident);
  return made;
}

}  // namespace

std::optional<std::string_view> ForeignNames::find(Kind top, std::string_view name, bool own) const {
  const std::string folded = fold(name);
  const auto in = [&](const StringMap<std::string>& names) -> std::optional<std::string_view> {
    const auto found = names.find(folded);
    return found == names.end() ? std::nullopt : std::optional<std::string_view>(found->second);
  };
  if (!own)
    if (const auto found = in(top == Kind::incident ? incident : hazard_area)) return found;
  return in(top == Kind::incident ? own_incident : own_hazard_area);
}

std::shared_ptr<const ForeignNames> load_names(std::string_view path) {
  if (!path.empty()) return parse(read_setting(std::filesystem::path(path)), std::string(path));
  static const auto builtin = parse(find_resource(builtin_file).value(), std::string(builtin_file));
  return builtin;
}

}  // namespace maex
