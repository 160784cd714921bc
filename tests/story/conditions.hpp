// The conditions of lists that partners send: each changes a list, and what the reader must find in it.
#pragma once
#include <span>

#include "tests/story/partner_list.hpp"

namespace maex::story {

struct Condition {
  const char* name;
  bool csv, books;       ///< fits text tables; fits workbooks
  int step;              ///< conditions of cells come first, then rows, sheets, and the file as a whole
  const char* excludes;  ///< of two conditions with the same word, a list has one; may be empty
  /// False when the list has no place for it, and is unchanged.
  bool (*apply)(PartnerList& list, Random& random);
};

/// All of them.
std::span<const Condition> conditions();
/// Those of letters, marks of programs and encodings.
std::span<const Condition> letter_conditions();

}  // namespace maex::story
