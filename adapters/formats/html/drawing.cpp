#include "adapters/formats/html/drawing.hpp"

#include <fmt/format.h>

#include <vector>

#include "core/io/error.hpp"
#include "core/io/sax.hpp"
#include "core/io/xml_text.hpp"

namespace maex::html {
namespace {

constexpr std::string_view drawn[] = {
    "svg",     "g",     "path",           "rect",           "circle", "ellipse",  "line",   "polyline",
    "polygon", "text",  "tspan",          "defs",           "title",  "desc",     "symbol", "use",
    "marker",  "style", "linearGradient", "radialGradient", "stop",   "clipPath", "mask",   "pattern"};

bool is_drawn(std::string_view name) {
  for (const std::string_view each : drawn)
    if (each == name) return true;
  return false;
}

/// Writes the elements of the picture again, so that only what was checked gets into the page.
class Copy final : public xml::SaxHandler {
 public:
  Copy(const Picture& picture, std::size_t number, const std::string& file)
      : picture_(picture), prefix_(fmt::format("p{}-", number)), file_(file) {}

  void start(const char* local, const xml::SaxAttributes& attributes) override {
    const std::string_view name = local;
    if (open_.empty() && name != "svg") refuse("its first element is " + std::string(name) + " and not svg");
    if (!is_drawn(name)) refuse("it contains the element " + std::string(name));
    // The description of the picture is its title.
    if (left_out_ != 0 || (open_.size() == 1 && name == "title")) ++left_out_;
    open_.emplace_back(name);
    if (left_out_ != 0) return;
    out_ += '<';
    out_ += name;
    if (open_.size() == 1) root(attributes);
    for (int i = 0; i < attributes.size(); ++i) attribute(attributes, i);
    out_ += '>';
    if (open_.size() != 1) return;
    out_ += "<title>";
    xml::append_escaped(out_, picture_.description);
    out_ += "</title>";
  }

  void end() override {
    if (left_out_ != 0)
      --left_out_;
    else
      out_ += "</" + open_.back() + ">";
    open_.pop_back();
  }

  void text(std::string_view piece) override {
    if (left_out_ != 0 || open_.empty()) return;
    if (open_.back() == "style") check_references(piece);
    xml::append_escaped(out_, piece);
  }

  std::string take() { return std::move(out_); }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw OutputError("cannot write " + file_ + ": a picture cannot be in a web page, because " + why);
  }

  void root(const xml::SaxAttributes& attributes) {
    bool scales = false;
    for (int i = 0; i < attributes.size(); ++i) scales = scales || std::string_view(attributes.name(i)) == "viewBox";
    out_ += " xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"";
    xml::append_escaped(out_, picture_.description);
    out_ += '"';
    sized_ = scales && picture_.width_mm > 0 && picture_.height_mm > 0;
    if (sized_) out_ += fmt::format(" width=\"{:.6g}mm\" height=\"{:.6g}mm\"", picture_.width_mm, picture_.height_mm);
  }

  /// url(#name) is a part of the picture. Every other url() would be fetched.
  void check_references(std::string_view value) const {
    if (value.find('\\') != std::string_view::npos || value.find("@import") != std::string_view::npos)
      refuse("its style contains a backslash or @import");
    for (std::size_t at = 0; (at = value.find("url(", at)) != std::string_view::npos; at += 4)
      if (value.substr(at + 4, 1) != "#") refuse("it refers to something outside itself");
  }

  void attribute(const xml::SaxAttributes& attributes, int i) {
    const std::string_view name = attributes.name(i), value = attributes.value(i);
    const char* const prefix = attributes.prefix(i);
    const bool is_root = open_.size() == 1;
    if (is_root && (name == "role" || name == "aria-label" || name == "aria-labelledby")) return;
    if (is_root && sized_ && (name == "width" || name == "height")) return;
    if (name.starts_with("on")) refuse("it contains the event " + std::string(name));
    if (prefix != nullptr && std::string_view(prefix) != "xlink") {
      if (std::string_view(prefix) == "xml") return;  // white space and language: without effect here
      refuse("it contains the attribute " + std::string(prefix) + ":" + std::string(name));
    }
    std::string copy(value);
    if (name == "href") {
      if (!value.starts_with('#')) refuse("it refers to something outside itself");
      copy.insert(1, prefix_);
    } else if (name == "id") {
      copy.insert(0, prefix_);
    } else {
      check_references(value);
      for (std::size_t at = 0; (at = copy.find("url(#", at)) != std::string::npos; at += 5)
        copy.insert(at + 5, prefix_);
    }
    out_ += fmt::format(" {}=\"", name);
    xml::append_escaped(out_, copy);
    out_ += '"';
  }

  const Picture& picture_;
  std::string prefix_;
  const std::string& file_;
  std::string out_;
  std::vector<std::string> open_;
  std::size_t left_out_ = 0;  ///< open elements that are not copied
  bool sized_ = false;        ///< width and height of the picture replace those of the SVG
};

}  // namespace

std::string inline_drawing(const Picture& picture, std::size_t number, const std::string& file) {
  Copy copy(picture, number, file);
  try {
    xml::SaxParser parser("the picture", Bounds{}, copy);
    parser.feed(picture.svg.data(), picture.svg.size(), true);
  } catch (const InputError& error) {
    throw OutputError("cannot write " + file + ": its SVG is damaged: " + error.what());
  }
  return copy.take();
}

}  // namespace maex::html
