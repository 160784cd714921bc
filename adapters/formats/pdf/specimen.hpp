// The small file of the conformance suite.
#pragma once
#include <string>

namespace maex::pdf {

/// A PDF of one page with a ruled table. Its data is made up.
std::string make_specimen();

}  // namespace maex::pdf
