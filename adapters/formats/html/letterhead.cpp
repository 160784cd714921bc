#include "adapters/formats/html/letterhead.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <set>
#include <vector>

#include "adapters/formats/html/attributes.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/sax.hpp"
#include "core/io/xml_text.hpp"

namespace maex::html {
namespace {

constexpr std::uintmax_t largest = std::uintmax_t{4} << 20;
constexpr std::size_t deepest = 200;

using Names = std::set<std::string_view>;

const Names& elements() {
  static const Names known = {"a",
                              "abbr",
                              "address",
                              "b",
                              "br",
                              "div",
                              "em",
                              "footer",
                              "h1",
                              "h2",
                              "h3",
                              "h4",
                              "header",
                              "hr",
                              "i",
                              "img",
                              "li",
                              "ol",
                              "p",
                              "small",
                              "span",
                              "strong",
                              "sub",
                              "sup",
                              "table",
                              "tbody",
                              "td",
                              "th",
                              "thead",
                              "tr",
                              "u",
                              "ul",
                              "svg",
                              "g",
                              "path",
                              "rect",
                              "circle",
                              "line",
                              "text",
                              "tspan",
                              "polygon",
                              "desc",
                              "title",
                              "ellipse",
                              "defs",
                              "stop",
                              "polyline",
                              "section",
                              "figure",
                              "figcaption",
                              "lineargradient",
                              "radialgradient"};
  return known;
}

const Names& attribute_names() {
  static const Names known = {"class",
                              "id",
                              "style",
                              "lang",
                              "dir",
                              "title",
                              "alt",
                              "width",
                              "height",
                              "colspan",
                              "rowspan",
                              "scope",
                              "role",
                              "viewbox",
                              "d",
                              "x",
                              "y",
                              "x1",
                              "x2",
                              "y1",
                              "y2",
                              "cx",
                              "cy",
                              "r",
                              "rx",
                              "ry",
                              "points",
                              "fill",
                              "stroke",
                              "stroke-width",
                              "transform",
                              "text-anchor",
                              "font-size",
                              "font-family",
                              "font-weight",
                              "fill-rule",
                              "offset",
                              "stop-color",
                              "opacity",
                              "aria-hidden",
                              "aria-label",
                              "preserveaspectratio",
                              "xmlns",
                              "gradientunits",
                              "gradienttransform"};
  return known;
}

std::string lowered(std::string_view text) {
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return made;
}

bool is_void(std::string_view name) { return name == "br" || name == "hr" || name == "img"; }

bool is_embedded_picture(std::string_view target) {
  for (const std::string_view kind : {"data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"})
    if (target.starts_with(kind)) return true;
  return false;
}
bool is_safe_link(std::string_view target) { return target.starts_with("mailto:") || target.starts_with("tel:"); }

/// Takes over what is allowed. Exceptions must not pass through libxml2.
class Sieve {
 public:
  void start(std::string_view name, const Attributes& attributes) {
    if (++depth_ > deepest) throw UsageError("elements are nested too deeply");
    if (name == "style") in_style_ = true;
    if (dropped_ != 0) return;
    if (from_ == 0) {
      if (made.top.empty() && attributes.get("id") == "letterhead")
        from_ = depth_;
      else
        return;
    }
    if (!elements().contains(name)) {
      dropped_ = depth_;
      return;
    }
    made.top += '<';
    made.top += name;
    attributes.each([&](std::string_view key, std::string_view value) { add(name, key, value); });
    made.top += '>';
  }

  void end(std::string_view name) {
    if (name == "style") in_style_ = false;
    if (dropped_ == depth_)
      dropped_ = 0;
    else if (from_ != 0 && dropped_ == 0 && !is_void(name))
      made.top.append("</").append(name) += '>';
    if (from_ == depth_) from_ = 0;
    --depth_;
  }

  void text(std::string_view piece) {
    if (in_style_)
      style.append(piece);
    else if (from_ != 0 && dropped_ == 0)
      xml::append_escaped(made.top, piece);
  }

  template <class Event>
  void guarded(Event event) noexcept {
    if (problem) return;
    try {
      event();
    } catch (...) { problem = std::current_exception(); }
  }

  Letterhead made;
  std::string style;
  std::exception_ptr problem;

 private:
  void add(std::string_view element, std::string_view key, std::string_view value) {
    const std::string name = lowered(key);
    std::string target = lowered(value.substr(0, 32));
    std::string copy(value);
    if (name == "src" && element == "img") {
      if (!is_embedded_picture(target)) return;
    } else if (name == "href" && element == "a") {
      if (!is_safe_link(target)) return;
    } else if (!attribute_names().contains(name)) {
      return;
    } else {
      copy = safe_style(value);
    }
    made.top.append(" ").append(name).append("=\"");
    xml::append_escaped(made.top, copy);
    made.top += '"';
  }

  std::size_t depth_ = 0, from_ = 0, dropped_ = 0;
  bool in_style_ = false;
};

Sieve& sieve_of(void* user) { return *static_cast<Sieve*>(user); }
std::string_view text_of(const xmlChar* text) { return reinterpret_cast<const char*>(text); }
void sift_start(void* user, const xmlChar* name, const xmlChar** attributes) {
  sieve_of(user).guarded([&] { sieve_of(user).start(text_of(name), Attributes(attributes)); });
}
void sift_end(void* user, const xmlChar* name) {
  sieve_of(user).guarded([&] { sieve_of(user).end(text_of(name)); });
}
void sift_text(void* user, const xmlChar* text, int length) {
  sieve_of(user).guarded([&] {
    sieve_of(user).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  });
}

struct FreeParser {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

std::string safe_style(std::string_view css) {
  static constexpr std::string_view active[] = {"expression(", "javascript:", "-moz-binding", "behavior:"};
  // Escapes can spell any of the words below, and a comment can be inside them: neither is needed in a letterhead.
  std::string plain;
  for (std::size_t i = 0; i < css.size(); ++i) {
    if (css.substr(i, 2) == "/*") {
      const std::size_t end = css.find("*/", i + 2);
      if (end == std::string_view::npos) break;
      i = end + 1;
    } else if (css[i] != '\\' && css[i] != '<') {
      plain += css[i];
    }
  }
  const std::string folded = lowered(plain);
  std::string made;
  for (std::size_t i = 0; i < plain.size();) {
    const auto at = [&](std::string_view word) { return folded.compare(i, word.size(), word) == 0; };
    if (at("@import") || at("@charset") || at("@namespace")) {
      i = std::min(plain.find(';', i), plain.size() - 1) + 1;
    } else if (at("url(") || at("image-set(") || at("src(")) {
      const std::size_t close = std::min(plain.find(')', i), plain.size() - 1) + 1;
      const std::size_t open = plain.find('(', i) + 1;
      const std::size_t first = std::min(plain.find_first_not_of(" \t\r\n\"'", open), plain.size());
      const std::string_view target = std::string_view(folded).substr(first);
      const bool inside =
          at("url(") && (is_embedded_picture(target) || target.starts_with("data:font/") || target.starts_with('#'));
      made += inside ? plain.substr(i, close - i) : "none";
      i = close;
    } else if (const auto word = std::find_if(std::begin(active), std::end(active), at); word != std::end(active)) {
      made += "none";
      i += word->size();
    } else {
      made += plain[i++];
    }
  }
  return made;
}

Letterhead read_letterhead(const std::string& path) {
  std::string bytes;
  try {
    bytes = read_file(path, largest);
  } catch (const InputError& error) { throw UsageError(std::string("the letterhead cannot be read: ") + error.what()); }
  htmlSAXHandler sax{};
  sax.startElement = sift_start;
  sax.endElement = sift_end;
  sax.characters = sift_text;
  sax.ignorableWhitespace = sift_text;
  sax.cdataBlock = sift_text;
  Sieve sieve;
  const std::unique_ptr<htmlParserCtxt, FreeParser> context(
      htmlCreatePushParserCtxt(&sax, &sieve, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (!context) throw std::bad_alloc();
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  xml::silence_libxml2();
  htmlParseChunk(context.get(), bytes.data(), static_cast<int>(bytes.size()), 0);
  htmlParseChunk(context.get(), nullptr, 0, 1);
  if (sieve.problem) std::rethrow_exception(sieve.problem);
  sieve.made.style = safe_style(sieve.style);
  if (sieve.made.top.empty() && sieve.made.style.empty())
    throw UsageError(path +
                     " is not a letterhead for a web page: it has no <style> and no element with id=\"letterhead\"");
  if (!xml::is_utf8(sieve.made.top) || !xml::is_utf8(sieve.made.style))
    throw UsageError(path + " is not UTF-8; save the letterhead as UTF-8");
  return std::move(sieve.made);
}

}  // namespace maex::html
