#include "adapters/formats/pdf/pdf_rulings.hpp"

#include <cmath>

#include "adapters/formats/pdf/limits.hpp"
#include "adapters/formats/pdf/path_data.hpp"
#include "core/io/error.hpp"
#include "core/io/sax.hpp"

namespace maex::pdf {
namespace {

/// Points. A line may lean this much, and a filled rectangle this thin is a line.
constexpr float lean = 1, thin = 3;
/// A shorter line is a dash, a dot of a leader, or a part of a letter.
constexpr float shortest = 3;
/// A path of a ruling has few points. A longer one is a drawing.
constexpr std::size_t most_points = 4000;

bool has_style(std::string_view style, std::string_view name) {
  const std::size_t at = style.find(name);
  return at != std::string_view::npos && !style.substr(at + name.size()).starts_with("none");
}
bool is_filled(std::string_view style) {
  return has_style(style, ";fill:") || has_style(style, " fill:") ||
         (style.starts_with("fill:") && !style.starts_with("fill:none"));
}
bool is_stroked(std::string_view style) { return has_style(style, "stroke:"); }

class Collector {
 public:
  explicit Collector(Drawing& to) : to_(to) {}

  void stroke(Point from, Point to) {
    if (std::abs(from.y - to.y) <= lean)
      add(to_.rulings.across, (from.y + to.y) / 2, from.x, to.x);
    else if (std::abs(from.x - to.x) <= lean)
      add(to_.rulings.down, (from.x + to.x) / 2, from.y, to.y);
  }
  /// A filled area. Only a thin one is a ruling: a large one is a background.
  void fill(const std::vector<Point>& points) {
    Box box{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const Point& point : points) box.add({point.x, point.y, point.x, point.y});
    if (box.height() <= thin && box.width() > box.height())
      add(to_.rulings.across, box.middle_y(), box.left, box.right);
    else if (box.width() <= thin && box.height() > box.width())
      add(to_.rulings.down, box.middle_x(), box.top, box.bottom);
  }

 private:
  void add(std::vector<Ruling>& to, float at, float from, float until) {
    if (std::abs(from - until) < shortest) return;
    if (to_.rulings.across.size() + to_.rulings.down.size() >= most_rulings) {
      to_.too_many = true;
      return;
    }
    to.push_back({at, std::min(from, until), std::max(from, until)});
  }
  Drawing& to_;
};

class DrawingHandler final : public xml::SaxHandler {
 public:
  std::vector<Drawing> drawings{1};

  void start(const char* local, const xml::SaxAttributes& attributes) override {
    const std::string_view name = local;
    const bool aside = name == "defs" || name == "clipPath" || name == "mask" || name == "pattern" || name == "symbol";
    if (aside_ != 0 || aside) {
      ++aside_;
      return;
    }
    Matrix matrix = matrices_.back();
    std::string_view style, path;
    for (int i = 0; i != attributes.size(); ++i) {
      const std::string_view attribute = attributes.name(i);
      if (attribute == "transform") {
        if (const auto inner = read_matrix(attributes.value(i))) matrix = matrix.after(*inner);
      } else if (attribute == "style") {
        style = attributes.value(i);
      } else if (attribute == "d") {
        path = attributes.value(i);
      }
    }
    matrices_.push_back(matrix);
    if (name == "page") {
      if (std::exchange(in_pages_, true)) drawings.emplace_back();
    } else if (name == "image") {
      ++drawings.back().pictures;
    } else if (name == "path") {
      draw(path, style, matrix);
    }
  }
  void end() override {
    if (aside_ != 0)
      --aside_;
    else
      matrices_.pop_back();
  }
  void text(std::string_view /*piece*/) override {}

 private:
  void draw(std::string_view path, std::string_view style, const Matrix& matrix) {
    const bool stroked = is_stroked(style), filled = is_filled(style);
    if (!stroked && !filled) return;
    Collector collector(drawings.back());
    for (Run& run : read_path(path, most_points)) {
      if (!run.straight || run.points.size() < 2) continue;
      for (Point& point : run.points) point = matrix.apply(point);
      if (filled && run.points.size() >= 3) collector.fill(run.points);
      if (!stroked) continue;
      for (std::size_t i = 1; i < run.points.size(); ++i) collector.stroke(run.points[i - 1], run.points[i]);
      if (run.closed) collector.stroke(run.points.back(), run.points.front());
    }
  }

  std::vector<Matrix> matrices_{Matrix{}};
  unsigned aside_ = 0;  ///< open elements that draw nothing themselves
  bool in_pages_ = false;
};

Bounds bounds_of_drawing(Bounds bounds) {
  bounds.xml_attribute_bytes = most_drawing_output;  // a picture is one attribute
  return bounds;
}

}  // namespace

struct DrawingReader::State {
  State(std::string name, const Bounds& bounds, std::unique_ptr<xml::SaxHandler> events, std::vector<Drawing>& result)
      : handler(std::move(events)), drawings(result), parser(std::move(name), bounds_of_drawing(bounds), *handler) {}
  std::unique_ptr<xml::SaxHandler> handler;
  std::vector<Drawing>& drawings;  ///< of the handler
  xml::SaxParser parser;
};

DrawingReader::DrawingReader(std::string name, const Bounds& bounds) {
  auto handler = std::make_unique<DrawingHandler>();
  std::vector<Drawing>& drawings = handler->drawings;
  state_ = std::make_unique<State>(std::move(name), bounds, std::move(handler), drawings);
}
DrawingReader::~DrawingReader() = default;

void DrawingReader::take(std::string_view piece) { state_->parser.feed(piece.data(), piece.size(), false); }

std::vector<Drawing> DrawingReader::finish() {
  state_->parser.feed(nullptr, 0, true);
  for (Drawing& drawing : state_->drawings)
    if (drawing.too_many) drawing.rulings = {};
  return std::move(state_->drawings);
}

}  // namespace maex::pdf
