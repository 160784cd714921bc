#include "adapters/formats/pdf/pdf_rulings.hpp"

#include "adapters/formats/pdf/limits.hpp"
#include "adapters/formats/pdf/path_data.hpp"
#include "adapters/formats/pdf/ruling_collector.hpp"
#include "core/io/error.hpp"
#include "core/io/sax.hpp"

namespace maex::pdf {
namespace {

bool has_style(std::string_view style, std::string_view name) {
  const std::size_t at = style.find(name);
  return at != std::string_view::npos && !style.substr(at + name.size()).starts_with("none");
}
bool is_filled(std::string_view style) {
  return has_style(style, ";fill:") || has_style(style, " fill:") ||
         (style.starts_with("fill:") && !style.starts_with("fill:none"));
}
bool is_stroked(std::string_view style) { return has_style(style, "stroke:"); }

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
    RulingCollector collector(drawings.back());
    for (Run& run : read_path(path, most_points_of_path)) {
      for (Point& point : run.points) point = matrix.apply(point);
      collector.draw(run, filled, stroked);
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
  for (Drawing& drawing : state_->drawings) RulingCollector(drawing).finish();
  return std::move(state_->drawings);
}

}  // namespace maex::pdf
