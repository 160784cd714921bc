#include "adapters/formats/pdf/file/drawing.hpp"

#include <cmath>
#include <map>

#include "adapters/formats/pdf/file/pen.hpp"
#include "adapters/formats/pdf/limits.hpp"

namespace maex::pdf {
namespace {

constexpr unsigned deepest_form = 8;
constexpr std::size_t most_contents = std::size_t{32} << 20;  // bytes of one page, forms included
constexpr std::size_t most_operands = 8;
constexpr std::size_t operators_between_looks = 4096;

Matrix start_of(const PageObject& page) {
  const auto [left, bottom, right, top] = page.box;
  const auto f = [](double value) { return static_cast<float>(value); };
  switch (page.turn) {
    case 90: return {0, 1, 1, 0, f(-bottom), f(-left)};
    case 180: return {-1, 0, 0, 1, f(right), f(-bottom)};
    case 270: return {0, -1, -1, 0, f(top), f(right)};
    default: return {1, 0, 0, -1, f(-left), f(top)};
  }
}

Box size_of(const PageObject& page) {
  const auto width = static_cast<float>(page.box[2] - page.box[0]);
  const auto height = static_cast<float>(page.box[3] - page.box[1]);
  return page.turn % 180 == 0 ? Box{0, 0, width, height} : Box{0, 0, height, width};
}

enum class Operator : std::uint8_t {
  other,
  save,
  restore,
  matrix,
  move,
  line,
  curve,
  short_curve,
  rectangle,
  close,
  clip,
  fill,
  stroke,
  both,
  close_stroke,
  close_both,
  end,
  show,
  inline_picture,
  mark
};
struct Known {
  Operator what = Operator::other;
  std::size_t numbers = 0;
};
Known known(std::string_view word) {
  static const std::map<std::string_view, Known> table = {
      {"q", {Operator::save, 0}},         {"Q", {Operator::restore, 0}},     {"cm", {Operator::matrix, 6}},
      {"m", {Operator::move, 2}},         {"l", {Operator::line, 2}},        {"c", {Operator::curve, 6}},
      {"v", {Operator::short_curve, 4}},  {"y", {Operator::short_curve, 4}}, {"re", {Operator::rectangle, 4}},
      {"h", {Operator::close, 0}},        {"W", {Operator::clip, 0}},        {"W*", {Operator::clip, 0}},
      {"f", {Operator::fill, 0}},         {"F", {Operator::fill, 0}},        {"f*", {Operator::fill, 0}},
      {"S", {Operator::stroke, 0}},       {"B", {Operator::both, 0}},        {"B*", {Operator::both, 0}},
      {"s", {Operator::close_stroke, 0}}, {"b", {Operator::close_both, 0}},  {"b*", {Operator::close_both, 0}},
      {"n", {Operator::end, 0}},          {"Do", {Operator::show, 0}},       {"BI", {Operator::inline_picture, 0}},
      {"BDC", {Operator::mark, 0}}};
  const auto at = table.find(word);
  return at == table.end() ? Known{} : at->second;
}

class Painter {
 public:
  Painter(Objects& objects, const PageObject& page, RulingCollector& to, const std::function<void()>& look)
      : objects_(objects), pen_(to, start_of(page), size_of(page)), look_(look) {}

  /// False when the page draws too much.
  bool run(std::string_view contents, std::string_view resources, unsigned depth) {
    if ((size_ += contents.size()) > most_contents) return false;
    const std::size_t saved = pen_.saved();
    Lexer lexer(contents);
    std::size_t count = 0;
    std::string_view name;
    for (;;) {
      const Token token = lexer.next();
      if (token.kind == TokenKind::end) break;
      if (token.kind == TokenKind::number) {
        numbers_[count++ % most_operands] = static_cast<float>(token.number);
      } else if (token.kind == TokenKind::name) {
        name = token.text;
      } else if (token.kind == TokenKind::word) {
        if (++operators_ % operators_between_looks == 0) look_();
        const Known operation = known(token.text);
        if (operation.what == Operator::show) {
          if (!show(name, resources, depth)) return false;
        } else if (operation.what == Operator::mark && is_optional_) {
          throw NotPlain();
        } else if (count >= operation.numbers) {
          last_ = count;
          apply(operation);
        }
        count = 0;
        name = {};
        is_optional_ = false;
      }
      if (token.kind == TokenKind::name && token.text == "OC") is_optional_ = true;
    }
    while (pen_.saved() > saved) pen_.restore();
    return true;
  }

 private:
  /// The number `from_end` places before the operator.
  [[nodiscard]] float number(std::size_t from_end) const { return numbers_[(last_ - from_end) % most_operands]; }
  [[nodiscard]] Point point() const { return {number(2), number(1)}; }

  void apply(const Known& operation) {
    switch (operation.what) {
      case Operator::save: pen_.save(); break;
      case Operator::restore: pen_.restore(); break;
      case Operator::matrix: pen_.change({number(6), number(5), number(4), number(3), number(2), number(1)}); break;
      case Operator::move: pen_.move(point()); break;
      case Operator::line: pen_.line(point()); break;
      case Operator::curve:
      case Operator::short_curve: pen_.curve(point()); break;
      case Operator::rectangle: pen_.rectangle({number(4), number(3)}, number(2), number(1)); break;
      case Operator::close: pen_.close(); break;
      case Operator::clip: pen_.clip(); break;
      case Operator::fill: pen_.paint(true, false); break;
      case Operator::stroke: pen_.paint(false, true); break;
      case Operator::both: pen_.paint(true, true); break;
      case Operator::close_stroke:
        pen_.close();
        pen_.paint(false, true);
        break;
      case Operator::close_both:
        pen_.close();
        pen_.paint(true, true);
        break;
      case Operator::end: pen_.paint(false, false); break;
      case Operator::inline_picture: throw NotPlain();  // its bytes may be anything
      default: break;
    }
  }

  /// Draws a form in place. Pictures are passed over.
  bool show(std::string_view name, std::string_view resources, unsigned depth) {
    objects_.count(resources.size());
    const Dictionary all(objects_.resolve(resources));
    const Dictionary shapes(objects_.resolve(all.find("XObject").value_or("<<>>")));
    const auto reference = reference_of(shapes.find(name).value_or(""));
    if (!reference) throw NotPlain();
    const Object object = objects_.object(*reference);
    const Dictionary dictionary(object.value);
    if (dictionary.has("OC")) throw NotPlain();
    const std::string_view kind = name_of(dictionary.find("Subtype").value_or(""));
    if (kind == "Image") return true;
    if (kind != "Form") throw NotPlain();
    if (depth == deepest_form) return false;
    const std::string contents = objects_.unpack(object).bytes;
    pen_.save();
    if (const auto given = dictionary.find("Matrix")) pen_.change(matrix_of(numbers_of(objects_.resolve(*given))));
    const std::vector<double> box = numbers_of(objects_.resolve(dictionary.find("BBox").value_or("")));
    if (box.size() != 4) throw NotPlain();
    pen_.rectangle({static_cast<float>(box[0]), static_cast<float>(box[1])}, static_cast<float>(box[2] - box[0]),
                   static_cast<float>(box[3] - box[1]));
    pen_.clip();
    pen_.paint(false, false);
    const bool done = run(contents, dictionary.find("Resources").value_or(resources), depth + 1);
    pen_.restore();
    return done;
  }

  static Matrix matrix_of(const std::vector<double>& numbers) {
    if (numbers.size() != 6) throw NotPlain();
    const auto f = [&numbers](std::size_t i) { return static_cast<float>(numbers[i]); };
    return {f(0), f(1), f(2), f(3), f(4), f(5)};
  }

  Objects& objects_;
  Pen pen_;
  const std::function<void()>& look_;
  std::array<float, most_operands> numbers_{};
  std::size_t last_ = 0, size_ = 0, operators_ = 0;
  bool is_optional_ = false;  ///< the operands name content that may be hidden
};

/// An annotation draws something unless it is a link without a frame.
void require_no_annotations(Objects& objects, std::string_view annotations) {
  if (annotations.empty()) return;
  for (const std::string_view each : array_of(objects.resolve(annotations))) {
    const Dictionary annotation(objects.resolve(each));
    if (name_of(annotation.find("Subtype").value_or("")) != "Link" || annotation.has("AP")) throw NotPlain();
    double width = 1;
    if (const auto border = annotation.find("Border")) {
      const std::vector<std::string_view> numbers = array_of(objects.resolve(*border));
      if (numbers.size() >= 3) width = Lexer(numbers[2]).next().number;
    }
    if (const auto style = annotation.find("BS")) {
      const auto given = Dictionary(objects.resolve(*style)).find("W");
      if (given) width = Lexer(*given).next().number;
    }
    if (width != 0) throw NotPlain();
  }
}

/// The streams of a page follow each other as one text.
std::string contents_of(Objects& objects, std::string_view contents) {
  if (contents.empty()) return {};
  std::vector<std::string_view> parts;
  if (const auto reference = reference_of(contents)) {
    const Object object = objects.object(*reference);
    if (object.stream) return objects.unpack(object).bytes;
    parts = array_of(object.value);
  } else {
    parts = array_of(contents);
  }
  std::string all;
  for (const std::string_view part : parts) {
    const auto reference = reference_of(part);
    if (!reference) throw NotPlain();
    all += objects.unpack(objects.object(*reference)).bytes;
    all += '\n';
    if (all.size() > most_contents) throw NotPlain();
  }
  return all;
}

}  // namespace

Drawing read_drawing(Objects& objects, const PageObject& page, const std::function<void()>& look) {
  require_no_annotations(objects, page.annotations);
  Drawing drawing;
  RulingCollector collector(drawing);
  if (!Painter(objects, page, collector, look).run(contents_of(objects, page.contents), page.resources, 0))
    drawing.too_many = true;
  collector.finish();
  return drawing;
}

}  // namespace maex::pdf
