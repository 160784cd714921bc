#include "core/rules/policy.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/rules/criterion.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::rules {
namespace {

using checked_toml::Table;

/// Calls `read` with the table of that name. Throws for keys that `read` did not use.
template <class Read>
void section(Table& top, std::string_view key, const std::string& name, Read read) {
  const toml::node* node = top.get(key);
  if (node == nullptr) return;
  if (node->as_table() == nullptr) checked_toml::fail(name, *node, "\"" + std::string(key) + "\" must be a table");
  Table table(*node->as_table(), name, "[" + std::string(key) + "]");
  read(table);
  table.finish();
}

template <class Read>
void each_table(Table& top, std::string_view key, const std::string& name, Read read) {
  const toml::node* node = top.get(key);
  if (node == nullptr) return;
  if (node->as_array() == nullptr) checked_toml::fail(name, *node, "write it as [[" + std::string(key) + "]]");
  for (const toml::node& entry : *node->as_array()) {
    if (entry.as_table() == nullptr) checked_toml::fail(name, entry, "write it as [[" + std::string(key) + "]]");
    Table table(*entry.as_table(), name, "[[" + std::string(key) + "]]");
    read(table);
    table.finish();
  }
}

Code code(const Table& table, std::string_view key, CodeList list, const std::string& word) {
  if (const auto found = find_code(list, word)) return *found;
  std::vector<std::string> known;
  for (const CodeInfo& each : all_codes())
    if (each.list == list) known.emplace_back(each.name);
  table.fail_at(key, "there is no code \"" + word + "\" in " + std::string(name(list)) + did_you_mean(word, known));
}

std::vector<Code> codes(Table& table, std::string_view key, CodeList list) {
  std::vector<Code> found;
  for (const std::string& word : table.texts(key)) found.push_back(code(table, key, list, word));
  return found;
}

void read(Table& table, std::string_view key, bool Policy::*member, Policy& policy) {
  policy.*member = table.flag(key, policy.*member);
}

void read(Table& table, std::string_view key, Precision Policy::*member, Policy& policy) {
  const std::vector<std::string> words = {"day", "month", "year"};
  const std::string word = table.choice(key, words[static_cast<std::size_t>(policy.*member)], words);
  policy.*member = static_cast<Precision>(std::find(words.begin(), words.end(), word) - words.begin());
}

void read(Table& table, std::string_view key, const NumberSetting& setting, Policy& policy) {
  const double number = table.number(key, policy.*setting.member);
  if (!(number >= setting.least && number <= setting.most)) table.fail_at(key, std::string(setting.wanted));
  policy.*setting.member = number;
}

void read(Table& table, std::string_view key, const CodesSetting& setting, Policy& policy) {
  policy.*setting.member = codes(table, key, setting.list);
}

void read(Table& table, std::string_view key, const PhrasesSetting& setting, Policy& policy) {
  try {
    policy.*setting.member = Phrases(table.texts(key));
  } catch (const std::invalid_argument& error) { table.fail_at(key, error.what()); }
}

std::optional<Day> day(Table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::nullopt;
  const auto date = node->value<toml::date>();
  if (!date) table.fail_at(key, "\"" + std::string(key) + "\" is a date without quotes, such as 2020-11-10");
  return Day{static_cast<std::int16_t>(date->year), date->month, date->day};
}

}  // namespace

Policy parse_policy(std::string_view toml, const std::string& name) {
  Policy policy;
  policy.name = name;
  const toml::table root = checked_toml::parse(toml, name);
  Table top(root, name, "the policy");
  policy.title = top.required_text("title");
  policy.assumption = top.required_text("assumption");
  policy.country = top.text("country");
  for (const Criterion& criterion : criteria())
    section(top, criterion.section, name, [&](Table& table) {
      for (const Setting& setting : criterion.settings)
        std::visit([&](const auto& member) { read(table, setting.key, member, policy); }, setting.member);
    });
  each_table(top, "hazard_district", name, [&](Table& t) {
    policy.hazard_districts.push_back({t.required_text("id"), day(t, "from"), day(t, "to"), t.text("note")});
  });
  top.finish();
  return policy;
}

const Policy& builtin_policy() {
  static const std::unique_ptr<const Policy> policy = find_builtin_policy("azerbaijan");
  return *policy;
}

namespace {
constexpr std::string_view policy_folder = "policies/", policy_extension = ".toml";
}

std::vector<std::string> builtin_policy_names() {
  std::vector<std::string> names;
  for (const Resource& each : all_resources())
    if (each.name.starts_with(policy_folder) && each.name.ends_with(policy_extension))
      names.emplace_back(
          each.name.substr(policy_folder.size(), each.name.size() - policy_folder.size() - policy_extension.size()));
  return names;
}

std::unique_ptr<const Policy> find_builtin_policy(std::string_view name) {
  const std::string path = std::string(policy_folder) + std::string(name) + std::string(policy_extension);
  const auto bytes = find_resource(path);
  if (!bytes) return nullptr;
  auto made = std::make_unique<Policy>(parse_policy(*bytes, path));
  made->name.clear();
  return made;
}

std::vector<Ruling> parse_rulings(std::string_view toml, const std::string& name) {
  std::vector<Ruling> rulings;
  std::set<std::string> seen;
  const toml::table root = checked_toml::parse(toml, name);
  Table top(root, name, "the rulings");
  each_table(top, "ruling", name, [&](Table& t) {
    Ruling ruling{t.required_text("incident"),
                  code(t, "state", CodeList::verification, t.required_text("state")),
                  t.required_text("by"),
                  {},
                  t.required_text("why")};
    const auto on = day(t, "on");
    if (!on) t.fail_at("on", "a ruling needs its day: on = 2015-01-10");
    ruling.on = *on;
    if (!seen.insert(ruling.incident).second)
      t.fail_at("incident", "there are two rulings on incident \"" + ruling.incident + "\"; keep the one that holds");
    rulings.push_back(std::move(ruling));
  });
  top.finish();
  return rulings;
}

}  // namespace maex::rules
