#include "core/text/equal.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>

#include "core/text/utf8.hpp"

namespace maex::text {
namespace {

/// Bytes that begin an invisible sign or a combining accent (U+0300 to U+036F).
constexpr std::array<bool, 256> make_leads() {
  std::array<bool, 256> leads{};
  for (const unsigned char lead : {0xC2, 0xCC, 0xCD, 0xE2, 0xEF}) leads[lead] = true;
  return leads;
}
constexpr std::array<bool, 256> leads = make_leads();

char32_t point_of(const char* p, std::size_t length) {
  const auto byte = [p](std::size_t i) { return static_cast<unsigned char>(p[i]); };
  if (length == 2) return static_cast<char32_t>((byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu));
  if (length == 3) return static_cast<char32_t>((byte(0) & 0xFu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu));
  return byte(0);
}

/// Composes all of `text` from `from` on.
bool compose(std::string& text, std::size_t from) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return false;
  const auto wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data() + from, static_cast<int>(text.size() - from)));
  const icu::UnicodeString composed = form->normalize(wide, status);
  if (U_FAILURE(status) || composed == wide) return false;
  text.resize(from);
  composed.toUTF8String(text);
  return true;
}

}  // namespace

bool may_be_unequal(std::string_view utf8) {
  const char* const end = utf8.data() + utf8.size();
  for (const char* p = skip_ascii(utf8.data(), end); p < end; ++p) {
    const auto lead = static_cast<unsigned char>(*p);
    if (!leads[lead] || end - p < 2) continue;
    const auto next = static_cast<unsigned char>(p[1]);
    if (lead == 0xCC || (lead == 0xCD && next <= 0xAF) || (lead == 0xC2 && next == 0xAD) ||
        (lead == 0xE2 && (next == 0x80 || next == 0x81)) || (lead == 0xEF && next == 0xBB))
      return true;
  }
  return false;
}

bool is_equal_form(std::string_view utf8) {
  if (!may_be_unequal(utf8)) return true;
  std::string equal;
  return !append_equal(equal, utf8).any();
}

Equalized append_equal(std::string& out, std::string_view utf8) {
  Equalized done;
  const std::size_t from = out.size();
  bool accents = false, broken = false;
  const char* const end = utf8.data() + utf8.size();
  for (const char* p = utf8.data(); p < end;) {
    const Utf8Unit unit = utf8_unit(p, end);
    const char32_t point = unit.state == Utf8State::valid ? point_of(p, unit.length) : 0;
    broken = broken || unit.state != Utf8State::valid;
    accents = accents || (point >= 0x300 && point <= 0x36F);
    if (unit.length > 1 && is_invisible(point)) {
      if (done.invisible == 0) done.invisible = point;
    } else {
      out.append(p, unit.length);
    }
    p += unit.length;
  }
  done.composed = accents && !broken && compose(out, from);
  return done;
}

}  // namespace maex::text
