// The lines that a page draws, without poppler.
#pragma once
#include <functional>

#include "adapters/formats/pdf/file/page_tree.hpp"
#include "adapters/formats/pdf/pdf_rulings.hpp"

namespace maex::pdf {

/// Follows the pen through the contents of a page and of the forms that it shows. Positions are those of the page as it
/// is shown. `look` is called every few thousand operators, and may throw. Throws NotPlain when the page draws in a way
/// that is not known here.
Drawing read_drawing(Objects& objects, const PageObject& page, const std::function<void()>& look);

}  // namespace maex::pdf
