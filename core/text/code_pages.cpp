#include "core/text/code_pages.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "core/text/utf8.hpp"

namespace maex::text {
namespace {

unsigned char code_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }
bool is_ascii_letter(unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Ğ İ Ş ğ ı ş in windows-1254, the Icelandic letters in windows-1252: the only letters that differ between the two.
bool is_turkish_letter(unsigned char c) {
  return c == 0xD0 || c == 0xDD || c == 0xDE || c == 0xF0 || c == 0xFD || c == 0xFE;
}

/// The words with bytes outside ASCII, by what else they contain.
struct Words {
  static constexpr std::size_t most = 16 << 10;  ///< bytes kept of each kind; enough to decide
  std::string cyrillic;                          ///< words of high bytes only, each with a space after it
  std::string latin;                             ///< words that also have ASCII letters
  std::size_t cyrillic_bytes = 0, latin_bytes = 0, turkish = 0, caron = 0, high = 0;
};

Words find_words(std::string_view sample) {
  Words words;
  std::size_t begin = 0, high = 0, plain = 0;
  for (std::size_t i = 0; i <= sample.size(); ++i) {
    const unsigned char c = i < sample.size() ? code_at(sample, i) : ' ';
    if (c >= 0x80) {
      ++high;
      words.turkish += is_turkish_letter(c) ? 1 : 0;
      words.caron += c == 0x8E || c == 0x9E ? 1 : 0;
      continue;
    }
    if (is_ascii_letter(c)) {
      ++plain;
      continue;
    }
    const bool is_latin = high > 0 && plain > 0;
    const bool is_cyrillic = high > 1 && plain == 0;
    if (is_latin) words.latin_bytes += high;
    if (is_cyrillic) words.cyrillic_bytes += high;
    std::string* const kept = is_latin ? &words.latin : is_cyrillic ? &words.cyrillic : nullptr;
    if (kept != nullptr && kept->size() < Words::most) kept->append(sample.substr(begin, i - begin)) += ' ';
    words.high += high;
    begin = i + 1;
    high = plain = 0;
  }
  return words;
}

struct UndefinedBytes {
  std::size_t bytes = 0;
};
void count_undefined(const void* context, UConverterToUnicodeArgs* args, const char* units, std::int32_t length,
                     UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  static_cast<UndefinedBytes*>(const_cast<void*>(context))->bytes += static_cast<std::size_t>(std::max(length, 1));
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, status);
}

/// Decodes all of `bytes`, and counts bytes without a meaning. C1 controls have none in a text.
std::u16string decode_page(const char* page, std::string_view bytes, std::size_t& undefined) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(page, &status), ucnv_close);
  std::u16string wide(bytes.size() + 16, u'\0');
  if (U_FAILURE(status)) return {};
  UndefinedBytes counted;
  ucnv_setToUCallBack(converter.get(), count_undefined, &counted, nullptr, nullptr, &status);
  const std::int32_t length = ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                                            bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  wide.resize(U_FAILURE(status) ? 0 : static_cast<std::size_t>(length));
  undefined = counted.bytes;
  for (const char16_t c : wide) undefined += c >= 0x80 && c < 0xA0;
  return wide;
}

/// How often the letters а to я occur in a thousand letters of Russian text.
constexpr double russian[32] = {80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35,  44, 32, 67, 110, 28,
                                47, 55, 63, 26, 3,  10, 5, 14, 7,  4,  0.4, 19, 17, 3,  6,   20};

/// The likelihood of Cyrillic words: common letters count, and so does their case.
double cyrillic_score(std::u16string_view words) {
  double score = 0;
  bool after_small = false;
  for (const char16_t c : words) {
    if (c == u' ') {
      after_small = false;
      continue;
    }
    const bool large = (c >= 0x410 && c <= 0x42F) || c == 0x401;
    const bool small = (c >= 0x430 && c <= 0x44F) || c == 0x451;
    if (!large && !small) {
      score += c >= 0x400 && c <= 0x4FF ? -3 : -5;
    } else {
      const std::size_t letter = c == 0x401 || c == 0x451 ? 5 : static_cast<std::size_t>((c - 0x410) % 32);
      score += std::log(russian[letter] * 32 / 1000);
      if (large && after_small) score -= 4;
      if (large) score -= 0.2;  // most words are written in small letters
    }
    after_small = small;
  }
  return score;
}

/// Letters of Latin words: everything else inside a word counts against the page.
double latin_score(std::u16string_view words) {
  double score = 0;
  for (const char16_t c : words) {
    if (c < 0x80) continue;
    const bool letter = (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || c == 0x259;
    score += letter ? 1 : -3;
  }
  return score;
}

/// The same for a page that few files have: only the letters of Azerbaijani and Turkish count.
double turkish_score(std::u16string_view words) {
  double score = 0;
  for (const char16_t c : words)
    if (c >= 0x80) score += std::u16string_view(u"çğıöşüÇĞİÖŞÜâîû").find(c) != std::u16string_view::npos ? 1 : -4;
  return score;
}

struct Guess {
  const char* page = nullptr;
  double score = -1e9;
  std::size_t undefined = 0;
};

Guess best_of(std::initializer_list<const char*> pages, std::string_view words, double (*score)(std::u16string_view)) {
  Guess best;
  for (const char* const page : pages) {
    Guess guess{page, 0, 0};
    const std::u16string wide = decode_page(page, words, guess.undefined);
    guess.score = score(wide) - 5.0 * static_cast<double>(guess.undefined);
    if (guess.score > best.score) best = guess;
  }
  return best;
}

/// Multi-byte encodings in which every byte of the sample has a meaning; empty when there is none.
std::string multi_byte_fits(std::string_view sample) {
  std::string names;
  for (const char* const page : {"Shift_JIS", "GBK", "Big5", "EUC-JP", "EUC-KR"}) {
    std::size_t undefined = 0;
    if (decode_page(page, sample.substr(0, Words::most), undefined).empty() || undefined > 1) continue;
    if (!names.empty()) names += ", ";
    names += page;
  }
  return names;
}

/// `undefined` 0: every byte has a meaning, but the letters make no words.
Encoding refute(std::string_view sample, std::string page, std::size_t undefined) {
  Encoding encoding{std::move(page), {}};
  encoding.refuted = true;
  const std::string fits = multi_byte_fits(sample);
  const Text why = undefined == 0 ? Text("the letters make no words in any code page that is guessed"_text)
                                  : Text("{count:byte has|bytes have} no meaning in any code page that is guessed"_text,
                                         {{"count", undefined}});
  if (fits.empty())
    encoding.reason = why;
  else
    encoding.reason = {"{why}; the bytes fit {encodings}"_text, {{"why", why}, {"encodings", fits}}};
  return encoding;
}

/// More than one undefined byte in twenty: the page is a wrong guess, and no damage.
bool is_refuted(std::size_t undefined, std::size_t high) { return undefined * 20 > high; }

Encoding guess_cyrillic(std::string_view sample, const Words& words, const std::vector<Argument>& numbers) {
  const Guess best =
      best_of({"windows-1251", "KOI8-R", "IBM866", "x-mac-cyrillic", "ISO-8859-5"}, words.cyrillic, cyrillic_score);
  const auto letters = static_cast<double>(words.cyrillic_bytes);
  // Russian text has about 0.4 for each letter, in a list with names and abbreviations less. A page that few files have
  // needs more of a proof.
  const double least = std::string_view(best.page) == "windows-1251" ? -1.5 : -0.2;
  const bool no_words = letters > 6 && best.score < least * std::min<double>(letters, Words::most);
  if (no_words || is_refuted(best.undefined, words.cyrillic.size())) return refute(sample, best.page, best.undefined);
  if (std::string_view(best.page) == "windows-1251")
    return {
        best.page,
        {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in all-Cyrillic words"_text, numbers}};
  Encoding encoding{
      best.page,
      {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in words that are Russian in "
       "this code page and not in windows-1251"_text,
       numbers}};
  encoding.rare = true;
  return encoding;
}

Encoding guess_latin(std::string_view sample, const Words& words, const std::vector<Argument>& numbers) {
  const Guess usual = best_of({"windows-1254"}, words.latin, latin_score);
  Guess best = best_of({"windows-1252"}, words.latin, latin_score);
  const Guess dos = best_of({"IBM857"}, words.latin, turkish_score);
  if (dos.score > best.score) best = dos;
  if (best.score <= usual.score) best = usual;
  std::size_t undefined = 0;
  decode_page(best.page, sample.substr(0, Words::most), undefined);
  if (is_refuted(undefined, words.high)) return refute(sample, best.page, undefined);
  const std::string_view page = best.page;
  if (page == "IBM857") {
    Encoding encoding{best.page,
                      {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in Latin words that "
                       "windows-1254 does not have"_text,
                       numbers}};
    encoding.rare = true;
    return encoding;
  }
  if (words.turkish > 0 && page == "windows-1254")
    return {"windows-1254",
            {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in Latin words"_text, numbers}};
  if (words.caron > 0)
    return {"windows-1252",
            {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in Latin words, "
             "among them letters that windows-1254 does not have"_text,
             numbers}};
  return {"windows-1254",
          {"guessed: not UTF-8, and {count} of {total} letters outside ASCII are in Latin words; "
           "windows-1252 reads the same letters"_text,
           numbers}};
}

/// windows-1252 byte of a character; 0: it has none.
unsigned windows_1252(char32_t c) {
  static constexpr std::array<char16_t, 32> high = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (c >= 0xA0 && c <= 0xFF) return c;
  for (unsigned i = 0; i != high.size(); ++i)
    if (high[i] == c) return 0x80 + i;
  return 0;
}

}  // namespace

Encoding guess_code_page(std::string_view sample) {
  const Words words = find_words(sample);
  const std::uint64_t total = words.cyrillic_bytes + words.latin_bytes;
  if (words.cyrillic_bytes > words.latin_bytes)
    return guess_cyrillic(sample, words, {{"count", words.cyrillic_bytes}, {"total", total}});
  if (words.latin_bytes != 0) return guess_latin(sample, words, {{"count", words.latin_bytes}, {"total", total}});
  std::size_t undefined = 0;
  decode_page("windows-1254", sample.substr(0, Words::most), undefined);
  if (is_refuted(undefined, words.high)) return refute(sample, "windows-1254", undefined);
  return {"windows-1254", "guessed: not UTF-8, and there are too few letters outside ASCII to know more"_text};
}

bool append_undoubled(std::string& out, std::string_view run) {
  std::string bytes;
  const char* const end = run.data() + run.size();
  for (const char* p = run.data(); p < end;) {
    const Utf8Unit unit = utf8_unit(p, end);
    if (unit.state != Utf8State::valid || unit.length > 3) return false;
    char32_t c = static_cast<unsigned char>(*p) & (unit.length == 3 ? 0xFu : unit.length == 2 ? 0x1Fu : 0x7Fu);
    for (int i = 1; i < unit.length; ++i) c = c << 6 | (static_cast<unsigned char>(p[i]) & 0x3Fu);
    const unsigned byte = unit.length == 1 ? c : windows_1252(c);
    if (byte == 0) return false;
    bytes += static_cast<char>(byte);
    p += unit.length;
  }
  if (bytes.empty() || skip_valid(bytes.data(), bytes.data() + bytes.size()) != bytes.data() + bytes.size())
    return false;
  out += bytes;
  return true;
}

bool is_doubled_utf8(std::string_view sample) {
  std::size_t doubled = 0, other = 0;
  std::string undone;
  for (std::size_t i = 0; i < sample.size();) {
    if (code_at(sample, i) < 0x80) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < sample.size() && code_at(sample, end) >= 0x80) ++end;
    undone.clear();
    if (end - i >= 4 && append_undoubled(undone, sample.substr(i, end - i)))
      ++doubled;
    else if (end != sample.size())  // the last character of the sample may be cut
      ++other;
    i = end;
  }
  return doubled >= 3 && doubled >= 10 * other;
}

}  // namespace maex::text
