// The district of a figure, by the places that its sentence names.
#pragma once
#include <string>

#include "core/mapping/prose/bind.hpp"

namespace maex::prose {

/// The title of the district; empty when the sentence names none, or several and none of them for this figure.
std::string place_of(const Paragraph& paragraph, const Sentence& of, const Bound& bound);

}  // namespace maex::prose
