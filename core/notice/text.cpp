#include "core/notice/text.hpp"

#include <charconv>
#include <mutex>
#include <set>

#include "core/notice/notice.hpp"

namespace maex {
namespace {

constinit const void* first_entry = nullptr;

/// "{text}": a text that is the same in every language.
constexpr Pattern bare = "{text}"_text;

}  // namespace

Pattern::Entry::Entry(std::string_view text) noexcept : english(text), next(static_cast<const Entry*>(first_entry)) {
  first_entry = this;
}

std::vector<std::string_view> Pattern::all() {
  std::vector<std::string_view> found;
  for (const auto* entry = static_cast<const Entry*>(first_entry); entry != nullptr; entry = entry->next)
    found.push_back(entry->english);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Text::Text() = default;
Text::Text(Pattern pattern) : pattern_(pattern.english()) {}
Text::Text(Pattern pattern, std::vector<Argument> arguments)
    : pattern_(pattern.english()), arguments_(std::move(arguments)) {}
Text::Text(const Text&) = default;
Text::Text(Text&&) noexcept = default;
Text& Text::operator=(const Text&) = default;
Text& Text::operator=(Text&&) noexcept = default;
Text::~Text() = default;

Text Text::as_is(std::string words) {
  if (words.empty()) return {};
  return {bare, {Argument("text", std::move(words))}};
}

bool Text::is_as_is() const {
  return pattern_ == bare.english() && arguments_.size() == 1 && arguments_[0].list.empty();
}

Text Text::received(std::string_view pattern, std::vector<Argument> arguments) {
  static std::mutex mutex;
  static std::set<std::string, std::less<>> kept;
  const std::lock_guard lock(mutex);
  const auto keep = [](std::string_view& words) {
    const auto found = kept.find(words);
    words = found != kept.end() ? *found : *kept.emplace(words).first;
  };
  Text text;
  text.pattern_ = pattern;
  text.arguments_ = std::move(arguments);
  keep(text.pattern_);
  for (Argument& each : text.arguments_) {
    keep(each.name);
    keep(each.list);
  }
  return text;
}

Text Text::code(std::string_view list, std::string_view value) {
  Argument argument("text", std::string(value));
  argument.list = list;
  return {bare, {std::move(argument)}};
}

// Written out: clang 14 fails on a default here, because Argument's default needs it while it is made.
bool operator==(const Text& a, const Text& b) { return a.pattern_ == b.pattern_ && a.arguments_ == b.arguments_; }

std::strong_ordering operator<=>(const Text& a, const Text& b) {
  if (const auto order = a.pattern_ <=> b.pattern_; order != 0) return order;
  return std::lexicographical_compare_three_way(a.arguments_.begin(), a.arguments_.end(), b.arguments_.begin(),
                                                b.arguments_.end());
}

std::string_view Wording::hidden_part() const { return masked_part; }

const Wording& Wording::english() {
  static const Wording english;
  return english;
}

std::string Wording::say(const Text& text, bool show_personal) const {
  return fill(sentence(text.pattern()), text.arguments(), show_personal);
}

std::string Wording::fill(std::string_view pattern, std::span<const Argument> arguments, bool show_personal) const {
  std::string out;
  while (true) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) return out.append(pattern);
    out += pattern.substr(0, open);
    std::string_view name = pattern.substr(open + 1, close - open - 1), forms;
    pattern.remove_prefix(close + 1);
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
      forms = name.substr(colon + 1);
      name = name.substr(0, colon);
    }
    const auto found =
        std::find_if(arguments.begin(), arguments.end(), [name](const Argument& each) { return each.name == name; });
    if (found == arguments.end()) {
      out += name;
    } else if (found->personal && !show_personal) {
      out += hidden_part();
    } else if (!found->texts.empty()) {
      for (std::size_t i = 0; i != found->texts.size(); ++i)
        out.append(i == 0 ? "" : ", ").append(say(found->texts[i], show_personal));
    } else if (!forms.empty()) {
      std::uint64_t number = 0;
      std::from_chars(found->value.data(), found->value.data() + found->value.size(), number);
      out.append(grouped(number)).append(" ").append(noun_form(number, forms));
    } else {
      out += found->list.empty() ? std::string_view(found->value) : code_word(found->list, found->value);
    }
  }
}

std::string to_string(const Text& text) { return Wording::english().say(text); }

std::vector<std::string> to_strings(std::span<const Text> texts) {
  std::vector<std::string> all;
  for (const Text& text : texts) all.push_back(to_string(text));
  return all;
}

void add_count(std::vector<Text>& to, std::uint64_t count, Pattern pattern, std::vector<Argument> more) {
  if (count == 0) return;
  more.emplace_back("count", count);
  to.emplace_back(pattern, std::move(more));
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, 1, ' ');
  return digits;
}

std::string_view noun_form(std::uint64_t number, std::string_view forms) {
  const auto count = std::count(forms.begin(), forms.end(), '|') + 1;
  const std::uint64_t last = number % 10, two = number % 100;
  int skip = 0;
  if (count < 3)
    skip = count == 2 && number != 1 ? 1 : 0;
  else if (last != 1 || two == 11)
    skip = last >= 2 && last <= 4 && (two < 12 || two > 14) ? 1 : 2;
  for (; skip != 0; --skip) forms.remove_prefix(forms.find('|') + 1);
  return forms.substr(0, forms.find('|'));
}

}  // namespace maex
