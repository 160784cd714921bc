#include "core/text/printable_stream.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <sstream>

namespace maex {
namespace {

using Mode = PrintableBuffer::Mode;

/// Writes the text in pieces of `size` bytes.
std::string written(const std::string& text, Mode mode, std::size_t size) {
  std::ostringstream target;
  {
    PrintableBuffer buffer(*target.rdbuf());
    buffer.set_mode(mode);
    std::ostream stream(&buffer);
    for (std::size_t at = 0; at < text.size(); at += size) stream << text.substr(at, size) << std::flush;
  }
  return target.str();
}

TEST(PrintableBuffer, SpellsWhatATerminalObeysAndKeepsTheRest) {
  const std::string text = "a\x1b[2J\n\tb\r\x7f\xC2\x9B Füzuli \xE2\x80\xAEx\xE2\x81\xA6 \xF0\x9F\x92\xA3 \xFF.";
  for (const std::size_t size : {1, 2, 3, 7, 1000}) {
    EXPECT_EQ(written(text, Mode::text, size),
              "a\\x1b[2J\n\tb\\r\\x7f\\u{9b} Füzuli \\u{202e}x\\u{2066} \xF0\x9F\x92\xA3 \\xff.");
    EXPECT_EQ(written(text, Mode::json, size),
              "a\\u001b[2J\n\tb\\u000d\\u007f\\u009b Füzuli \\u202ex\\u2066 \xF0\x9F\x92\xA3 \xEF\xBF\xBD.");
    EXPECT_EQ(written(text, Mode::raw, size), text);
  }
}

TEST(PrintableBuffer, SpellsACharacterThatNeverEnds) {
  EXPECT_EQ(written("a\xE2\x80", Mode::text, 1), "a\\xe2\\x80");
  EXPECT_EQ(written("\xFF", Mode::text, 1), "\\xff");
}

TEST(PrintableBuffer, TurnsOnlyItsOwnMarksIntoSequences) {
  const std::string red = to_text(ScreenMark::red), clear = to_text(ScreenMark::clear_line);
  for (const std::size_t size : {1, 5, 1000})
    EXPECT_EQ(written(red + "error" + to_text(ScreenMark::plain) + clear, Mode::text, size),
              "\x1b[31merror\x1b[0m\r\x1b[K");
  EXPECT_EQ(mark_length(red + "x"), red.size());
  EXPECT_EQ(mark_length("error"), 0u);
  // Another process has another number.
  std::string forged = red;
  forged[5] = forged[5] == '0' ? '1' : '0';
  EXPECT_EQ(written(forged, Mode::text, 1000).substr(0, 4), "\\xff");
}

TEST(PrintableBuffer, ReportsThatTheTargetFailed) {
  struct Full : std::streambuf {
  } full;
  PrintableBuffer buffer(full);
  std::ostream stream(&buffer);
  stream << "text";
  EXPECT_FALSE(stream);
}

}  // namespace
}  // namespace maex
