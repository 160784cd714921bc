#include "core/text/toml_reader.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex::checked_toml {

toml::table parse(std::string_view text, const std::string& name) {
  try {
    return toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    throw UsageError(name + ", line " + std::to_string(error.source().begin.line) + ": " +
                     std::string(error.description()));
  }
}

void fail(const std::string& name, const toml::node& at, const std::string& problem) {
  throw UsageError(name + ", line " + std::to_string(at.source().begin.line) + ": " + problem);
}

const toml::node* Table::get(std::string_view key) {
  asked_.emplace_back(key);
  return table_.get(key);
}

const toml::node& Table::require(std::string_view key) {
  if (const toml::node* node = get(key)) return *node;
  fail(name_, table_, what_ + " needs the key \"" + std::string(key) + "\"");
}

void Table::fail_at(std::string_view key, const std::string& problem) const {
  const toml::node* node = table_.get(key);
  if (node == nullptr) node = &table_;
  fail(name_, *node, problem);
}

std::string Table::text(std::string_view key, std::string fallback) {
  const toml::node* node = get(key);
  if (node == nullptr) return fallback;
  if (const auto* value = node->as_string()) return value->get();
  fail(name_, *node, what_ + " key \"" + std::string(key) + "\" must be text in quotes");
}

std::string Table::required_text(std::string_view key) {
  const toml::node& node = require(key);
  std::string value = text(key);
  if (value.empty()) fail(name_, node, what_ + " key \"" + std::string(key) + "\" must not be empty");
  return value;
}

bool Table::flag(std::string_view key, bool fallback) {
  const toml::node* node = get(key);
  if (node == nullptr) return fallback;
  if (const auto* value = node->as_boolean()) return value->get();
  fail(name_, *node, what_ + " key \"" + std::string(key) + "\" must be true or false");
}

double Table::number(std::string_view key, double fallback) {
  const toml::node* node = get(key);
  if (node == nullptr) return fallback;
  if (const auto* value = node->as_integer()) return static_cast<double>(value->get());
  if (const auto* value = node->as_floating_point()) return value->get();
  fail(name_, *node, what_ + " key \"" + std::string(key) + "\" must be a number");
}

std::vector<std::string> strings_of(const toml::node& node, const std::string& name, const std::string& what) {
  std::vector<std::string> values;
  if (const auto* one = node.as_string()) {
    values.push_back(one->get());
    return values;
  }
  const toml::array* array = node.as_array();
  if (array == nullptr) fail(name, node, what + " must be a list of texts in quotes");
  for (const toml::node& item : *array) {
    const auto* value = item.as_string();
    if (value == nullptr) fail(name, item, what + " must hold only texts in quotes");
    values.push_back(value->get());
  }
  return values;
}

std::vector<std::string> Table::texts(std::string_view key) {
  const toml::node* node = get(key);
  if (node == nullptr) return {};
  return strings_of(*node, name_, what_ + " key \"" + std::string(key) + "\"");
}

std::string Table::choice(std::string_view key, std::string fallback, const std::vector<std::string>& choices) {
  std::string value = text(key, std::move(fallback));
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  std::string list;
  for (const std::string& each : choices) list += (list.empty() ? "" : ", ") + each;
  fail_at(key, what_ + " key \"" + std::string(key) + "\" is \"" + value + "\"; it must be one of " + list);
}

void Table::finish() const {
  for (const auto& [key, node] : table_) {
    if (std::find(asked_.begin(), asked_.end(), key.str()) != asked_.end()) continue;
    throw UsageError(name_ + ", line " + std::to_string(key.source().begin.line) + ": " + what_ + " has no key \"" +
                     std::string(key.str()) + "\"" + did_you_mean(key.str(), asked_));
  }
}

}  // namespace maex::checked_toml
