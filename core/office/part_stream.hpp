// The bytes of an XML part as UTF-8, for all supported encodings of the part.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/office/read_ahead.hpp"

namespace maex::xml {

/// The user's name for this kind of file, for messages. The texts have static storage.
struct DocumentKind {
  std::string_view name;    ///< "workbook"
  std::string_view resave;  ///< "open the workbook in Excel or LibreOffice and save it again"
};
inline constexpr DocumentKind workbook{"workbook", "open the workbook in Excel or LibreOffice and save it again"};

class PartStream {
 public:
  /// `part` is for messages; `size` is the expanded size that the archive claims for the part, 0 when it claims none.
  /// Throws InputError for an unknown encoding.
  PartStream(MemberStream stream, std::string part, DocumentKind kind, std::uint64_t size = 0);
  PartStream(PartStream&&) noexcept;
  ~PartStream();

  /// Up to `size` bytes of UTF-8 without byte order mark; 0 at the end. `size` is at least 64.
  std::size_t read(char* buffer, std::size_t size);
  /// "book.xlsx: xl/worksheets/sheet1.xml"
  [[nodiscard]] const std::string& part() const { return part_; }
  [[nodiscard]] DocumentKind kind() const { return kind_; }
  [[nodiscard]] const Bounds& bounds() const { return bounds_; }
  /// Share of the part's bytes returned so far, 0..1; negative when the archive does not give its size.
  [[nodiscard]] double progress() const;

 private:
  class Transcoder;
  void detect(MemberStream& stream);
  std::size_t read_stored(char* buffer, std::size_t size);

  std::string part_;
  DocumentKind kind_;
  Bounds bounds_;
  std::uint64_t size_;
  std::uint64_t passed_ = 0;  ///< bytes of the part, in its own encoding
  std::string head_;          ///< read to find the encoding, not yet returned
  std::size_t used_ = 0;      ///< bytes of head_ already returned
  std::unique_ptr<Transcoder> transcoder_;
  ReadAhead rest_;  ///< the bytes after head_
};

}  // namespace maex::xml
