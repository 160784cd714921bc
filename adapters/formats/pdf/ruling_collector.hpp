// Keeps the parts of drawn paths that are ruling lines.
#pragma once
#include "adapters/formats/pdf/path_data.hpp"
#include "adapters/formats/pdf/pdf_rulings.hpp"

namespace maex::pdf {

class RulingCollector {
 public:
  explicit RulingCollector(Drawing& to) : to_(to) {}
  /// A run with the positions of the page. Nothing is kept of a run with a curve.
  void draw(const Run& run, bool fill, bool stroke);
  /// A picture of lines holds no rulings: none is kept when there are more than `most_rulings`.
  void finish();

 private:
  void stroke(Point from, Point to);
  void fill(const std::vector<Point>& points);
  void add(std::vector<Ruling>& to, float at, float from, float until);
  Drawing& to_;
};

}  // namespace maex::pdf
