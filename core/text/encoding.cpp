#include "core/text/encoding.hpp"

#include <unicode/ucnv.h>

#include <cstdint>

#include "core/io/error.hpp"
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

bool is_ascii_letter(unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
/// Letters of windows-1251, 1252 or 1254 that help to recognise words (0xA8, 0xB8: Ё, ё; the others below 0xC0: Š, Ž,
/// š, ž).
bool is_high_letter(unsigned char c) {
  return c >= 0xC0 || c == 0xA8 || c == 0xB8 || c == 0x8A || c == 0x8E || c == 0x9A || c == 0x9E;
}
/// Ğ İ Ş ğ ı ş in windows-1254, the Icelandic letters in windows-1252: the only letters that differ between the two.
bool is_turkish_letter(unsigned char c) {
  return c == 0xD0 || c == 0xDD || c == 0xDE || c == 0xF0 || c == 0xFD || c == 0xFE;
}

struct WordCount {
  std::size_t cyrillic = 0;  ///< high letters in words of high letters only
  std::size_t latin = 0;     ///< high letters in words that also have ASCII letters
  std::size_t turkish = 0;
  std::size_t caron = 0;  ///< Ž or ž of windows-1252, undefined in windows-1254
};

WordCount count_words(std::string_view sample) {
  WordCount count;
  std::size_t high = 0;
  std::size_t plain = 0;
  for (std::size_t i = 0; i <= sample.size(); ++i) {
    const unsigned char c = i < sample.size() ? byte_at(sample, i) : ' ';
    if (is_high_letter(c)) {
      ++high;
      count.turkish += is_turkish_letter(c) ? 1 : 0;
      count.caron += c == 0x8E || c == 0x9E ? 1 : 0;
    } else if (is_ascii_letter(c)) {
      ++plain;
    } else {
      if (plain > 0)
        count.latin += high;
      else if (high > 1)
        count.cyrillic += high;
      high = plain = 0;
    }
  }
  return count;
}

/// Cyrillic words contain Cyrillic letters only. Turkish, Azerbaijani or Spanish words have a few letters outside
/// ASCII.
Encoding guess_code_page(std::string_view sample) {
  const WordCount count = count_words(sample);
  const std::uint64_t total = count.cyrillic + count.latin;
  if (count.cyrillic > count.latin)
    return {"windows-1251",
            {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in all-Cyrillic words"_text,
             {{"count", count.cyrillic}, {"total", total}}}};
  if (count.latin == 0)
    return {"windows-1254", "guessed: not UTF-8, and there are too few letters outside ASCII to know more"_text};
  const std::vector<Argument> numbers = {{"count", count.latin}, {"total", total}};
  if (count.turkish > 0)
    return {"windows-1254",
            {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in Latin words"_text, numbers}};
  if (count.caron > 0)
    return {"windows-1252",
            {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in Latin words, "
             "among them letters that windows-1254 does not have"_text,
             numbers}};
  return {"windows-1254",
          {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in Latin words; "
           "windows-1252 reads the same letters"_text,
           numbers}};
}

}  // namespace

bool is_plain_ascii(std::string_view sample) {
  const char* end = sample.data() + sample.size();
  return skip_ascii(sample.data(), end) == end && sample.find('\0') == std::string_view::npos;
}

Encoding detect_from_middle(std::string_view sample, bool whole) {
  const Utf8Census census = take_census(sample, whole);
  if (census.invalid == 0)
    return {"UTF-8", census.characters == 0 ? "only ASCII seen"_text : "valid as far as looked at"_text, false,
            census.characters == 0};
  // A UTF-8 file with some damaged characters stays UTF-8: text in other encodings very rarely forms UTF-8 sequences by
  // chance.
  if (census.characters >= 4 * census.invalid)
    return {"UTF-8",
            {"guessed: {count} characters fit, {invalid} do not"_text,
             {{"count", census.characters}, {"invalid", census.invalid}}}};
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
