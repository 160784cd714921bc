#include "adapters/formats/pdf/file/pen.hpp"

#include <cmath>

#include "adapters/formats/pdf/file/lexer.hpp"
#include "adapters/formats/pdf/limits.hpp"

namespace maex::pdf {
namespace {

constexpr std::size_t most_saved = 1000;

Box box_of(const Run& run) {
  Box box{run.points[0].x, run.points[0].y, run.points[0].x, run.points[0].y};
  for (const Point& point : run.points) box.add({point.x, point.y, point.x, point.y});
  return box;
}

bool is_near(float value) { return std::abs(value) <= longest_length; }  // false for NaN too

}  // namespace

Pen::Pen(RulingCollector& to, const Matrix& start, const Box& page) : to_(to), now_{start, page} {}

void Pen::save() {
  if (saved_.size() == most_saved) throw NotPlain();
  saved_.push_back(now_);
}

void Pen::restore() {
  if (saved_.empty()) return;
  now_ = saved_.back();
  saved_.pop_back();
}

void Pen::move(Point to) {
  if (!path_.empty() && path_.back().points.size() == 1) {
    path_.pop_back();  // nothing was drawn since the last move
    --points_;
  }
  if (++points_ > most_points_of_path) return;
  path_.emplace_back();
  path_.back().points.push_back(to);
}

void Pen::line(Point to) {
  if (path_.empty()) return;
  if (path_.back().closed) move(path_.back().points[0]);
  if (++points_ <= most_points_of_path) path_.back().points.push_back(to);
}

void Pen::curve(Point to) {
  line(to);
  if (!path_.empty()) path_.back().straight = false;
}

void Pen::rectangle(Point corner, float width, float height) {
  move(corner);
  line({corner.x + width, corner.y});
  line({corner.x + width, corner.y + height});
  line({corner.x, corner.y + height});
  close();
}

void Pen::close() {
  if (!path_.empty() && path_.back().points.size() > 1) path_.back().closed = true;
}

/// Whether a part of the run may lie in what is shown.
bool Pen::is_shown(const Run& run) const {
  constexpr float width = 1;  // of a line
  const Box box = box_of(run);
  return box.right >= now_.shown.left - width && box.left <= now_.shown.right + width &&
         box.bottom >= now_.shown.top - width && box.top <= now_.shown.bottom + width;
}

void Pen::narrow() {
  Box shown{1, 1, -1, -1};  // nothing
  for (std::size_t i = 0; i != path_.size(); ++i) {
    const Box box = box_of(path_[i]);
    if (i == 0)
      shown = box;
    else
      shown.add(box);
  }
  now_.shown.left = std::max(now_.shown.left, shown.left);
  now_.shown.top = std::max(now_.shown.top, shown.top);
  now_.shown.right = std::min(now_.shown.right, shown.right);
  now_.shown.bottom = std::min(now_.shown.bottom, shown.bottom);
}

void Pen::paint(bool fill, bool stroke) {
  bool near = true;
  for (Run& run : path_)
    for (Point& point : run.points) {
      point = now_.matrix.apply(point);
      near = near && is_near(point.x) && is_near(point.y);
    }
  if (near) {
    if (fill || stroke)
      for (const Run& run : path_)
        if (is_shown(run)) to_.draw(run, fill, stroke);
    if (clips_) narrow();
  }
  clips_ = false;
  path_.clear();
  points_ = 0;
}

}  // namespace maex::pdf
