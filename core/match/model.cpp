#include "core/match/model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "core/io/resources.hpp"
#include "core/text/similar.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::match {
namespace {

using checked_toml::Table;

constexpr double least_part = 1e-6;  ///< so that no level alone decides a pair

/// Reads `levels = { equal = [0.9, 0.01], … }`.
void read_levels(FieldModel& field, const toml::node& node, const std::string& file) {
  const toml::table* levels = node.as_table();
  if (levels == nullptr) checked_toml::fail(file, node, "levels must be a table of names and two numbers");
  const auto names = level_names(field.comparison);
  for (const auto& [key, value] : *levels) {
    const auto known = std::find(names.begin(), names.end(), key.str());
    if (known == names.end()) {
      const std::vector<std::string> all(names.begin(), names.end());
      checked_toml::fail(file, value,
                         fmt::format("a comparison by {} has no level \"{}\"{}", name(field.comparison), key.str(),
                                     did_you_mean(key.str(), all)));
    }
    const toml::array* parts = value.as_array();
    const auto part = [&](std::size_t i) { return parts->get(i)->value<double>().value_or(-1); };
    if (parts == nullptr || parts->size() != 2 || part(0) < 0 || part(0) > 1 || part(1) < 0 || part(1) > 1)
      checked_toml::fail(file, value, "write two numbers from 0 to 1: the part of the same pairs and of other pairs");
    const auto level = static_cast<std::size_t>(known - names.begin()) + 1;
    field.m[level] = std::max(part(0), least_part);
    field.u[level] = std::max(part(1), least_part);
  }
  for (std::size_t level = 1; level <= names.size(); ++level)
    if (field.u[level] == 0)
      checked_toml::fail(file, node, fmt::format("the level \"{}\" is missing", names[level - 1]));
}

void read_field(Model& model, const toml::node& node, const std::string& file) {
  if (node.as_table() == nullptr) checked_toml::fail(file, node, "write it as [[field]]");
  Table table(*node.as_table(), file, "[[field]]");
  FieldModel field;
  field.name = table.required_text("name");
  const std::string comparison = table.choice("compare", "text", comparison_names());
  field.comparison = *find_comparison(comparison);
  field.frequencies = table.flag("frequencies");
  read_levels(field, table.require("levels"), file);
  table.finish();
  model.fields.push_back(std::move(field));
}

void read_blocking(Model& model, const toml::node* node, const std::string& file) {
  if (node == nullptr) return;
  const toml::array* rules = node->as_array();
  if (rules == nullptr) checked_toml::fail(file, *node, "blocking must be a list of lists of columns");
  for (const toml::node& rule : *rules) model.blocking.push_back(checked_toml::strings_of(rule, file, "blocking"));
}

}  // namespace

double FieldModel::bits(Level level) const { return level == 0 ? 0 : std::log2(m[level] / u[level]); }

std::string_view name(Decision decision) {
  return decision == Decision::same ? "same" : decision == Decision::ask ? "ask" : "different";
}

double Model::prior(std::size_t rows_a, std::size_t rows_b) const {
  constexpr std::size_t least = 8;  // a side of two or three rows says little about the number of rows of the world
  return std::log2(overlap / static_cast<double>(std::max({rows_a, rows_b, least})));
}

Model parse_model(std::string_view toml, const std::string& name) {
  const toml::table parsed = checked_toml::parse(toml, name);
  Table top(parsed, name, "the model");
  Model model;
  model.title = top.required_text("title");
  model.assumption = top.text("assumption");
  model.overlap = top.number("overlap", model.overlap);
  model.same = top.number("same", model.same);
  model.ask = top.number("ask", model.ask);
  if (model.overlap <= 0 || model.overlap > 1) top.fail_at("overlap", "overlap must be above 0 and at most 1");
  if (model.ask > model.same) top.fail_at("ask", "ask must not be above same");
  read_blocking(model, top.get("blocking"), name);
  const toml::node& fields = top.require("field");
  if (fields.as_array() == nullptr) checked_toml::fail(name, fields, "write it as [[field]]");
  for (const toml::node& field : *fields.as_array()) read_field(model, field, name);
  top.finish();
  return model;
}

std::string model_text(const Model& model) {
  const auto quoted = [](std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return out + '"';
  };
  std::string out = fmt::format("title = {}\nassumption = {}\noverlap = {}\nsame = {}\nask = {}\n", quoted(model.title),
                                quoted(model.assumption), model.overlap, model.same, model.ask);
  out += "blocking = [";
  for (const auto& rule : model.blocking) {
    out += "[";
    for (const std::string& column : rule) out += quoted(column) + ", ";
    out += "], ";
  }
  out += "]\n";
  for (const FieldModel& field : model.fields) {
    out += fmt::format("\n[[field]]\nname = {}\ncompare = \"{}\"\nfrequencies = {}\n[field.levels]\n",
                       quoted(field.name), name(field.comparison), field.frequencies);
    for (std::size_t level = 1; level <= field.levels(); ++level)
      out += fmt::format("{} = [{:.6f}, {:.6f}]\n", level_names(field.comparison)[level - 1], field.m[level],
                         field.u[level]);
  }
  return out;
}

const Model& builtin_model(std::string_view name) {
  static const std::map<std::string, Model, std::less<>> models = [] {
    std::map<std::string, Model, std::less<>> all;
    for (const std::string_view each : {"incidents", "victims"}) {
      const std::string file = "match/" + std::string(each) + ".toml";
      all.emplace(each, parse_model(find_resource(file).value(), file));
    }
    return all;
  }();
  const auto found = models.find(name);
  if (found == models.end()) throw std::logic_error("a model that is not built in");
  return found->second;
}

}  // namespace maex::match
