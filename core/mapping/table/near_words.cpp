#include "core/mapping/table/near_words.hpp"

#include <algorithm>

#include "core/text/joined.hpp"
#include "core/text/personal_signs.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

Argument field_argument(Field field) {
  Argument argument("field", std::string(info(field).full_name));
  argument.list = "field";
  return argument;
}

/// Without duplicates: a profile may list one word with several groups above it.
std::string similar_words(std::string_view word, std::span<const std::string> known) {
  std::vector<std::string> words = nearest(word, known);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return joined(words);
}

}  // namespace

Text unknown_word(Field field, std::string_view word, std::span<const std::string> known) {
  if (!is_personal(info(field).sensitivity)) {
    if (std::string instead = corrected(word, known); !instead.empty())
      return {"No value of {field} has this spelling. The nearest one is \"{instead}\"."_text,
              {field_argument(field), {"instead", std::move(instead)}}};
    if (std::string similar = similar_words(word, known); !similar.empty())
      return {"No value of {field} has this spelling. Similar ones are: {similar}."_text,
              {field_argument(field), {"similar", std::move(similar)}}};
  }
  return {"No value of {field} has this spelling."_text, {field_argument(field)}};
}

Text unknown_heading(const std::string& text, std::string_view leaf, std::span<const std::string> known) {
  const Argument heading("heading", text, holds_personal_sign(text));
  if (std::string instead = corrected(leaf, known); !instead.empty())
    return {"\"{heading}\" is not a heading of the profile. The nearest one is \"{instead}\"."_text,
            {heading, {"instead", std::move(instead)}}};
  if (std::string similar = similar_words(leaf, known); !similar.empty())
    return {"\"{heading}\" is not a heading of the profile. Similar ones are: {similar}."_text,
            {heading, {"similar", std::move(similar)}}};
  return {"\"{heading}\" is not a heading of the profile."_text, {heading}};
}

}  // namespace maex
