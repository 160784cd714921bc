// The facts of a conversion as text for the user.
#pragma once
#include <cstddef>
#include <string>

#include "core/facts/facts.hpp"
#include "core/report/messages.hpp"

namespace maex {

struct TextStyle {
  bool colour = false;   ///< severities only
  bool verbose = false;  ///< adds the reader's decisions, reasons, and more cases of each finding
  [[nodiscard]] std::size_t shown_per_code() const { return verbose ? 10 : 3; }
};

/// The whole report; personal values are hidden unless facts.show_personal. Computes nothing: see convert_json.hpp for
/// the same facts. Texts from readers, exceptions and a programme's own files stay in their own language.
std::string convert_text(const RunFacts& facts, const TextStyle& style, const Messages& words);

}  // namespace maex
