// The pages of a PDF file in their order.
#pragma once
#include <array>
#include <vector>

#include "adapters/formats/pdf/file/objects.hpp"

namespace maex::pdf {

/// What a page and those above it say about it.
struct PageObject {
  std::array<double, 4> box{};                        ///< left, bottom, right, top
  unsigned turn = 0;                                  ///< degrees with the clock: 0, 90, 180, 270
  std::string_view resources, contents, annotations;  ///< empty: none
};

/// Throws NotPlain.
std::vector<PageObject> read_pages(Objects& objects);

}  // namespace maex::pdf
