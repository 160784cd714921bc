#include "adapters/formats/csv/wrapped.hpp"

#include <algorithm>

namespace maex::csv {

std::string without_line_quotes(std::string_view sample, char quote) {
  std::string text;
  std::size_t lines = 0, quoted = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const std::size_t end = std::min(sample.find_first_of("\r\n", at), sample.size());
    std::string_view line = sample.substr(at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    ++lines;
    if (line.size() > 1 && line.front() == quote && line.back() == quote) {
      ++quoted;
      line = line.substr(1, line.size() - 2);
      for (std::size_t i = 0; i != line.size(); ++i) {
        text += line[i];
        if (line[i] == quote && i + 1 != line.size() && line[i + 1] == quote) ++i;
      }
    } else {
      text += line;
    }
    text += '\n';
  }
  return quoted > 1 && quoted * 10 >= lines * 9 ? text : std::string();
}

std::uint32_t count_cells(std::string_view line, char separator, int quote) {
  std::uint32_t cells = 1;
  bool inside = false, start = true;
  for (const char c : line) {
    const bool is_quote = static_cast<unsigned char>(c) == quote;
    if (is_quote && (inside || start)) inside = !inside;
    start = false;
    if (inside || c != separator) continue;
    ++cells;
    start = true;
  }
  return cells;
}

}  // namespace maex::csv
