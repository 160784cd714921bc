// The facts of a conversion as text for the user.
#pragma once
#include <cstddef>
#include <string>

#include "core/facts/facts.hpp"
#include "core/report/messages.hpp"

namespace maex {

struct TextStyle {
  bool colour = false;    ///< severities only
  bool verbose = false;   ///< puts all details before the verdict
  std::size_t width = 0;  ///< characters in a line; 0: each sentence is one line
};

/// Balance, losses, rules, evidence and findings of each input.
std::string details_text(const RunFacts& facts, bool colour, const Messages& words);

/// The verdict, and with style.verbose all details before it. Personal values are hidden unless facts.show_personal.
/// Computes nothing: see convert_json.hpp for the same facts. Texts from readers, exceptions and a programme's own
/// files stay in their own language.
std::string convert_text(const RunFacts& facts, const TextStyle& style, const Messages& words);

}  // namespace maex
