// The two CSS properties that affect data: display:none and Excel's mso-number-format.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/text/string_map.hpp"

namespace maex::html {

struct Style {
  bool hidden = false;
  std::optional<std::string> format;  ///< a format code of Excel ("dd.mm.yyyy"); empty: general
};

/// Reads the declarations of a style attribute or of one rule.
Style read_style(std::string_view declarations);

class Stylesheet {
 public:
  /// Adds the rules of a <style> element that select one class (".xl65", "td.xl65"). Other rules do not affect cells
  /// here. Returns false when there are more classes than the limit.
  [[nodiscard]] bool add(std::string_view css);
  /// The style of an element with these classes ("xl65 wide"). Later classes override earlier ones.
  [[nodiscard]] Style of(std::string_view classes) const;

 private:
  StringMap<Style> classes_;
};

}  // namespace maex::html
