#include "tests/unit/profiles/profile_text.hpp"

#include <toml++/toml.h>
#include <stdexcept>

#include "core/io/resources.hpp"
#include "core/text/fold.hpp"

namespace maex::profile_text {
namespace {

std::vector<std::string> texts(const toml::array* list) {
  std::vector<std::string> result;
  if (list != nullptr)
    for (const auto& item : *list) result.push_back(item.value<std::string>().value());
  return result;
}

/// Calls `use` with each table of [[name]].
template <class Use>
void each(const toml::table& root, std::string_view name, Use use) {
  if (const toml::array* list = root[name].as_array())
    for (const auto& item : *list) use(*item.as_table());
}

}  // namespace

Text read(std::string_view id) {
  const auto bytes = find_resource("profiles/" + std::string(id) + ".toml");
  if (!bytes)
    throw std::runtime_error("no profile " + std::string(id) + " is built in: is it in schemas/CMakeLists.txt?");
  const toml::table root = toml::parse(*bytes);
  Text result;
  result.about = root["profile"]["about"].value_or(std::string{});
  for (const char* key : {"group", "required"})
    for (auto& field : texts(root["read"][key].as_array())) result.row_fields.push_back(std::move(field));
  each(root, "column", [&](const toml::table& table) {
    Column column{table["field"].value<std::string>().value(),
                  texts(table["headings"].as_array()),
                  {},
                  table["stack"].value_or(false)};
    if (const toml::table* values = table["values"].as_table())
      for (const auto& [code, spellings] : *values) column.values.emplace(code.str(), texts(spellings.as_array()));
    result.columns.push_back(std::move(column));
  });
  each(root, "ignore",
       [&](const toml::table& table) { result.ignored.push_back(texts(table["headings"].as_array())); });
  each(root, "constant", [&](const toml::table& table) {
    result.constants.emplace_back(table["field"].value_or(std::string{}), table["value"].value_or(std::string{}));
  });
  each(root, "example", [&](const toml::table& table) {
    for (auto& line : texts(table["expect"].as_array())) result.expectations.push_back(std::move(line));
  });
  return result;
}

std::string code_of(const Text& text, std::string_view field, std::string_view spelling) {
  const std::string wanted = fold(spelling);
  for (const Column& column : text.columns)
    if (column.field == field)
      for (const auto& [code, spellings] : column.values)
        for (const std::string& known : spellings)
          if (fold(known) == wanted) return code;
  return {};
}

}  // namespace maex::profile_text
