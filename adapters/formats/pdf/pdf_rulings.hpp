// Finds the ruling lines in what `pdftocairo -svg` prints: straight strokes, the sides of stroked rectangles, and
// filled rectangles that are thin. Curves, letters, patterns and clipping paths are passed over.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/formats/pdf/page.hpp"
#include "core/io/bounds.hpp"

namespace maex::pdf {

/// What the drawing of one page shows.
struct Drawing {
  Rulings rulings;
  std::uint64_t pictures = 0;
  bool too_many = false;  ///< more lines than `most_rulings`: the page shows a picture, and none is kept
};

class DrawingReader {
 public:
  /// `name`: of the file, for messages.
  DrawingReader(std::string name, const Bounds& bounds);
  ~DrawingReader();
  DrawingReader(const DrawingReader&) = delete;
  DrawingReader& operator=(const DrawingReader&) = delete;
  /// The next bytes of the output, in pieces of any size. Throws InputError when it is not XML.
  void take(std::string_view piece);
  /// The output is at its end. One drawing for each page, at least one. Throws InputError.
  std::vector<Drawing> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace maex::pdf
