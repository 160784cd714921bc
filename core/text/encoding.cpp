#include "core/text/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdint>

#include "core/io/error.hpp"
#include "core/text/code_pages.hpp"
#include "core/text/utf8.hpp"

namespace maex::text {
namespace {

using namespace std::string_view_literals;

unsigned char byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// True when the UTF-16 code units look like text in the expected alphabets: no controls except tab and line ends,
/// surrogates in pairs, and very few characters after the punctuation of U+20xx and U+21xx. Pairs of ASCII bytes are
/// all after it.
bool reads_as_utf16(std::string_view bytes, bool big_endian) {
  bool open_pair = false;
  std::size_t far = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const unsigned high = byte_at(bytes, i + (big_endian ? 0 : 1));
    const unsigned unit = high << 8 | byte_at(bytes, i + (big_endian ? 1 : 0));
    const bool trail = unit >= 0xDC00 && unit <= 0xDFFF;
    if (trail != open_pair) return false;
    open_pair = unit >= 0xD800 && unit <= 0xDBFF;
    if (unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') return false;
    if (unit == 0xFFFE || unit == 0xFFFF) return false;
    far += high > 0x21 ? 1 : 0;
  }
  return far * 20 <= bytes.size();
}

/// Separators, digits and line ends have a zero byte in UTF-16, always on the same side; other encodings have no zero
/// bytes.
bool find_utf16(std::string_view sample, Encoding& encoding) {
  const std::size_t pairs = sample.size() / 2;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < 2 * pairs; ++i)
    if (sample[i] == '\0') ++zeros[i % 2];
  for (const bool big_endian : {false, true}) {
    const std::size_t here = zeros[big_endian ? 0 : 1];
    const std::size_t there = zeros[big_endian ? 1 : 0];
    // One unit in twenty is a separator, digit or space in the densest Cyrillic table; a letter like U+0400 may put a
    // few zeros on the other side.
    if (here == 0 || here * 20 < pairs || there * 20 > here || !reads_as_utf16(sample, big_endian)) continue;
    encoding = {big_endian ? "UTF-16BE" : "UTF-16LE",
                big_endian ? "guessed: no byte order mark, but every first byte of plain letters is zero"_text
                           : "guessed: no byte order mark, but every second byte of plain letters is zero"_text};
    return true;
  }
  return false;
}

struct Utf8Census {
  std::size_t characters = 0;  ///< well-formed, outside ASCII
  std::size_t invalid = 0;
};

Utf8Census take_census(std::string_view sample, bool whole) {
  Utf8Census census;
  const char* end = sample.data() + sample.size();
  for (const char* p = skip_ascii(sample.data(), end); p < end; p = skip_ascii(p, end)) {
    const Utf8Unit unit = utf8_unit(p, end);
    if (unit.state == Utf8State::valid)
      ++census.characters;
    else if (unit.state == Utf8State::invalid || whole)
      ++census.invalid;
    p += unit.length;
  }
  return census;
}

/// The lines with characters outside ASCII.
struct LineCensus {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  std::string others;  ///< the text of the invalid ones
};

LineCensus take_line_census(std::string_view sample) {
  LineCensus census;
  for (std::size_t at = 0; at < sample.size();) {
    const std::size_t end = std::min(sample.find('\n', at), sample.size());
    const std::string_view line = sample.substr(at, end - at);
    at = end + 1;
    const char* const line_end = line.data() + line.size();
    if (skip_ascii(line.data(), line_end) == line_end) continue;
    if (skip_valid(line.data(), line_end) == line_end) {
      ++census.valid;
    } else {
      ++census.invalid;
      if (census.others.size() < (std::size_t{16} << 10)) census.others.append(line) += '\n';
    }
  }
  return census;
}

/// UTF-8 with lines that somebody pasted from a file in another encoding.
Encoding mixed_lines(const LineCensus& lines) {
  const Encoding other = guess_code_page(lines.others);
  Encoding encoding{"UTF-8",
                    {"guessed: {count:line is|lines are} UTF-8, and {others} are not"_text,
                     {{"count", lines.valid}, {"others", lines.invalid}}}};
  if (!other.refuted) encoding.other_lines = other.name;
  return encoding;
}

}  // namespace

bool is_plain_ascii(std::string_view sample) {
  const char* end = sample.data() + sample.size();
  return skip_ascii(sample.data(), end) == end && sample.find('\0') == std::string_view::npos;
}

Encoding detect_from_middle(std::string_view sample, bool whole) {
  const Utf8Census census = take_census(sample, whole);
  if (census.invalid == 0) {
    Encoding encoding{"UTF-8", census.characters == 0 ? "only ASCII seen"_text : "valid as far as looked at"_text,
                      false, census.characters == 0};
    if (census.characters >= 6 && is_doubled_utf8(sample)) {
      encoding.doubled = true;
      encoding.reason = "encoded twice: a program took UTF-8 for windows-1252"_text;
    }
    return encoding;
  }
  // The last line of a sample may be cut in the middle of a character.
  const LineCensus lines = take_line_census(whole ? sample : sample.substr(0, sample.rfind('\n') + 1));
  // A UTF-8 file with some damaged characters stays UTF-8: text in other encodings very rarely forms UTF-8 sequences by
  // chance.
  if (census.characters >= 4 * census.invalid) {
    Encoding encoding{"UTF-8",
                      {"guessed: {count} characters fit, {invalid} do not"_text,
                       {{"count", census.characters}, {"invalid", census.invalid}}}};
    if (census.invalid > 4) encoding.other_lines = mixed_lines(lines).other_lines;
    return encoding;
  }
  if (lines.valid > lines.invalid && census.characters >= 3) return mixed_lines(lines);
  return guess_code_page(sample);
}

Encoding detect_encoding(std::string_view sample, bool whole) {
  if (sample.starts_with("\xEF\xBB\xBF")) return {"UTF-8", "byte order mark"_text, true};
  if (sample.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", "byte order mark"_text, true};
  if (sample.starts_with("\0\0\xFE\xFF"sv)) return {"UTF-32BE", "byte order mark"_text, true};
  if (sample.starts_with("\xFF\xFE")) return {"UTF-16LE", "byte order mark"_text, true};
  if (sample.starts_with("\xFE\xFF")) return {"UTF-16BE", "byte order mark"_text, true};
  Encoding encoding;
  if (find_utf16(sample, encoding)) return encoding;
  return detect_from_middle(sample, whole);
}

Encoding named_encoding(std::string_view name) {
  const std::string wanted(name);
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(wanted.c_str(), &status);
  const bool known = !wanted.empty() && U_SUCCESS(status) != 0 && converter != nullptr;
  const bool utf8 = known && ucnv_getType(converter) == UCNV_UTF8;
  if (converter != nullptr) ucnv_close(converter);
  if (!known)
    throw UsageError("option encoding cannot be \"" + wanted +
                     "\"; it takes auto, UTF-8, UTF-16LE, UTF-16BE, "
                     "windows-1251, windows-1252, windows-1254 or another name that ICU knows");
  return {utf8 ? "UTF-8" : wanted, "given"_text};
}

}  // namespace maex::text
