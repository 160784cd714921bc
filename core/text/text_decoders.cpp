// The two decoders to valid UTF-8: one checks UTF-8 in place, and ICU converts all other encodings.
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "core/io/error.hpp"
#include "core/text/code_pages.hpp"
#include "core/text/text_source.hpp"
#include "core/text/utf8.hpp"

namespace maex::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

class Utf8Text : public TextSource {
 public:
  Utf8Text(std::unique_ptr<ByteSource> bytes, std::string file) : TextSource(std::move(bytes), std::move(file)) {}

 protected:
  std::size_t convert(char* to, std::size_t room) override {
    while (!ended_) {
      // A third of the room, because every byte may become the three bytes of U+FFFD.
      const std::size_t most = std::min(room / 3, block_size);
      std::copy_n(cut_.data(), cut_size_, to);
      const std::size_t fresh = bytes_->read(to + cut_size_, most - cut_size_);
      const std::size_t n = cut_size_ + fresh;
      cut_size_ = 0;
      ended_ = fresh == 0;
      const char* end = to + n;
      const char* good = skip_valid(to, end);
      const std::size_t written = good == end ? n : repair(to, static_cast<std::size_t>(good - to), n);
      if (written > 0) return written;
    }
    return 0;
  }

 private:
  /// Rewrites [to + from, to + n) with U+FFFD for bytes that are not UTF-8. Keeps an incomplete character at the end
  /// for the next call.
  std::size_t repair(char* to, std::size_t from, std::size_t n) {
    rest_.assign(to + from, to + n);
    const char* p = rest_.data();
    const char* end = p + rest_.size();
    char* out = to + from;
    while (p < end) {
      const char* good = skip_valid(p, end);
      out = std::copy(p, good, out);
      p = good;
      if (p == end) break;
      const Utf8Unit unit = utf8_unit(p, end);
      if (unit.state == Utf8State::cut && !ended_) {
        cut_size_ = unit.length;
        std::copy_n(p, cut_size_, cut_.data());
        break;
      }
      add_damage(unit.length, static_cast<std::size_t>(out - to));
      out = std::copy(replacement.begin(), replacement.end(), out);
      p += unit.length;
    }
    return static_cast<std::size_t>(out - to);
  }

  std::array<char, 4> cut_{};
  std::size_t cut_size_ = 0;
  bool ended_ = false;
  std::vector<char> rest_;
};

/// UTF-8 that was taken for windows-1252 and encoded once more. Runs of characters outside ASCII that are something
/// else stay as they are.
class DoubledText final : public Utf8Text {
 public:
  using Utf8Text::Utf8Text;

 private:
  static constexpr std::size_t longest_run = 1024;

  std::size_t convert(char* to, std::size_t room) override {
    for (;;) {
      const std::size_t held = run_.size();
      std::copy_n(run_.data(), held, to);
      const std::size_t fresh = Utf8Text::convert(to + held, room - held);
      run_.clear();
      const std::string_view all(to, held + fresh);
      if (all.empty()) return 0;
      text_.clear();
      for (std::size_t i = 0; i < all.size();) {
        const char* const end = all.data() + all.size();
        const std::size_t plain = static_cast<std::size_t>(skip_ascii(all.data() + i, end) - all.data());
        text_.append(all.substr(i, plain - i));
        std::size_t run = plain;
        while (run < all.size() && static_cast<signed char>(all[run]) < 0) ++run;
        const std::string_view letters = all.substr(plain, run - plain);
        i = run;
        if (run == all.size() && fresh != 0 && letters.size() <= longest_run)
          run_ = letters;  // it may go on in the next block
        else if (!append_undoubled(text_, letters))
          text_.append(letters);
      }
      std::copy(text_.begin(), text_.end(), to);
      if (!text_.empty() || fresh == 0) return text_.size();
    }
  }

  std::string run_, text_;
};

/// The notes of the ICU callback. Mutable because ICU passes its context as const.
struct Undecoded {
  mutable std::uint64_t bytes = 0;
  mutable const UChar* first = nullptr;
};

void replace_undecodable(const void* context, UConverterToUnicodeArgs* args, const char* units, std::int32_t length,
                         UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // ICU opens, resets or closes the converter: nothing was read
  const auto* undecoded = static_cast<const Undecoded*>(context);
  if (undecoded->first == nullptr) undecoded->first = args->target;
  undecoded->bytes += static_cast<std::uint64_t>(std::max(length, 1));
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, status);
}

class IcuText final : public TextSource {
 public:
  IcuText(std::unique_ptr<ByteSource> bytes, const Encoding& encoding, std::string file)
      : TextSource(std::move(bytes), std::move(file)),
        raw_(raw_size),
        wide_(wide_size),
        has_no_controls_(encoding.name.starts_with("windows-")) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(encoding.name.c_str(), &status));
    if (U_FAILURE(status) != 0) throw UsageError("ICU does not know the encoding " + encoding.name);
    ucnv_setToUCallBack(converter_.get(), replace_undecodable, &undecoded_, nullptr, nullptr, &status);
    if (U_FAILURE(status) != 0)
      throw UsageError("ICU cannot read the encoding " + encoding.name + ": " + u_errorName(status));
  }

 private:
  static constexpr std::size_t raw_size = std::size_t{64} << 10;
  static constexpr std::size_t wide_size = std::size_t{64} << 10;

  std::size_t convert(char* to, std::size_t room) override {
    for (;;) {
      if (raw_at_ == raw_end_ && !ended_) {
        raw_at_ = 0;
        raw_end_ = bytes_->read(raw_.data(), raw_size);
        ended_ = raw_end_ == 0;
      }
      UErrorCode status = U_ZERO_ERROR;
      // No UTF-16 unit takes more than three bytes of UTF-8.
      UChar* const limit = wide_.data() + std::min(wide_size, room / 3);
      UChar* target = wide_.data() + held_;
      const char* source = raw_.data() + raw_at_;
      ucnv_toUnicode(converter_.get(), &target, limit, &source, raw_.data() + raw_end_, nullptr, ended_ ? 1 : 0,
                     &status);
      const bool full = status == U_BUFFER_OVERFLOW_ERROR;
      if (U_FAILURE(status) != 0 && !full) throw InputError("cannot decode " + file_ + ": " + u_errorName(status));
      raw_at_ = static_cast<std::size_t>(source - raw_.data());
      const std::size_t written = to_utf8(to, room, target, ended_ && !full);
      if (written > 0) return written;
      if (ended_ && !full) return 0;
    }
  }

  /// ICU reads the bytes that a Windows code page leaves undefined as control characters of the same number.
  void replace_controls(UChar* end) {
    for (UChar* p = wide_.data(); p != end; ++p) {
      if (*p < 0x80 || *p > 0x9F) continue;
      *p = 0xFFFD;
      ++undecoded_.bytes;
      if (undecoded_.first == nullptr || p < undecoded_.first) undecoded_.first = p;
    }
  }

  std::size_t to_utf8(char* to, std::size_t room, const UChar* end, bool last) {
    // The first half of a surrogate pair at the end waits for the second half.
    const auto units = static_cast<std::size_t>(end - wide_.data());
    held_ = !last && units > 0 && U16_IS_LEAD(end[-1]) ? 1 : 0;
    const auto ready = static_cast<std::int32_t>(units - held_);
    if (has_no_controls_) replace_controls(wide_.data() + ready);
    std::int32_t written = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (undecoded_.bytes > 0) {
      std::int32_t before = 0;
      u_strToUTF8WithSub(nullptr, 0, &before, wide_.data(), static_cast<std::int32_t>(undecoded_.first - wide_.data()),
                         0xFFFD, nullptr, &status);
      status = U_ZERO_ERROR;  // a request for the length alone always reports an overflow
      add_damage(undecoded_.bytes, static_cast<std::size_t>(before));
      undecoded_ = {};
    }
    u_strToUTF8WithSub(to, static_cast<std::int32_t>(std::min<std::size_t>(room, INT32_MAX)), &written, wide_.data(),
                       ready, 0xFFFD, nullptr, &status);
    if (U_FAILURE(status) != 0) throw InputError("cannot decode " + file_ + ": " + u_errorName(status));
    if (held_ != 0) wide_[0] = end[-1];
    return static_cast<std::size_t>(written);
  }

  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  std::unique_ptr<UConverter, Close> converter_;
  std::vector<char> raw_;
  std::vector<UChar> wide_;
  std::size_t raw_at_ = 0;
  std::size_t raw_end_ = 0;
  std::size_t held_ = 0;
  bool ended_ = false;
  bool has_no_controls_;
  Undecoded undecoded_;
};

}  // namespace

std::unique_ptr<TextSource> open_text(std::unique_ptr<ByteSource> bytes, const Encoding& encoding, std::string file) {
  if (encoding.is_utf8() && encoding.doubled) return std::make_unique<DoubledText>(std::move(bytes), std::move(file));
  if (encoding.is_utf8()) return std::make_unique<Utf8Text>(std::move(bytes), std::move(file));
  return std::make_unique<IcuText>(std::move(bytes), encoding, std::move(file));
}

}  // namespace maex::text
