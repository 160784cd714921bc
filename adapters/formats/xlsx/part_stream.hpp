// The bytes of an XML part as UTF-8, whatever encoding it is stored in.
#pragma once
#include <memory>
#include <string>

#include "core/io/archive.hpp"

namespace maex::xlsx {

class PartStream {
 public:
  /// `part` is for messages. Throws InputError for an encoding nobody knows.
  PartStream(MemberStream stream, std::string part);
  PartStream(PartStream&&) noexcept;
  ~PartStream();

  /// Up to `size` bytes of UTF-8 without byte order mark; 0 at the end. `size` is at least 64.
  std::size_t read(char* buffer, std::size_t size);
  /// "book.xlsx: xl/worksheets/sheet1.xml"
  [[nodiscard]] const std::string& part() const { return part_; }

 private:
  class Transcoder;
  void detect();

  MemberStream stream_;
  std::string part_;
  std::string head_;      ///< read to find the encoding, not yet handed out
  std::size_t used_ = 0;  ///< of head_
  std::unique_ptr<Transcoder> transcoder_;
};

}  // namespace maex::xlsx
