#include "core/mapping/prose/grammar.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/io/resources.hpp"
#include "core/text/fold.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::prose {
namespace {

using checked_toml::Table;

/// Every value of the file that is `wanted` or begins with it and a semicolon.
void add_values(const Words& words, Class cls, std::string_view wanted,
                std::vector<std::pair<Class, std::uint16_t>>& to) {
  const std::size_t before = to.size();
  for (std::uint16_t i = 1; i != words.size(); ++i) {
    const std::string& value = words.value(i);
    if (value == wanted || (value.starts_with(wanted) && value[wanted.size()] == ';')) to.emplace_back(cls, i);
  }
  if (to.size() == before) throw std::invalid_argument("no word has the value " + std::string(wanted));
}

Element parse_element(std::string text, const Words& words) {
  Element made;
  if (text == "..") {
    made.kind = Element::Kind::gap;
    return made;
  }
  if (text == "$" || text == "^" || text == "|") {
    made.kind = text == "$" ? Element::Kind::end : text == "|" ? Element::Kind::stop : Element::Kind::start;
    return made;
  }
  if (text.size() > 1 && (text.back() == '?' || text.back() == '*') && text.front() != '[') {
    made.optional = true;
    made.many = text.back() == '*';
    text.pop_back();
  }
  if (text.front() == '[') {
    if (text.ends_with("]?")) {
      made.optional = true;
      text.pop_back();
    }
    if (!text.ends_with(']')) throw std::invalid_argument("\"" + text + "\" has no closing bracket");
    made.classes = std::uint64_t{1} << static_cast<unsigned>(Class::sign);
    made.signs = text.substr(1, text.size() - 2);
    return made;
  }
  if (text.front() == '\'') {
    if (text.size() < 3 || text.back() != '\'') throw std::invalid_argument("\"" + text + "\" has no closing quote");
    made.classes = ~std::uint64_t{0};
    for (const std::string& word : split(std::string_view(text).substr(1, text.size() - 2), '|'))
      made.words.push_back(word.ends_with('*')     ? fold(word) + '*'
                           : word.starts_with('*') ? '*' + fold(word)
                                                   : fold(word));
    return made;
  }
  for (const std::string& part : split(text, '/')) {
    const std::size_t colon = std::min(part.find(':'), part.size());
    const Class cls = class_of(part.substr(0, colon));
    if (cls == Class::count) throw std::invalid_argument("\"" + part.substr(0, colon) + "\" is not a class");
    made.classes |= std::uint64_t{1} << static_cast<unsigned>(cls);
    if (colon != part.size())
      for (const std::string& value : split(std::string_view(part).substr(colon + 1), ','))
        add_values(words, cls, value, made.values);
  }
  return made;
}

std::vector<std::uint64_t> needs_of(const std::vector<Element>& side) {
  std::vector<std::uint64_t> needs;
  for (const Element& each : side)
    if (each.kind == Element::Kind::item && !each.optional) needs.push_back(each.classes);
  return needs;
}

void parse_form(const std::string& form, const Words& words, Pattern& to) {
  bool right = false;
  for (const std::string& part : split(form, ' ')) {
    const bool anchor = part == "#" || part == "0" || part == "ALL";
    if (anchor && right) throw std::invalid_argument("a form has one # (or 0, or ALL)");
    if (anchor) {
      right = true;
      to.anchor = part == "#" ? Class::number : part == "0" ? Class::none : Class::all;
    } else {
      (right ? to.right : to.left).push_back(parse_element(part, words));
    }
  }
  if (!right) throw std::invalid_argument("a form has a # (or 0, or ALL) where the number is");
  std::reverse(to.left.begin(), to.left.end());
  if (to.left.size() + to.right.size() > 14) throw std::invalid_argument("a form has at most 14 parts");
  to.left_needs = needs_of(to.left);
  to.right_needs = needs_of(to.right);
}

Pattern::Example parse_example(const std::string& text) {
  constexpr std::string_view arrow = " -> ";
  Pattern::Example made;
  const std::size_t at = text.find(arrow);
  made.text = text.substr(0, at);
  if (at == std::string::npos) return made;
  for (const std::string& each : split(std::string_view(text).substr(at + arrow.size()), '|'))
    made.expect.emplace_back(trim(each));
  return made;
}

void parse_measure(Table& table, Pattern& to) {
  static constexpr std::pair<std::string_view, From> sources[] = {
      {"thing", From::thing}, {"kind", From::kind},     {"outcome", From::outcome}, {"area", From::area},
      {"open", From::open},   {"parent", From::parent}, {"heading", From::heading}, {"lead", From::lead},
      {"sum", From::sum},     {"before", From::before}};
  const std::string measure = table.required_text("measure");
  to.guard = measure == "unread";
  if (to.guard) return;
  for (const auto& [word, from] : sources)
    if (word == measure) {
      to.from = from;
      return;
    }
  to.from = From::code;
  to.measure = find_code(CodeList::measure, measure);
  if (!to.measure)
    table.fail_at("measure", "\"" + measure +
                                 "\" is not a measure, and not thing, kind, outcome, area, open, parent, heading, "
                                 "lead, before, sum or unread");
}

Pattern parse_pattern(const toml::table& table, const std::string& name, const Words& words) {
  Table reader(table, name, "[[pattern]]");
  Pattern made;
  made.name = reader.required_text("name");
  try {
    parse_form(reader.required_text("form"), words, made);
  } catch (const std::invalid_argument& problem) { reader.fail_at("form", problem.what()); }
  made.rule = reader.text("ignored");
  made.ignored = !made.rule.empty();
  if (!made.ignored) parse_measure(reader, made);
  made.breakdown = reader.text("breakdown");
  made.part = reader.flag("part");
  const auto examples = reader.texts("examples"), fails = reader.texts("fails");
  for (const std::string& each : examples) made.examples.push_back(parse_example(each));
  for (const std::string& each : fails) made.examples.push_back({each, {}, true});
  if (examples.empty() || fails.empty())
    reader.fail_at("name", "the pattern \"" + made.name + "\" needs an example that it reads and one that it does not");
  reader.finish();
  return made;
}

void read_words(const toml::table& classes, const std::string& name, const Words::Endings& endings, Words& to) {
  for (const auto& [key, node] : classes) {
    const Class cls = class_of(key.str());
    if (cls == Class::count || cls <= Class::group)
      checked_toml::fail(name, node, "\"" + std::string(key.str()) + "\" is not a class of words");
    const toml::table* values = node.as_table();
    if (values == nullptr) checked_toml::fail(name, node, "[words." + std::string(key.str()) + "] must be a table");
    for (const auto& [value, list] : *values)
      for (const std::string& spelling : checked_toml::strings_of(list, name, "[words." + std::string(key.str()) + "]"))
        try {
          to.add(spelling, cls, value.str() == "-" ? std::string_view() : value.str(), endings);
        } catch (const std::invalid_argument& problem) { checked_toml::fail(name, list, problem.what()); }
  }
}

ToldWords::Phrases read_phrases(Table& table, std::string_view key) {
  ToldWords::Phrases made;
  for (const std::string& phrase : table.texts(key)) {
    std::vector<std::string>& words = made.emplace_back();
    for (const std::string& word : split(phrase, ' '))
      words.push_back(word.ends_with('*') ? fold(word) + '*' : fold(word));
  }
  return made;
}

void read_told(const toml::table& table, const std::string& name, ToldWords& to) {
  Table reader(table, name, "[told]");
  to.settlement_before = read_phrases(reader, "settlement-before");
  to.settlement_after = read_phrases(reader, "settlement-after");
  to.elsewhere_before = read_phrases(reader, "elsewhere-before");
  to.elsewhere_after = read_phrases(reader, "elsewhere-after");
  to.another = read_phrases(reader, "another");
  to.clock = read_phrases(reader, "clock");
  to.morning = read_phrases(reader, "morning");
  to.afternoon = read_phrases(reader, "afternoon");
  to.born = read_phrases(reader, "born");
  to.ap_mine = read_phrases(reader, "ap-mine");
  to.av_mine = read_phrases(reader, "av-mine");
  to.erw = read_phrases(reader, "erw");
  to.mine = read_phrases(reader, "mine");
  reader.finish();
}

}  // namespace

bool is_grammar(std::string_view toml) {
  for (std::size_t at = 0; at < toml.size();) {
    const std::size_t end = std::min(toml.find('\n', at), toml.size());
    if (trim(toml.substr(at, end - at)) == "[report]") return true;
    at = end + 1;
  }
  return false;
}

std::shared_ptr<const Grammar> parse_grammar(std::string_view text, const std::string& name) {
  auto made = std::make_shared<Grammar>();
  const toml::table document = checked_toml::parse(text, name);
  Table root(document, name, "the file");
  const toml::node& head = root.require("report");
  if (!head.is_table()) checked_toml::fail(name, head, "[report] must be a table");
  Table report(*head.as_table(), name, "[report]");
  made->name = name;
  made->language = report.choice("language", "en", {std::begin(language_tags), std::end(language_tags)});
  made->decimal_mark = report.choice("decimal-mark", ".", {".", ","})[0];
  made->verb_last = report.flag("verb-last");
  made->place_endings = report.texts("place-endings");
  for (const std::string& each : report.texts("plan-parts")) made->plan_parts.push_back(fold(each));
  for (const std::string& each : report.texts("verb-endings")) made->verb_endings.push_back(fold(each));
  report.finish();
  Words::Endings endings;
  if (const toml::node* node = root.get("endings")) {
    if (!node->is_table()) checked_toml::fail(name, *node, "[endings] must be a table");
    for (const auto& [key, list] : *node->as_table()) {
      auto& to = endings[std::string(key.str())];
      to = checked_toml::strings_of(list, name, "[endings]");
    }
  }
  const toml::node& words = root.require("words");
  if (!words.is_table()) checked_toml::fail(name, words, "[words] must be a table of classes");
  read_words(*words.as_table(), name, endings, made->words);
  if (const toml::node* node = root.get("pattern")) {
    const toml::array* list = node->as_array();
    if (list == nullptr || !list->is_array_of_tables())
      checked_toml::fail(name, *node, "patterns are written as [[pattern]]");
    for (const toml::node& each : *list) made->patterns.push_back(parse_pattern(*each.as_table(), name, made->words));
  }
  if (const toml::node* node = root.get("marks")) {
    if (!node->is_table()) checked_toml::fail(name, *node, "[marks] must be a table");
    for (const auto& [key, list] : *node->as_table()) {
      auto& to = made->marks.emplace_back(std::string(key.str()), checked_toml::strings_of(list, name, "[marks]"));
      for (std::string& phrase : to.second) phrase = fold(phrase);
    }
  }
  if (const toml::node* node = root.get("told")) {
    if (!node->is_table()) checked_toml::fail(name, *node, "[told] must be a table");
    read_told(*node->as_table(), name, made->told);
  }
  for (const std::string& each : root.texts("examples")) made->examples.push_back(parse_example(each));
  root.finish();
  return made;
}

const std::vector<std::shared_ptr<const Grammar>>& builtin_grammars() {
  static const auto all = [] {
    std::vector<std::shared_ptr<const Grammar>> made;
    for (const std::string_view tag : language_tags)
      if (const auto bytes = find_resource("reports/" + std::string(tag) + ".toml"))
        made.push_back(parse_grammar(*bytes, std::string(tag) + ".toml"));
    return made;
  }();
  return all;
}

}  // namespace maex::prose
