#include "core/office/odf_text.hpp"

namespace maex::odf {

std::string_view append_line(std::string& out, std::string_view line) {
  bool after_space = true;  // a space after a space or at the start is lost unless it is an element
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool spaced = after_space;
    after_space = false;
    switch (c) {
      case '\t': out += "<text:tab/>"; break;
      case '\r': out += "&#13;"; break;
      case ' ':
        out += spaced || i + 1 == line.size() ? "<text:s/>" : " ";
        after_space = true;
        break;
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          return "the text holds a control character, which no OpenDocument file can";
        if (line.substr(i, 3) == "\xEF\xBF\xBE" || line.substr(i, 3) == "\xEF\xBF\xBF")
          return "the text holds a code that is no character, which no OpenDocument file can";
        out += c;
    }
  }
  return {};
}

}  // namespace maex::odf
