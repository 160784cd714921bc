// The path data ("M 1 2 L 3 4 Z") and transformations of SVG, as far as cairo writes them.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace maex::pdf {

struct Point {
  float x = 0, y = 0;
};

/// x' = a x + c y + e, y' = b x + d y + f
struct Matrix {
  float a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  [[nodiscard]] Point apply(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
  /// First `inner`, then this.
  [[nodiscard]] Matrix after(const Matrix& inner) const;
};
/// "matrix(a,b,c,d,e,f)" or "translate(x,y)"; nothing for any other text.
std::optional<Matrix> read_matrix(std::string_view text);

/// One run of the pen. A run with a curve in it is not straight.
struct Run {
  std::vector<Point> points;
  bool closed = false, straight = true;
};
/// At most `most` points; the rest of a longer path is passed over. Text that is not path data ends the reading.
std::vector<Run> read_path(std::string_view text, std::size_t most);

}  // namespace maex::pdf
