// What the operators of a page do with the pen: the path, the positions, the part of the page that is shown.
#pragma once
#include <array>
#include <vector>

#include "adapters/formats/pdf/path_data.hpp"
#include "adapters/formats/pdf/ruling_collector.hpp"

namespace maex::pdf {

class Pen {
 public:
  Pen(RulingCollector& to, const Matrix& start, const Box& page);
  /// Throws NotPlain when too much is saved.
  void save();
  void restore();
  [[nodiscard]] std::size_t saved() const { return saved_.size(); }
  void change(const Matrix& inner) { now_.matrix = now_.matrix.after(inner); }

  void move(Point to);
  void line(Point to);
  void curve(Point to);
  void rectangle(Point corner, float width, float height);
  void close();
  void clip() { clips_ = true; }
  /// The end of a path.
  void paint(bool fill, bool stroke);

 private:
  struct State {
    Matrix matrix;
    Box shown;
  };
  [[nodiscard]] bool is_shown(const Run& run) const;
  void narrow();

  RulingCollector& to_;
  State now_;
  std::vector<State> saved_;
  std::vector<Run> path_;
  std::size_t points_ = 0;
  bool clips_ = false;
};

}  // namespace maex::pdf
