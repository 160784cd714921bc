// How well a profile fits a document, in words.
#pragma once
#include <string>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/headings.hpp"

namespace maex {

struct Fit {
  Certainty certainty = Certainty::no;
  std::string reason;     ///< `17 of 18 headings of sheet "2014", row 4`
  std::size_t sheet = 0;  ///< the sheet that fits best; only meaningful when headings is set
  std::optional<HeadingRow> headings;
};

/// Reads the first rows of each sheet. Throws InputError when the document cannot be read.
Fit fit(const Compiled& profile, TableDocument& document);

}  // namespace maex
