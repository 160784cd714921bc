// The stream that GMime reads a message from. It ends when the time is over or when the file cannot be an honest
// message.
#pragma once
#include <cstdint>
#include <string>

#include "adapters/formats/eml/library.hpp"
#include "core/io/bounds.hpp"

namespace maex::eml {

/// What GMime has read so far. GMime is C code, so nothing may be thrown through it: the stream ends, and the caller
/// asks afterwards.
class Guard {
 public:
  /// GMime makes an object of some kilobytes for each part before anyone can count the parts. A text may have lines
  /// that look like the lines between parts, but not this many.
  static constexpr std::uint64_t most_dividers = 50'000;
  /// All headers together. GMime needs up to eighty bytes of memory for each byte of a header; an honest message with a
  /// hundred attachments has a tenth of this.
  static constexpr std::uint64_t most_head_bytes = std::uint64_t{2} << 20;

  explicit Guard(const Watch& watch) : watch_(watch) {}
  /// False: read no further.
  bool take(const char* bytes, std::size_t size);
  /// Throws Interrupted, and InputError about the file `name`, when the stream ended early.
  void settle(const std::string& name) const;

 private:
  enum class Line : std::uint8_t { start, name, rest };
  void begin_line(char c);
  void end_line();

  Watch watch_;
  std::uint64_t dividers_ = 0;    ///< lines that begin as a line between parts does
  std::uint64_t head_bytes_ = 0;  ///< of lines that look like those of a header
  Line line_ = Line::start;
  unsigned dashes_ = 0;    ///< that the line begins with
  bool like_head_ = true;  ///< each line since the last empty line looks like one of a header
  bool over_ = false;
};

/// A stream over the file, for the parser only. `guard` must outlive the parsing. The caller owns the reference.
GMimeStream* guarded_stream(const Library& library, int file, Guard& guard);

}  // namespace maex::eml
