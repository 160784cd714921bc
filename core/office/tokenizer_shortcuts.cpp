// Reads in one step the markup that Excel, LibreOffice and libxlsxwriter write for nearly every cell.
#include <cstring>

#include "core/io/xml_text.hpp"
#include "core/office/bytes.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::xml {
namespace {

/// True when the bytes at `p` are `word`. Compares no further than `end`.
template <std::size_t N>
bool at(const char* p, const char* end, const char (&word)[N]) {
  return end - p >= static_cast<std::ptrdiff_t>(N - 1) && std::memcmp(p, word, N - 1) == 0;
}

/// The text from `start` up to `closing`; empty when it has references, line ends to change or bad UTF-8, is longer
/// than `most` or is not completely in the buffer. The general functions handle these cases or report them.
template <std::size_t N>
std::span<char> text_before(char* start, const char* end, const char (&closing)[N], std::size_t most) {
  unsigned char seen = 0;
  char* p = start;
  for (; !is(*p, ends_any_text); ++p) seen |= static_cast<unsigned char>(*p);
  const std::span<char> text(start, p);
  if (text.size() > most || !at(p, end, closing)) return {};
  if (seen >= 0x80 && !is_utf8({text.data(), text.size()})) return {};
  return text;
}

}  // namespace

bool Tokenizer::plain_cell(CellTag& tag) {
  if (!at(at_, end_, "<c ") || depth_ >= allowed_depth_) return false;
  tag = {};
  char* p = at_ + 2;
  while (*p == ' ') {  // the NUL at end_ stops every comparison
    std::string_view* value = p[1] == 'r'   ? &tag.reference
                              : p[1] == 's' ? &tag.style
                              : p[1] == 't' ? &tag.type
                                            : nullptr;
    if (value == nullptr || p[2] != '=' || p[3] != '"') return false;
    char* const start = p + 4;
    for (p = start; !is(*p, ends_double);) ++p;
    if (*p != '"' || p == start || value->data() != nullptr) return false;
    *value = {start, p};
    ++p;
  }
  const bool empty = *p == '/';
  if (empty) ++p;
  if (*p != '>' || static_cast<std::uint64_t>(p - at_) > longest_attribute_) return false;
  at_ = p + 1;
  empty_ = empty;
  if (!empty) open_[++depth_] = mark("c");
  return true;
}

std::span<char> Tokenizer::plain_value(std::size_t most) {
  if (!at(at_, end_, "<v>")) return {};
  const std::span<char> text = text_before(at_ + 3, end_, "</v></c>", most);
  if (text.empty()) return {};
  at_ = text.data() + text.size() + std::strlen("</v></c>");
  --depth_;
  return text;
}

std::span<char> Tokenizer::plain_inline(std::size_t most, bool& keeps_space) {
  if (!at(at_, end_, "<is><t")) return {};
  char* start = at_ + std::strlen("<is><t");
  keeps_space = at(start, end_, " xml:space=\"preserve\"");
  if (keeps_space) start += std::strlen(" xml:space=\"preserve\"");
  if (*start != '>') return {};
  const std::span<char> text = text_before(start + 1, end_, "</t></is></c>", most);
  if (text.empty()) return {};
  at_ = text.data() + text.size() + std::strlen("</t></is></c>");
  --depth_;
  return text;
}

std::span<char> Tokenizer::plain_paragraph(std::size_t most) {
  if (!at(at_, end_, "<text:p>") || open_[depth_] != mark("table-cell")) return {};
  const std::span<char> text = text_before(at_ + std::strlen("<text:p>"), end_, "</text:p></table:table-cell>", most);
  if (text.empty()) return {};
  at_ = text.data() + text.size() + std::strlen("</text:p></table:table-cell>");
  --depth_;
  return text;
}

}  // namespace maex::xml
