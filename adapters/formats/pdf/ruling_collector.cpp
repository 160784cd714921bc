#include "adapters/formats/pdf/ruling_collector.hpp"

#include <cmath>

#include "adapters/formats/pdf/limits.hpp"

namespace maex::pdf {
namespace {

/// Points. A line may lean this much, and a filled rectangle this thin is a line.
constexpr float lean = 1, thin = 3;
/// A shorter line is a dash, a dot of a leader, or a part of a letter.
constexpr float shortest = 3;

}  // namespace

void RulingCollector::draw(const Run& run, bool fills, bool strokes) {
  const std::vector<Point>& points = run.points;
  if (!run.straight || points.size() < 2) return;
  if (fills && points.size() >= 3) fill(points);
  if (!strokes) return;
  for (std::size_t i = 1; i < points.size(); ++i) stroke(points[i - 1], points[i]);
  if (run.closed) stroke(points.back(), points.front());
}

void RulingCollector::finish() {
  if (to_.too_many) to_.rulings = {};
}

void RulingCollector::stroke(Point from, Point to) {
  if (std::abs(from.y - to.y) <= lean)
    add(to_.rulings.across, (from.y + to.y) / 2, from.x, to.x);
  else if (std::abs(from.x - to.x) <= lean)
    add(to_.rulings.down, (from.x + to.x) / 2, from.y, to.y);
}

/// A filled area. Only a thin one is a ruling: a large one is a background.
void RulingCollector::fill(const std::vector<Point>& points) {
  Box box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Point& point : points) box.add({point.x, point.y, point.x, point.y});
  if (box.height() <= thin && box.width() > box.height())
    add(to_.rulings.across, box.middle_y(), box.left, box.right);
  else if (box.width() <= thin && box.height() > box.width())
    add(to_.rulings.down, box.middle_x(), box.top, box.bottom);
}

void RulingCollector::add(std::vector<Ruling>& to, float at, float from, float until) {
  if (std::abs(from - until) < shortest) return;
  if (to_.rulings.across.size() + to_.rulings.down.size() >= most_rulings) {
    to_.too_many = true;
    return;
  }
  to.push_back({at, std::min(from, until), std::max(from, until)});
}

}  // namespace maex::pdf
