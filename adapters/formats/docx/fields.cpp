#include "adapters/formats/docx/fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "adapters/formats/docx/limits.hpp"
#include "adapters/formats/docx/styles.hpp"

namespace maex::docx {

void Fields::instruction(std::string_view text) {
  if (open_.empty() || !open_.back().in_instruction) return;
  std::string& kept = open_.back().instruction;
  kept += text.substr(0, longest_instruction - std::min(kept.size(), longest_instruction));
}

void Fields::separate(std::uint64_t produced) {
  if (open_.empty()) return;
  open_.back().in_instruction = false;
  open_.back().produced = produced;
}

Fields::End Fields::end(std::uint64_t produced) {
  if (open_.empty()) return {};
  Field field = std::move(open_.back());
  open_.pop_back();
  if (!field.in_instruction && field.produced != produced) return {};
  if (!field.choice.empty()) return {false, std::move(field.choice)};
  return {!shows_nothing(field.instruction), {}};
}

bool Fields::in_instruction() const {
  return std::any_of(open_.begin(), open_.end(), [](const Field& field) { return field.in_instruction; });
}

bool Fields::shows_nothing(std::string_view instruction) {
  constexpr std::array silent = {"XE", "TA", "TC", "RD", "PRIVATE", "SET", "ASK", "ADVANCE", "FORMTEXT"};
  const std::size_t first = instruction.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  instruction.remove_prefix(first);
  const std::string_view word = instruction.substr(0, instruction.find_first_of(" \\\""));
  return std::find(silent.begin(), silent.end(), word) != silent.end();
}

std::string form_choice(xml::Tokenizer& tags) {
  using Tag = xml::Tokenizer::Tag;
  if (tags.is_empty()) return {};
  std::vector<std::string> entries;
  std::optional<bool> checked;
  std::size_t chosen = 0;
  bool list = false, box = false;
  const unsigned depth = tags.depth();
  while (tags.depth() >= depth) {
    const Tag tag = tags.next(true);
    if (tag == Tag::finished) break;
    if (tag == Tag::end) continue;
    const std::string_view name = tags.name(), value = tags.attribute("val");
    const bool in_list = list;
    if (name == "checkBox") box = true;
    if (name == "ddList") list = true;
    if (name == "listEntry" && entries.size() < most_choices) entries.emplace_back(value);
    if (in_list && name == "result") std::from_chars(value.data(), value.data() + value.size(), chosen);
    if (box && (name == "checked" || (name == "default" && !checked))) checked = is_on(tags);
  }
  if (box) return checked.value_or(false) ? "☒" : "☐";
  return chosen < entries.size() ? entries[chosen] : std::string();
}

}  // namespace maex::docx
