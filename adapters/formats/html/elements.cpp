#include "adapters/formats/html/elements.hpp"

#include <initializer_list>

#include "core/text/string_map.hpp"

namespace maex::html {

ElementInfo element_info(std::string_view name) {
  static const StringMap<ElementInfo> known = [] {
    StringMap<ElementInfo> made;
    const auto add = [&made](ElementInfo info, std::initializer_list<const char*> names) {
      for (const char* each : names) made.emplace(each, info);
    };
    using enum Element;
    add({table, true}, {"table"});
    add({group}, {"thead", "tbody", "tfoot"});
    add({row}, {"tr"});
    add({cell}, {"td", "th"});
    add({caption, true}, {"caption"});
    add({column}, {"col", "colgroup"});
    std::uint8_t level = 0;
    for (const char* each : {"h1", "h2", "h3", "h4", "h5", "h6"}) add({heading, true, false, ++level}, {each});
    add({title, true}, {"title"});
    add({line_break}, {"br"});
    add({preformatted, true}, {"pre", "listing", "xmp", "plaintext"});
    add({style, false, true}, {"style"});
    add({sheet_name, false, true}, {"x:name"});
    add({picture, false, true}, {"img", "svg", "canvas", "v:imagedata"});
    add({link}, {"a"});
    add({form_field, false, true}, {"input", "select", "datalist"});
    add({form_field}, {"textarea", "button"});
    add({frame}, {"frame", "iframe"});
    add({embedded, false, true}, {"object", "embed", "applet", "video", "audio", "math"});
    add({template_, false, true}, {"template"});
    add({other, false, true}, {"script", "xml"});
    add({other, true}, {"address",  "article", "aside",    "blockquote", "body",    "center",     "dd",       "details",
                        "dialog",   "dir",     "div",      "dl",         "dt",      "figcaption", "fieldset", "figure",
                        "footer",   "form",    "frameset", "head",       "header",  "hgroup",     "hr",       "html",
                        "legend",   "li",      "main",     "menu",       "nav",     "noframes",   "noscript", "ol",
                        "optgroup", "option",  "p",        "section",    "summary", "ul"});
    return made;
  }();
  const auto found = known.find(name);
  return found == known.end() ? ElementInfo() : found->second;
}

}  // namespace maex::html
