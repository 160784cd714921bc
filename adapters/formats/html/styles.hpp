// The little of CSS that says something about data: display:none and Excel's mso-number-format.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/text/string_map.hpp"

namespace maex::html {

struct Style {
  bool hidden = false;
  std::optional<std::string> format;  ///< a format code of Excel's ("dd.mm.yyyy"); empty: general
};

/// The declarations of a style attribute or of one rule.
Style read_style(std::string_view declarations);

class Stylesheet {
 public:
  /// Adds the rules of a <style> element that name one class (".xl65", "td.xl65"); others decide no cell here.
  /// False when there are more classes than are kept.
  [[nodiscard]] bool add(std::string_view css);
  /// What the classes of an element ("xl65 wide") say, later ones over earlier ones.
  [[nodiscard]] Style of(std::string_view classes) const;

 private:
  StringMap<Style> classes_;
};

}  // namespace maex::html
