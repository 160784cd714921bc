// Runs the examples in a file of patterns.
#pragma once
#include <vector>

#include "core/mapping/profile/check.hpp"
#include "core/mapping/prose/grammar.hpp"

namespace maex::prose {

/// One result for each example of a pattern, and for each example of the language. The text of an example may have
/// several paragraphs; one that begins with "# " is a heading. An example states all figures of its text.
std::vector<ExampleResult> check_examples(const Grammar& grammar);

}  // namespace maex::prose
