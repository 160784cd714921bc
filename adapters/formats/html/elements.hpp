// The HTML elements that matter when tables are read.
#pragma once
#include <cstdint>
#include <string_view>

namespace maex::html {

enum class Element : std::uint8_t {
  other,
  table,
  group,
  row,
  cell,
  caption,
  column,
  heading,
  title,
  line_break,
  preformatted,
  style,
  sheet_name,
  picture,
  link,
  form_field,
  frame,
  embedded,
  template_
};

struct ElementInfo {
  Element element = Element::other;
  bool block = false;      ///< begins and ends a line
  bool skipped = false;    ///< its content is not text of the page
  std::uint8_t level = 0;  ///< of a heading
};

/// `name` in lower case. Unknown names are inline.
ElementInfo element_info(std::string_view name);

}  // namespace maex::html
