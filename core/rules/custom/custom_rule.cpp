#include "core/rules/custom/custom_rule.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::rules {
namespace {

using checked_toml::Table;

Severity severity_named(std::string_view word) {
  return word == "error" ? Severity::error : word == "warning" ? Severity::warning : Severity::info;
}

bool is_kebab(std::string_view code) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto good = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; };
  return !code.empty() && letter(code.front()) && code.back() != '-' && code.find("--") == code.npos &&
         std::all_of(code.begin(), code.end(), good);
}

/// The line of the file that contains a byte of a text. A text of several lines begins after its three quotes. In any
/// other text, every byte is in the line of the key.
unsigned line_of(const toml::node& node, std::string_view toml, std::string_view text, std::size_t offset) {
  const toml::source_position begin = node.source().begin;
  std::string_view rest = toml;
  for (std::uint32_t line = 1; line < begin.line && !rest.empty(); ++line)
    rest.remove_prefix(std::min(rest.size(), rest.find('\n') == rest.npos ? rest.size() : rest.find('\n') + 1));
  const std::string_view row = rest.substr(0, rest.find('\n'));
  std::size_t quotes = row.npos;
  for (const std::string_view three : {"\"\"\"", "'''"}) quotes = std::min(quotes, row.find(three));
  if (quotes == row.npos) return begin.line;
  const std::string_view behind = row.substr(quotes + 3);
  const bool begins_below = behind.empty() || behind == "\r";
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return begin.line + (begins_below ? 1u : 0u) + static_cast<unsigned>(std::count(before.begin(), before.end(), '\n'));
}

std::string code_of(Table& table, const std::vector<std::unique_ptr<CustomRule>>& others) {
  std::string code = table.required_text("code");
  if (!is_kebab(code))
    table.fail_at(
        "code",
        "\"" + code +
            "\" cannot be a code; use small letters, digits and single hyphens, such as child-without-assistance");
  if (find_rule(code) != nullptr)
    table.fail_at("code", "there is a built-in rule \"" + code +
                              "\" already; choose another code, or change that rule's severity under [rules]");
  for (const auto& other : others)
    if (other->code == code)
      table.fail_at("code", "there is a rule \"" + code + "\" in line " + std::to_string(other->line) +
                                " already; choose another code");
  return code;
}

/// The columns that the sentence names.
std::vector<std::size_t> arguments_of(const CustomRule& rule, const Table& table) {
  std::vector<std::size_t> arguments;
  std::vector<std::string> columns;
  for (const ResultColumn& column : rule.checked.columns) columns.push_back(column.name);
  std::string_view rest = rule.problem;
  while (true) {
    const std::size_t open = rest.find('{');
    if (open == rest.npos) return arguments;
    const std::size_t close = rest.find('}', open);
    if (close == rest.npos)
      table.fail_at("problem", "a { is not closed; write {COLUMN} with the name of a column that the query returns");
    const std::string name(rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(close + 1);
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (name == "value") {
      if (found != columns.end())
        table.fail_at(
            "problem",
            "{value} is the value in the finding's own cell; give the query's column \"value\" another name, with AS");
      if (!rule.checked.field)
        table.fail_at("problem",
                      "{value} is the value in the finding's own cell, and the query returns no column named field "
                      "that says which; add one, such as 'victim.age' AS field");
      continue;
    }
    if (found == columns.end())
      table.fail_at("problem", "{" + name + "} is no column that the query returns" + did_you_mean(name, columns));
    arguments.push_back(static_cast<std::size_t>(found - columns.begin()));
  }
}

void check_query(CustomRule& rule, Table& table, QueryChecker& checker, std::string_view toml) {
  const std::vector<std::string> harmless = table.texts("harmless");
  try {
    rule.checked = checker.check(rule.query, harmless);
  } catch (const QueryFault& fault) {
    const toml::node& node = table.require("query");
    throw UsageError(rule.file + ", line " + std::to_string(line_of(node, toml, rule.query, fault.offset)) +
                     ": the query of \"" + rule.code + "\": " + fault.what());
  }
}

std::unique_ptr<CustomRule> read_rule(Table& table, const std::vector<std::unique_ptr<CustomRule>>& others,
                                      QueryChecker& checker, std::string_view toml) {
  auto made = std::make_unique<CustomRule>();
  CustomRule& rule = *made;
  rule.file = table.name();
  rule.line = table.raw().source().begin.line;
  rule.code = code_of(table, others);
  const Severity severity =
      severity_named(table.choice("severity", table.required_text("severity"), {"error", "warning", "info"}));
  rule.summary = table.required_text("summary");
  rule.why = table.required_text("why");
  rule.fix = table.required_text("fix");
  rule.problem = table.required_text("problem");
  rule.reference = table.text("reference");
  rule.query = table.required_text("query");
  check_query(rule, table, checker, toml);
  rule.arguments = arguments_of(rule, table);
  table.finish();
  rule.rule.notice = {rule.code, severity, rule.summary, rule.why, rule.fix, rule.problem};
  rule.rule.family = Family::custom;
  rule.rule.reference = rule.reference;
  rule.rule.since = {};
  rule.rule.fields = rule.checked.fields;
  rule.rule.custom = &rule;
  return made;
}

}  // namespace

std::vector<std::unique_ptr<CustomRule>> read_custom_rules(Table& top, std::string_view toml) {
  std::vector<std::unique_ptr<CustomRule>> rules;
  const toml::node* const node = top.get("rule");
  if (node == nullptr) return rules;
  const toml::array* const list = node->as_array();
  if (list == nullptr) checked_toml::fail(top.name(), *node, "write each rule of your own as [[rule]]");
  QueryChecker checker;
  for (const toml::node& entry : *list) {
    if (entry.as_table() == nullptr) checked_toml::fail(top.name(), entry, "write each rule of your own as [[rule]]");
    Table table(*entry.as_table(), top.name(), "[[rule]]");
    rules.push_back(read_rule(table, rules, checker, toml));
  }
  return rules;
}

}  // namespace maex::rules
