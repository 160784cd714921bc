// Text as a browser shows it: white space collapsed, line breaks where blocks and <br> ask for them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::html {

class Flow {
 public:
  /// `preserve`: white space stays, as in <pre>.
  void append(std::string_view utf8, bool preserve);
  /// <br>. One at the end of a block shows nothing.
  void line_break() { ++breaks_; }
  /// A block begins or ends: what follows stands on a line of its own.
  void block() { block_ = true; }
  /// The text so far without the white space at its end; the flow is empty afterwards. Empty when nothing but white
  /// space and no-break spaces was there: a browser shows nothing either.
  std::string take();
  [[nodiscard]] std::size_t size() const { return text_.size(); }

 private:
  void open_gap(bool preserve);

  std::string text_;
  std::uint64_t breaks_ = 0;
  bool space_ = false;
  bool block_ = false;
  bool ink_ = false;  ///< anything but spaces
};

}  // namespace maex::html
