// The canonical tables for custom rules. They are printed from the model, so this documentation always matches the
// program.
#include <nlohmann/json.hpp>

#include "core/report/json_text.hpp"
#include "core/report/rules_text.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"

namespace maex {
namespace {

std::string_view hidden_of(const StoreColumn& column) { return column.personal ? "hidden" : ""; }

std::string table_card(const StoreTable& table) {
  std::vector<std::vector<std::string>> rows;
  for (const StoreColumn& column : table.columns)
    rows.push_back({column.name, std::string(column.type), std::string(hidden_of(column)), column.about});
  return std::string(table.name) + ": " + table.about + "\n" + table_text(rows);
}

std::string markdown_card(const StoreTable& table) {
  std::string out = "## " + std::string(table.name) + "\n\n" + table.about +
                    ".\n\n| column | type | | what |\n| --- | --- | --- | --- |\n";
  for (const StoreColumn& column : table.columns)
    out += "| `" + column.name + "` | " + std::string(column.type) + " | " + std::string(hidden_of(column)) + " | " +
           column.about + " |\n";
  return out;
}

nlohmann::ordered_json json_card(const StoreTable& table) {
  nlohmann::ordered_json columns = nlohmann::ordered_json::array();
  for (const StoreColumn& column : table.columns) {
    nlohmann::ordered_json card = {
        {"name", column.name}, {"type", column.type}, {"personal", column.personal}, {"about", column.about}};
    if (column.field != Field::count) card["field"] = info(column.field).full_name;
    columns.push_back(std::move(card));
  }
  return {{"table", table.name}, {"about", table.about}, {"columns", columns}};
}

}  // namespace

std::string tables_text(const StoreTable* table) {
  if (table != nullptr)
    return table_card(*table) +
           "\nhidden: what comes from the column stays hidden in reports unless --show-personal is given\n";
  std::vector<std::vector<std::string>> rows;
  for (const StoreTable& each : store_tables())
    rows.push_back({std::string(each.name), counted(each.columns.size(), "column"), each.about});
  return table_text(rows, 0) + "\nmaex rules --tables TABLE prints the columns of one\n";
}

std::string tables_markdown(const StoreTable* table) {
  if (table != nullptr) return markdown_card(*table);
  std::string out;
  for (const StoreTable& each : store_tables()) out += (out.empty() ? "" : "\n") + markdown_card(each);
  return out;
}

std::string tables_json(const StoreTable* table) {
  if (table != nullptr) return json_text(json_card(*table));
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const StoreTable& each : store_tables()) list.push_back(json_card(each));
  return json_text(list);
}

}  // namespace maex
