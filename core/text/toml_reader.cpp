#include "core/text/toml_reader.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex::checked_toml {
namespace {

constexpr std::size_t largest_file = std::size_t{16} << 20;
constexpr unsigned most_key_parts = 32;  // each part is a table inside the one before
constexpr unsigned deepest_value = 32;   // arrays and inline tables in one another

/// Measures how deep keys and values are nested. Knows no more of TOML than this needs, so it may pass text that is not
/// TOML; the parser refuses that afterwards.
class DepthCheck {
 public:
  DepthCheck(std::string_view text, const std::string& name) : rest_(text), name_(name) {}

  void run() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      switch (c) {
        case '"':
        case '\'': skip_string(c); continue;
        case '#': skip(std::min(rest_.find('\n'), rest_.size())); continue;
        case '\n':
          ++line_;
          parts_ = 1;
          break;
        case '.':
          if (++parts_ > most_key_parts) refuse("a key has more than " + std::to_string(most_key_parts) + " parts");
          break;
        case '[':
        case '{':
          parts_ = 1;
          if (++depth_ > deepest_value)
            refuse("arrays or tables are nested more than " + std::to_string(deepest_value) + " deep");
          break;
        case ']':
        case '}':
          parts_ = 1;
          if (depth_ != 0) --depth_;
          break;
        case '=':
        case ',': parts_ = 1; break;
        default: break;
      }
      skip(1);
    }
  }

 private:
  [[noreturn]] void refuse(const std::string& problem) const {
    throw UsageError(name_ + ", line " + std::to_string(line_) + ": " + problem + "; no file of maex needs that");
  }
  void skip(std::size_t count) { rest_.remove_prefix(count); }

  void skip_string(char quote) {
    const bool several_lines = rest_.size() >= 3 && rest_[1] == quote && rest_[2] == quote;
    skip(several_lines ? 3 : 1);
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '\n') {
        if (!several_lines) return;  // never closed: the parser says so
        ++line_;
      }
      if (c == '\\' && quote == '"' && rest_.size() > 1 && rest_[1] != '\n') {
        skip(2);
        continue;
      }
      if (c == quote && (!several_lines || rest_.starts_with(std::string(3, quote)))) {
        skip(several_lines ? 3 : 1);
        return;
      }
      skip(1);
    }
  }

  std::string_view rest_;
  const std::string& name_;
  std::size_t line_ = 1;
  unsigned parts_ = 1, depth_ = 0;
};

}  // namespace

toml::table parse(std::string_view text, const std::string& name) {
  if (text.size() > largest_file)
    throw UsageError(name + " is larger than the " + std::to_string(largest_file >> 20) +
                     " MiB that a settings file may have");
  DepthCheck(text, name).run();
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

namespace {

void add_texts_below(const toml::table& table, const std::string& prefix, const std::string& name,
                     StringMap<std::string>& into) {
  for (const auto& [key, node] : table) {
    const std::string full = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
    if (const toml::table* below = node.as_table()) {
      add_texts_below(*below, full, name, into);
      continue;
    }
    const auto text = node.value_exact<std::string>();
    if (!text) fail(name, node, "\"" + full + "\" must be a text in quotes");
    if (!into.emplace(full, *text).second) fail(name, node, "\"" + full + "\" stands in another file already");
  }
}

}  // namespace

void add_texts(const toml::table& table, const std::string& name, StringMap<std::string>& into) {
  add_texts_below(table, "", name, into);
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
