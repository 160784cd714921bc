#include "core/adapter/descriptor.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

const OptionSpec* find_spec(const Descriptor& of, std::string_view name) {
  const auto it =
      std::find_if(of.options.begin(), of.options.end(), [&](const OptionSpec& o) { return o.name == name; });
  return it == of.options.end() ? nullptr : &*it;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::string_view Options::get(const Descriptor& of, std::string_view name) const {
  const OptionSpec* spec = find_spec(of, name);
  if (spec == nullptr)
    throw std::logic_error("adapter " + of.id + " asks for its undeclared option " + std::string(name));
  const auto it = values_.find(name);
  return it == values_.end() ? std::string_view(spec->fallback) : std::string_view(it->second);
}

void check(const Options& options, const Descriptor& of) {
  std::vector<std::string> known;
  for (const OptionSpec& spec : of.options) known.push_back(spec.name);
  for (const auto& [name, value] : options.values()) {
    const OptionSpec* spec = find_spec(of, name);
    const std::string subject = "option " + name + " of " + of.id;
    if (spec == nullptr) {
      if (known.empty()) throw UsageError(of.id + " has no options, so " + name + " cannot be set");
      throw UsageError(of.id + " has no option " + name + did_you_mean(name, known) + " Its options: " + join(known) +
                       ".");
    }
    if (spec->type == OptionType::choice &&
        std::find(spec->choices.begin(), spec->choices.end(), value) == spec->choices.end())
      throw UsageError(subject + " cannot be \"" + value + "\"; it takes " + join(spec->choices));
    if (spec->type == OptionType::boolean && value != "true" && value != "false")
      throw UsageError(subject + " cannot be \"" + value + "\"; it takes true or false");
    if (spec->type == OptionType::number && !is_number(value))
      throw UsageError(subject + " cannot be \"" + value + "\"; it takes a whole number");
  }
}

}  // namespace maex
