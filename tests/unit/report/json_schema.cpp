#include "tests/unit/report/json_schema.hpp"

#include <fstream>

namespace maex::test {
namespace {

using Json = nlohmann::json;

bool has_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

class Checker {
 public:
  explicit Checker(const Json& root) : root_(root) {}
  std::vector<std::string> found;

  void check(const Json& value, const Json& schema, const std::string& at) {
    for (const auto& [word, rule] : schema.items()) {
      if (word == "$schema" || word == "title" || word == "description" || word == "$defs") continue;
      if (word == "$ref")
        check(value, root_.at(Json::json_pointer(rule.get<std::string>().substr(1))), at);
      else if (word == "type")
        type(value, rule, at);
      else if (word == "const")
        require(value == rule, at, "is not " + rule.dump());
      else if (word == "enum")
        require(std::find(rule.begin(), rule.end(), value) != rule.end(), at,
                value.dump() + " is none of " + rule.dump());
      else if (word == "minimum")
        require(!value.is_number() || value.get<double>() >= rule.get<double>(), at, "is too small");
      else if (word == "maximum")
        require(!value.is_number() || value.get<double>() <= rule.get<double>(), at, "is too large");
      else if (word == "required")
        for (const Json& name : rule) require(!value.is_object() || value.contains(name), at, "lacks " + name.dump());
      else if (word == "items")
        items(value, rule, at);
      else if (word == "properties")
        properties(value, rule, at);
      else if (word == "additionalProperties")
        additional(value, rule, schema, at);
      else
        found.push_back(at + ": this checker does not know the keyword " + word);
    }
  }

 private:
  void require(bool holds, const std::string& at, const std::string& problem) {
    if (!holds) found.push_back(at + " " + problem);
  }
  void type(const Json& value, const Json& rule, const std::string& at) {
    bool any = false;
    for (const Json& one : rule.is_array() ? rule : Json::array({rule})) any |= has_type(value, one);
    require(any, at, "is " + value.dump() + " and not of type " + rule.dump());
  }
  void items(const Json& value, const Json& rule, const std::string& at) {
    if (!value.is_array()) return;
    for (std::size_t i = 0; i != value.size(); ++i) check(value[i], rule, at + "/" + std::to_string(i));
  }
  void properties(const Json& value, const Json& rule, const std::string& at) {
    if (!value.is_object()) return;
    for (const auto& [name, schema] : rule.items())
      if (value.contains(name)) check(value[name], schema, at + "/" + name);
  }
  void additional(const Json& value, const Json& rule, const Json& schema, const std::string& at) {
    if (!value.is_object()) return;
    const Json known = schema.value("properties", Json::object());
    for (const auto& [name, member] : value.items()) {
      if (known.contains(name)) continue;
      if (rule.is_object())
        check(member, rule, at + "/" + name);
      else
        require(rule.get<bool>(), at, "has the undescribed member " + name);
    }
  }
  const Json& root_;
};

}  // namespace

Json load_schema(const std::string& name) {
  std::ifstream file(MAEX_SOURCE_DIR "/schemas/report/" + name + ".schema.json");
  return Json::parse(file);
}

std::vector<std::string> breaks(const Json& value, const Json& schema) {
  Checker checker(schema);
  checker.check(value, schema, "");
  return checker.found;
}

}  // namespace maex::test
