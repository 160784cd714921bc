#include "tests/dialect/grammar.hpp"

#include <sstream>
#include <stdexcept>

namespace maex::dialect_test {

Rule parse_rules(std::string_view text) {
  Rule top;
  std::vector<Rule*> open{&top};
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string::npos) continue;
    const std::size_t depth = indent / 2 + 1;
    if (depth > open.size()) throw std::logic_error("bad indent: " + line);
    open.resize(depth);
    std::istringstream words(line);
    Rule rule;
    std::string mark;
    words >> rule.name >> mark;
    const char last = rule.name.back();
    if (last == '?' || last == '*' || last == '+') {
      rule.name.pop_back();
      rule.needed = last == '+';
      rule.many = last != '?';
    }
    if (mark == "=") words >> rule.holds >> rule.type;
    if (mark == "@") words >> rule.each;
    open.back()->below.push_back(rule);
    open.push_back(&open.back()->below.back());
  }
  return top.below.empty() ? top : top.below.front();
}

std::string spelled(const Installation& by, const Rule& leaf, const Value& value, Field field) {
  if (leaf.type == "code") {
    const auto found = by.terms.find(std::string(name(info(field).list)) + "." + to_text(value));
    return found == by.terms.end() ? std::string() : found->second;
  }
  std::string text = to_text(value);
  if (leaf.type == "date") {
    const std::string iso = text;
    text = by.date_form;
    const auto put = [&](const std::string& word, const std::string& digits) {
      text.replace(text.find(word), word.size(), digits);
    };
    put("YYYY", iso.substr(0, 4));
    put("MM", iso.substr(5, 2));
    put("DD", iso.substr(8, 2));
  }
  if (leaf.type == "dec") {
    if (by.places >= 0) {
      if (text.find('.') == std::string::npos) text += '.';
      text.append(static_cast<std::size_t>(by.places) - (text.size() - text.find('.') - 1), '0');
    }
    for (char& c : text)
      if (c == '.') c = by.point;
  }
  return text;
}

}  // namespace maex::dialect_test
