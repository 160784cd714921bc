// Text as a browser shows it: white space is collapsed, blocks and <br> make line breaks.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::html {

class Flow {
 public:
  /// `preserve`: white space is kept, as in <pre>.
  void append(std::string_view utf8, bool preserve);
  /// <br>. A break at the end of a block shows nothing.
  void line_break() { ++breaks_; }
  /// A block begins or ends: the text that follows starts a new line.
  void block() { block_ = true; }
  /// Returns the text so far without the white space at its end, and clears the flow. Empty when the text is only white
  /// space and no-break spaces, because a browser shows nothing for it either.
  std::string take();
  [[nodiscard]] std::size_t size() const { return text_.size(); }

 private:
  void open_gap(bool preserve);

  std::string text_;
  std::uint64_t breaks_ = 0;
  bool space_ = false;
  bool block_ = false;
  bool ink_ = false;  ///< has any character other than a space
};

}  // namespace maex::html
