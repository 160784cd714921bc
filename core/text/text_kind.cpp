#include "core/text/text_kind.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace maex::text {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view reason;
};
constexpr Signature signatures[] = {
    {"PK\x03\x04"sv, "ZIP archive (a workbook or document?)"},
    {"PK\x05\x06"sv, "empty ZIP archive"},
    {"\xD0\xCF\x11\xE0"sv, "OLE compound file (an old Office document?)"},
    {"%PDF-"sv, "PDF document"},
    {"{\\rtf"sv, "RTF document"},
    {"\x1F\x8B"sv, "gzip archive"},
};

/// '<' and then a letter, '!', '?' or '/' is markup. A table may begin with "<5".
bool is_markup(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '<' || first + 1 == text.size()) return false;
  const char next = text[first + 1];
  return next == '!' || next == '?' || next == '/' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
}

bool is_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", first + 1);
  return next != std::string_view::npos &&
         (text[next] == '"' || text[next] == '{' || text[next] == '[' || text[next] == '}' || text[next] == ']');
}

/// Text has hardly any control characters except tab, line ends, and the form feed or end-of-file mark of old programs.
bool has_controls(std::string_view text) {
  const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && u != 0x1A;
  });
  return controls > 1 && static_cast<std::size_t>(controls) * 20 > text.size();
}

std::size_t words_of(std::string_view line) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : line) {
    const bool blank = c == ' ' || c == '\t';
    words += !blank && !inside ? 1U : 0U;
    inside = !blank;
  }
  return words;
}

/// Lines with one separator and one number of it.
struct Agreement {
  std::uint64_t lines = 0;
  bool in_sentences = true;  ///< each is a comma with a blank after it, between several words
};

}  // namespace

TextKind kind_of(std::string_view text) {
  constexpr std::size_t words_of_prose = 4, words_of_cells = 2;
  constexpr std::string_view separators = ",;\t|";
  std::uint64_t filled = 0, bytes = 0, in_sentences = 0;
  std::map<std::pair<char, std::size_t>, Agreement> agreements;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r\f", i), text.size());
    const std::string_view line = text.substr(i, end - i);
    i = end + 1;
    const std::size_t words = words_of(line);
    if (words == 0) continue;
    ++filled;
    bytes += line.size();
    if (words >= words_of_prose) in_sentences += line.size();
    for (const char separator : separators) {
      const auto count = static_cast<std::size_t>(std::count(line.begin(), line.end(), separator));
      if (count == 0) continue;
      std::size_t before_blank = 0;
      for (std::size_t at = 0; (at = line.find(separator, at)) != std::string_view::npos; ++at)
        before_blank += line.substr(at + 1, 1) == " " ? 1U : 0U;
      Agreement& agreement = agreements[{separator, count}];
      ++agreement.lines;
      agreement.in_sentences =
          agreement.in_sentences && separator == ',' && before_blank == count && words > words_of_cells * (count + 1);
    }
  }
  for (const auto& [what, agreement] : agreements)
    if (agreement.lines * 2 >= filled && !agreement.in_sentences) return TextKind::list;
  return filled != 0 && in_sentences * 10 >= bytes * 6 ? TextKind::prose : TextKind::unclear;
}

std::string_view binary_file(std::string_view head) {
  for (const Signature& signature : signatures)
    if (head.starts_with(signature.bytes)) return signature.reason;
  return {};
}

std::string_view other_text(std::string_view text) {
  if (is_markup(text)) return "XML or HTML: begins with markup";
  if (is_json(text)) return "JSON: begins with a bracket";
  if (has_controls(text)) return "binary: holds control characters";
  return {};
}

}  // namespace maex::text
