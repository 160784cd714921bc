#include "core/rules/sample.hpp"

#include <charconv>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace maex::rules {
namespace {

[[noreturn]] void fail(std::uint32_t line, const std::string& problem) {
  throw std::invalid_argument("sample, line " + std::to_string(line) + ": " + problem);
}

/// Reads the next word without its quotes; false at the end of the line. Stops at '=' outside quotes.
bool next_word(std::string_view& rest, std::string& word, char& end, std::uint32_t line) {
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  word.clear();
  end = ' ';
  if (rest.empty()) return false;
  while (!rest.empty() && rest.front() != ' ' && rest.front() != '=') {
    if (rest.front() != '"') {
      word += rest.front();
      rest.remove_prefix(1);
      continue;
    }
    const std::size_t close = rest.find('"', 1);
    if (close == std::string_view::npos) fail(line, "a quote is not closed");
    const std::string_view quoted = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
    std::size_t times = 1;
    if (!rest.empty() && rest.front() == '*') {
      const auto [end_of, error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), times);
      if (error != std::errc{} || times > 10'000)
        fail(line, "behind * stands how often the text is written, at most 10000 times");
      rest.remove_prefix(static_cast<std::size_t>(end_of - rest.data()));
    }
    for (; times != 0; --times) word += quoted;
  }
  if (!rest.empty() && rest.front() == '=') {
    end = '=';
    rest.remove_prefix(1);
  }
  return true;
}

template <class Number>
Number number(const std::string& text, std::uint32_t line) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) fail(line, "\"" + text + "\" is no number");
  return value;
}

Value value_of(Field field, const std::string& text, Batch& batch, std::uint32_t line) {
  switch (info(field).type) {
    case Type::text: return Value::text(batch.keep(text));
    case Type::integer: return Value::integer(number<std::int64_t>(text, line));
    case Type::decimal: return Value::decimal(number<double>(text, line));
    case Type::boolean: return Value::boolean(text == "true");
    case Type::date:
      if (const auto date = parse_iso_date(text)) return Value::date(*date);
      fail(line, "\"" + text + "\" is no date");
    case Type::code:
      if (const auto code = find_code(info(field).list, text)) return Value::code(*code);
      fail(line, "\"" + text + "\" is no code of " + std::string(info(field).full_name));
  }
  fail(line, "unknown type");
}

}  // namespace

void read_sample(std::string_view text, Batch& batch) {
  std::vector<std::pair<std::size_t, std::int32_t>> open;  // indentation and record
  std::uint32_t line = 0, input = 0;
  while (!text.empty()) {
    ++line;
    std::string_view rest = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), rest.size() + 1));
    const std::size_t indent = rest.find_first_not_of(' ');
    if (indent == std::string_view::npos || rest[indent] == '#') continue;
    std::string word, content;
    char end = ' ';
    next_word(rest, word, end, line);
    if (word == "input") {
      ++input;
      open.clear();
      continue;
    }
    if (word == "extra") {
      if (open.empty() || !next_word(rest, word, end, line) || end != '=')
        fail(line, "write: extra \"HEADING\"=\"TEXT\"");
      next_word(rest, content, end, line);
      batch[static_cast<std::size_t>(open.back().second)].add_extra(batch.keep(word), batch.keep(content));
      continue;
    }
    const auto kind = find_kind(word);
    if (!kind) fail(line, "\"" + word + "\" is no kind of record");
    const std::string prefix = word + ".";
    while (!open.empty() && open.back().first >= indent) open.pop_back();
    if (is_child(*kind) && open.empty()) fail(line, "a " + word + " hangs below another record");
    const auto record = static_cast<std::int32_t>(batch.size());
    Record& made = batch.add(*kind, {input, 0, line}, is_child(*kind) ? open.back().second : -1);
    open.emplace_back(indent, record);
    while (next_word(rest, word, end, line)) {
      const auto field = find_field(prefix + word);
      if (!field) fail(line, "there is no field " + prefix + word);
      if (end != '=') fail(line, word + " has no value");
      next_word(rest, content, end, line);
      made.set(*field, value_of(*field, content, batch, line), static_cast<std::uint16_t>(made.slots().size() + 1));
    }
  }
}

}  // namespace maex::rules
