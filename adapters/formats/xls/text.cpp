#include "adapters/formats/xls/text.hpp"

#include <unicode/ucnv.h>

#include <algorithm>

#include "core/office/utf16.hpp"

namespace maex::xls {
namespace {

std::string code_page_name(unsigned number) {
  switch (number) {
    case 367: return "US-ASCII";
    case 10000:
    case 32768: return "macintosh";
    case 10006: return "x-mac-greek";
    case 10007: return "x-mac-cyrillic";
    case 10029: return "x-mac-centraleurroman";
    case 10081: return "x-mac-turkish";
    case 32769: return "windows-1252";
    case 65001: return "UTF-8";
    default: break;
  }
  const bool windows = (number >= 1250 && number <= 1258) || number == 874 || number == 932 || number == 936 ||
                       number == 949 || number == 950;
  return (windows ? "windows-" : "ibm-") + std::to_string(number);
}

}  // namespace

void CodePage::Close::operator()(UConverter* converter) const { ucnv_close(converter); }
CodePage::CodePage() { choose("windows-1252"); }
CodePage::~CodePage() = default;

bool CodePage::choose(unsigned number) { return choose(code_page_name(number)); }

bool CodePage::choose(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) return false;
  converter_.reset(converter);
  name_ = name;
  return true;
}

std::size_t CodePage::append(std::string& out, std::string_view bytes) const {
  if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    out += bytes;
    return 0;
  }
  std::u16string wide(2 * bytes.size() + 16, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::scoped_lock lock(mutex_);
  const auto length = ucnv_toUChars(converter_.get(), wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(),
                                    static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) {  // cannot happen with this buffer size; if it did, the whole text would be lost
    out += "\xEF\xBF\xBD";
    return bytes.size();
  }
  wide.resize(static_cast<std::size_t>(length));
  append_utf16(out, {reinterpret_cast<const char*>(wide.data()), 2 * wide.size()});
  return static_cast<std::size_t>(std::count(wide.begin(), wide.end(), u'\xFFFD'));
}

bool Continued::step() {
  Record record;
  if (records_.next(record)) {
    if (record.type == continue_record) {
      record_ = record;
      at_ = 0;
      return true;
    }
    records_.back();
  }
  record_.size = at_ = 0;  // its bytes may have moved; the next record is another one
  return false;
}

bool Continued::more() {
  while (at_ >= record_.size)
    if (!step()) return false;
  return true;
}

std::uint8_t Continued::u8() {
  if (!more()) records_.fail("a text is cut off");
  return read_u8(record_.data + at_++);
}
std::uint16_t Continued::u16() {
  const std::uint16_t low = u8();
  return static_cast<std::uint16_t>(low | u8() << 8);
}
std::uint32_t Continued::u32() {
  const std::uint32_t low = u16();
  return low | std::uint32_t{u16()} << 16;
}

void Continued::skip(std::uint64_t bytes) {
  while (bytes != 0) {
    if (!more()) records_.fail("a text is cut off");
    const std::uint64_t here = std::min<std::uint64_t>(bytes, record_.size - at_);
    at_ += static_cast<std::size_t>(here);
    bytes -= here;
  }
}

std::size_t Continued::text(std::string& out, std::size_t length, bool wide) {
  const std::size_t size = wide ? 2 * length : length;
  if (at_ <= record_.size && record_.size - at_ >= size) {
    const std::string_view bytes(record_.data + at_, size);
    at_ += size;
    if (wide) return append_utf16(out, bytes);
    append_latin1(out, bytes);
    return 0;
  }
  wide_.clear();
  for (std::size_t left = length;;) {
    const std::size_t unit = wide ? 2 : 1;
    const std::size_t here = at_ >= record_.size ? 0 : std::min(left, (record_.size - at_) / unit);
    const char* from = record_.data + at_;
    for (std::size_t i = 0; i < here; ++i) wide_.append({from[i * unit], wide ? from[i * 2 + 1] : '\0'});
    left -= here;
    at_ += here * unit;
    if (left == 0) break;
    // A boundary in the middle of a character means damage: the rest of the record is not text then.
    if (!step() || record_.size == 0) records_.fail("a text is cut off");
    wide = (read_u8(record_.data) & 1) != 0;
    at_ = 1;
  }
  return append_utf16(out, wide_);
}

std::size_t Continued::rich_text(std::string& out, std::size_t length) {
  const std::uint8_t flags = length == 0 && !more() ? 0 : u8();
  const std::uint64_t runs = (flags & 8) != 0 ? u16() : 0;
  const std::uint64_t phonetic = (flags & 4) != 0 ? u32() : 0;
  const std::size_t lost = text(out, length, (flags & 1) != 0);
  skip(4 * runs + phonetic);
  return lost;
}

}  // namespace maex::xls
