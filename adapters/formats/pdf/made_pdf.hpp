// Makes small PDF files: text of one font, lines, a picture. For the specimen of the conformance suite and for tests.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace maex::pdf {

class MadePdf {
 public:
  /// Begins a page. Lengths are points; positions count from the top left corner of the page.
  void page(double width = 595, double height = 842, int rotate = 0);
  /// Text with its base line at `y`. Each character is half as wide as `size`. At most 95 different characters outside
  /// ASCII in one file. `turn`: degrees against the clock.
  void text(double x, double y, std::string_view utf8, double size = 10, int turn = 0);
  /// A line.
  void line(double from_x, double from_y, double to_x, double to_y);
  /// The lines of a grid between these positions.
  void grid(const std::vector<double>& x, const std::vector<double>& y);
  /// A grey picture of one point, as large as said.
  void picture(double x, double y, double width, double height);
  /// Any operators of a content stream.
  void raw(std::string_view operators);
  [[nodiscard]] std::string bytes() const;

 private:
  struct Sheet {
    double width, height;
    int rotate;
    std::string content;
  };
  std::vector<Sheet> pages_;
  std::map<char32_t, unsigned> codes_;  ///< places of characters outside ASCII in the font
};

}  // namespace maex::pdf
