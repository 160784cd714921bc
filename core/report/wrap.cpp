#include "core/report/wrap.hpp"

#include <algorithm>

#include "core/report/words.hpp"
#include "core/text/printable_stream.hpp"

namespace maex {
namespace {

constexpr std::size_t least_width = 40;
constexpr std::size_t finding_indent = 8, finding_label = 11;  // as in to_text(Notice)

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t width_of(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at != text.size();) {
    // Searched only where a mark can begin: text is UTF-8, which has no such byte.
    if (static_cast<unsigned char>(text[at]) == 0xFF)
      if (const std::size_t mark = mark_length(text.substr(at)); mark != 0) {
        at += mark;
        continue;
      }
    characters += (static_cast<unsigned char>(text[at++]) & 0xC0) != 0x80;
  }
  return characters;
}

/// The indent for the rest of a long line: under the text, not under its label.
std::size_t hanging(std::string_view line) {
  const std::size_t lead = std::min(line.find_first_not_of(' '), line.size());
  if (lead == finding_indent) return finding_indent + finding_label;
  return lead == 0 ? label_width : lead + 2;
}

/// End of the word after the spaces at `at`. The space inside "11 498" does not separate words.
std::size_t word_end(std::string_view line, std::size_t at) {
  at = std::min(line.find_first_not_of(' ', at), line.size());
  for (;;) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const bool number = end + 1 < line.size() && end != 0 && is_digit(line[end - 1]) && is_digit(line[end + 1]);
    if (!number) return end;
    at = end + 1;
  }
}

void append_line(std::string& out, std::string_view line, std::size_t width) {
  const std::size_t indent = hanging(line);
  std::size_t used = 0;
  bool fresh = true;  // this line contains only the indent
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = word_end(line, at);
    std::string_view word = line.substr(at, end - at);
    if (!fresh && used + width_of(word) > width && word.find_first_not_of(' ') != std::string_view::npos) {
      word.remove_prefix(word.find_first_not_of(' '));
      out.append("\n").append(indent, ' ');
      used = indent;
    }
    out += word;
    used += width_of(word);
    fresh = false;
    at = end;
  }
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width) {
  if (width < least_width) return std::string(text);
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (width_of(line) <= width)
      out += line;
    else
      append_line(out, line, width);
    if (end != text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string paragraph(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::string line(indent, ' ');
  bool fresh = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!fresh && width_of(line) + 1 + width_of(word) > width) {
      out += line + '\n';
      line.assign(indent, ' ');
      fresh = true;
    }
    if (!fresh) line += ' ';
    line += word;
    fresh = false;
  }
  return out + line + '\n';
}

std::string table_text(const std::vector<std::vector<std::string>>& rows, std::size_t indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line(indent, ' ');
    std::size_t column = indent;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      line += row[i] + std::string(widths[i] - width_of(row[i]) + 2, ' ');
      column += widths[i] + 2;
    }
    if (!row.empty()) line += paragraph(row.back(), column).substr(column);
    line.erase(line.find_last_not_of(" \n") + 1);
    out += line + '\n';
  }
  return out;
}

}  // namespace maex
