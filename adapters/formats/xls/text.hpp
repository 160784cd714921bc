// Texts in BIFF records: UTF-16 or its low bytes in BIFF8, a code page in BIFF5.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "adapters/formats/xls/records.hpp"

struct UConverter;

namespace maex::xls {

/// A Windows code page. Several threads may use it.
class CodePage {
 public:
  CodePage();
  ~CodePage();
  /// Selects by the number in CODEPAGE records. Returns false, and changes nothing, when ICU does not know the number.
  bool choose(unsigned number);
  /// Selects by a name that ICU knows. Returns false when ICU does not know it.
  bool choose(const std::string& name);
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Appends; returns the number of characters that could not be decoded and became U+FFFD.
  std::size_t append(std::string& out, std::string_view bytes) const;

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };
  std::string name_;
  mutable std::mutex mutex_;
  std::unique_ptr<UConverter, Close> converter_;
};

/// Reads on through the CONTINUE records after a record.
class Continued {
 public:
  /// `record` is the last record of `records`.
  Continued(Records& records, const Record& record, std::size_t at) : records_(records), record_(record), at_(at) {}
  /// Returns false at the end of the data.
  bool more();
  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  void skip(std::uint64_t bytes);
  /// Appends a text of `length` UTF-16 units. `wide` says whether the high bytes are stored at the beginning; after
  /// each record boundary a byte in the data says it. Returns the number of unpaired surrogates that became U+FFFD.
  std::size_t text(std::string& out, std::size_t length, bool wide);
  /// Appends a BIFF8 string whose length was just read: flags, counts and text. Skips the formatting runs and phonetic
  /// data after it.
  std::size_t rich_text(std::string& out, std::size_t length);

 private:
  bool step();
  Records& records_;
  Record record_;
  std::size_t at_;
  std::string wide_;  ///< a text that arrives in pieces
};

}  // namespace maex::xls
