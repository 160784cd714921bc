// Pages whose text runs up, down or upside down.
#pragma once
#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

enum class Turn : std::uint8_t { none, right, down, left };

/// How the page must be turned so that most of its letters stand upright.
Turn turn_of(const Page& page);
/// Turns the page, so that lines run from left to right.
void turn_page(Page& page, Turn turn);
/// Turns the rulings of a page that had this size before it was turned.
void turn_rulings(Rulings& rulings, Turn turn, float width, float height);

}  // namespace maex::pdf
