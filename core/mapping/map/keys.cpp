#include "core/mapping/map/keys.hpp"

#include <charconv>

namespace maex {
namespace {

constexpr std::size_t most_digits = 7;

/// "place" or "place[2]".
std::optional<KeyStep> parse_step(std::string_view text) {
  KeyStep step;
  if (const auto bracket = text.find('['); bracket != std::string_view::npos) {
    std::string_view digits = text.substr(bracket + 1);
    if (digits.size() < 2 || digits.size() > most_digits || digits.back() != ']' || digits.front() == '0')
      return std::nullopt;
    digits.remove_suffix(1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), step.number);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
    text = text.substr(0, bracket);
  }
  const auto kind = find_kind(text);
  if (!kind || !is_child(*kind)) return std::nullopt;
  step.kind = *kind;
  return step;
}

}  // namespace

std::optional<PropertyKey> parse_key(std::string_view key, Kind top) {
  PropertyKey parsed;
  std::string_view rest = key;
  Kind kind = top;
  for (;;) {
    if (rest.starts_with(extra_mark)) {
      parsed.heading = rest.substr(extra_mark.size());
      return parsed.heading.empty() ? std::nullopt : std::optional(parsed);
    }
    const auto dot = rest.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const std::string_view head = rest.substr(0, dot);
    // The kind of the record precedes its field, for the top record and for children.
    if (parsed.depth == 0 && head == name(top)) {
      const auto field = find_field(key);
      if (!field || info(*field).kind != top) return std::nullopt;
      parsed.field = *field;
      return parsed;
    }
    const auto step = parse_step(head);
    if (!step || parsed.depth == deepest_child) return std::nullopt;
    parsed.steps[parsed.depth++] = *step;
    kind = step->kind;
    rest = rest.substr(dot + 1);
    if (rest.starts_with(extra_mark) || rest.find('.') != std::string_view::npos) continue;
    const auto field = find_field(std::string(name(kind)) + "." + std::string(rest));
    if (!field) return std::nullopt;
    parsed.field = *field;
    return parsed;
  }
}

}  // namespace maex
