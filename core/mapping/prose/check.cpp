#include "core/mapping/prose/check.hpp"

#include <algorithm>

#include "core/mapping/prose/text_reader.hpp"
#include "core/model/value.hpp"
#include "core/place/gazetteer.hpp"

namespace maex::prose {
namespace {

std::string text_of(const Statement& statement) {
  std::string out(info(statement.measure).name);
  out += '=' + to_text(Value::decimal(statement.value));
  if (!statement.breakdown.empty()) out += ' ' + statement.breakdown;
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) (out += out.empty() ? "" : " | ") += part;
  return out.empty() ? "nothing" : out;
}

struct Outcome {
  std::vector<std::string> figures, patterns, rules;
};

Outcome run(const std::shared_ptr<const Grammar>& grammar, std::string_view text) {
  static PlaceNames places(Gazetteer::azerbaijan());
  TextReader reader(grammar, {"ANAMA", 2026, &places});
  Outcome out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    const bool heading = line.starts_with("# ");
    if (heading) line.remove_prefix(2);
    const TextReading& reading = reader.paragraph(line, heading ? 1 : 0);
    for (const Statement& each : reading.statements) {
      out.figures.push_back(text_of(each));
      out.patterns.emplace_back(each.pattern);
    }
    for (const LeftOut& each : reading.left_out) {
      out.rules.emplace_back(each.rule);
      if (!each.pattern.empty()) out.patterns.emplace_back(each.pattern);
    }
  }
  return out;
}

template <class List>
bool holds(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

ExampleResult check(const std::shared_ptr<const Grammar>& grammar, const Pattern::Example& example,
                    const Pattern* pattern, bool fails) {
  ExampleResult result;
  result.name = (pattern == nullptr ? grammar->language : pattern->name) + (fails ? ", not: " : ": ") + example.text;
  std::replace(result.name.begin(), result.name.end(), '\n', ' ');
  const Outcome found = run(grammar, example.text);
  const bool used = pattern != nullptr &&
                    (pattern->ignored ? holds(found.rules, pattern->rule) : holds(found.patterns, pattern->name));
  if (fails) {
    result.passed = !used;
    if (used) result.detail = "the pattern reads it: " + joined(found.figures);
    return result;
  }
  std::vector<std::string> wanted = example.expect, got = found.figures;
  std::sort(wanted.begin(), wanted.end());
  std::sort(got.begin(), got.end());
  result.passed = wanted == got && (pattern == nullptr || used);
  if (wanted != got)
    result.detail = "expected " + joined(example.expect) + ", found " + joined(found.figures);
  else if (!result.passed)
    result.detail = "the pattern does not read it; used: " + joined(found.patterns);
  return result;
}

}  // namespace

std::vector<ExampleResult> check_examples(const Grammar& grammar) {
  // The reader shares the grammar; the caller keeps it alive during the call.
  const std::shared_ptr<const Grammar> shared(std::shared_ptr<const Grammar>(), &grammar);
  std::vector<ExampleResult> results;
  for (const Pattern::Example& each : grammar.examples) results.push_back(check(shared, each, nullptr, false));
  for (const Pattern& pattern : grammar.patterns)
    for (const Pattern::Example& each : pattern.examples) results.push_back(check(shared, each, &pattern, each.fails));
  return results;
}

}  // namespace maex::prose
