#include "adapters/formats/html/flow.hpp"

#include <array>

#include "core/io/xml_text.hpp"

namespace maex::html {
namespace {

constexpr std::string_view white = " \t\n\r\f";

/// Browsers show &#128; to &#159; as windows-1252, because pages mean that. 0: not assigned in windows-1252.
constexpr std::array<std::uint16_t, 32> meant = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                 0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool is_no_break_space(std::string_view text, std::size_t i) {
  return byte_at(text, i) == 0xC2 && i + 1 < text.size() && byte_at(text, i + 1) == 0xA0;
}

}  // namespace

void Flow::open_gap(bool preserve) {
  if (!text_.empty()) {
    const std::uint64_t lines = breaks_ != 0 ? breaks_ : block_ ? 1 : 0;
    if (lines != 0)
      text_.append(lines, '\n');
    else if (space_ && !preserve)
      text_ += ' ';
  }
  breaks_ = 0;
  block_ = space_ = false;
}

void Flow::append(std::string_view text, bool preserve) {
  for (std::size_t i = 0; i < text.size();) {
    if (!preserve && white.find(text[i]) != std::string_view::npos) {
      space_ = true;
      ++i;
      continue;
    }
    open_gap(false);
    // Append a run up to the next white space in one piece, unless it contains a reference into C1.
    std::size_t end = preserve ? text.size() : text.find_first_of(white, i);
    if (end == std::string_view::npos) end = text.size();
    for (std::size_t from = i; i < end; ++i) {
      const unsigned char c = byte_at(text, i);
      const bool c1 = c == 0xC2 && i + 1 < end && byte_at(text, i + 1) < 0xA0;
      if (c1 && meant[byte_at(text, i + 1) - 0x80] != 0) {
        char spelled[4];
        text_.append(text, from, i - from);
        text_.append(spelled, xml::put_utf8(spelled, meant[byte_at(text, i + 1) - 0x80]));
        from = i + 2;
        ++i;
        ink_ = true;
      } else if (is_no_break_space(text, i)) {
        ++i;
      } else if (white.find(static_cast<char>(c)) == std::string_view::npos) {
        ink_ = true;
      }
      if (i + 1 >= end) text_.append(text, from, end - from);
    }
  }
}

std::string Flow::take() {
  std::string taken = std::move(text_);
  if (!ink_) taken.clear();
  while (!taken.empty() && white.find(taken.back()) != std::string_view::npos) taken.pop_back();
  *this = Flow();
  return taken;
}

}  // namespace maex::html
