// Words of mine action lists that do not depend on one partner: inflected outcomes, ordnance models, agencies.
// The lists are in schemas/words.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/model/codes.hpp"
#include "core/model/fields.hpp"

namespace maex {

struct WordMatch {
  Code code{};
  Field also = Field::count;  ///< the field that keeps the text, because it says more than the code
  std::string text;           ///< of the sender, for `also`
  /// The code of a model or word of ordnance is general knowledge that no source confirms.
  bool assumed = false;
};

/// Finds the code of a text in the shared words of its list. It matches whole phrases only. Never throws on any text.
std::optional<WordMatch> find_word(CodeList list, std::string_view text);

}  // namespace maex
