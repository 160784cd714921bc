// Checked access to one TOML table. The caller asks for every key by name. Any other key is an error.
// Only files that read a profile or a plugin's manifest include this header, so toml++ is not in public headers.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/text/string_map.hpp"

namespace maex::checked_toml {

/// Throws UsageError "NAME, line N: PROBLEM" for text that is not TOML, and for keys or values that are nested so deep
/// that the parser's own recursion would overflow the stack.
toml::table parse(std::string_view text, const std::string& name);

/// Throws UsageError "NAME, line N: PROBLEM".
[[noreturn]] void fail(const std::string& name, const toml::node& at, const std::string& problem);

/// Adds each text of the table and of the tables in it. Its key is the names of the tables and its own name, joined by
/// full stops. Throws UsageError for a value that is not a text and for a key that `into` already has.
void add_texts(const toml::table& table, const std::string& name, StringMap<std::string>& into);

class Table {
 public:
  /// `what` names the table in messages: "[[column]]". Keeps a reference: the table must outlive this object.
  Table(const toml::table& table, std::string name, std::string what)
      : table_(table), name_(std::move(name)), what_(std::move(what)) {}

  [[nodiscard]] const toml::node* get(std::string_view key);
  [[nodiscard]] const toml::node& require(std::string_view key);
  [[nodiscard]] std::string text(std::string_view key, std::string fallback = {});
  [[nodiscard]] std::string required_text(std::string_view key);
  [[nodiscard]] bool flag(std::string_view key, bool fallback = false);
  [[nodiscard]] double number(std::string_view key, double fallback);
  /// An array of strings, or one string.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  /// One of `choices`. The error names the nearest choice.
  [[nodiscard]] std::string choice(std::string_view key, std::string fallback, const std::vector<std::string>& choices);
  /// Throws an error for a key that the caller did not ask for. The error names the nearest requested key.
  void finish() const;

  [[noreturn]] void fail_at(std::string_view key, const std::string& problem) const;
  [[nodiscard]] const toml::table& raw() const { return table_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  const toml::table& table_;
  std::string name_;
  std::string what_;
  std::vector<std::string> asked_;
};

/// Returns the strings of a node that is a string or an array of strings.
std::vector<std::string> strings_of(const toml::node& node, const std::string& name, const std::string& what);

}  // namespace maex::checked_toml
