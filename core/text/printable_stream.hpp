// The one place through which everything passes that the program prints.
#pragma once
#include <cstdint>
#include <streambuf>
#include <string>
#include <string_view>

#include "core/text/printable.hpp"

namespace maex {

/// What the program itself asks of a terminal.
enum class ScreenMark : char { red = 'r', yellow = 'y', cyan = 'c', plain = 'p', clear_line = 'k' };

/// The mark inside text. It contains a random number of this process, so that no file, file name or argument can
/// contain it. Only a PrintableBuffer turns it into the terminal's own sequence.
std::string to_text(ScreenMark mark);
/// Bytes of the mark at the start of the text, which has no width on the screen; 0 when there is none.
std::size_t mark_length(std::string_view text);

/// Writes text to another buffer. Every unsafe character (is_unsafe) except line feed and tab, and every byte that is
/// not UTF-8, is spelled, whatever it comes from: cells, headings, names of sheets and files, profiles, plugins,
/// settings or arguments. So a printer that forgets to call printable() does no harm.
class PrintableBuffer final : public std::streambuf {
 public:
  enum class Mode : std::uint8_t {
    text,  ///< for persons
    json,  ///< JSON on a terminal: spelled so that it stays the same JSON
    raw,   ///< data for a program: nothing is changed
  };
  /// `target` must outlive this buffer.
  explicit PrintableBuffer(std::streambuf& target) : target_(target) {}
  PrintableBuffer(const PrintableBuffer&) = delete;
  PrintableBuffer& operator=(const PrintableBuffer&) = delete;
  ~PrintableBuffer() override;
  /// For what is written after this call.
  void set_mode(Mode mode);

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool write(std::string_view text, bool whole);
  bool put(std::string_view text);

  std::streambuf& target_;
  Mode mode_ = Mode::text;
  std::string rest_;  ///< the beginning of a character or mark whose end is not written yet
};

}  // namespace maex
