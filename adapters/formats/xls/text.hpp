// Texts in BIFF records: UTF-16 or its lower half in BIFF8, a code page in BIFF5.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "adapters/formats/xls/records.hpp"

struct UConverter;

namespace maex::xls {

/// A Windows code page. May be used by different threads.
class CodePage {
 public:
  CodePage();
  ~CodePage();
  /// A number as CODEPAGE records hold it; false (and nothing changed) when ICU has none of it.
  bool choose(unsigned number);
  /// A name that ICU knows; false when it does not.
  bool choose(const std::string& name);
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Appends; returns how many characters could not be told and became U+FFFD.
  std::size_t append(std::string& out, std::string_view bytes) const;

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };
  std::string name_;
  mutable std::mutex mutex_;
  std::unique_ptr<UConverter, Close> converter_;
};

/// Reads on through the CONTINUE records behind a record.
class Continued {
 public:
  /// `record` is the newest of `records`.
  Continued(Records& records, const Record& record, std::size_t at) : records_(records), record_(record), at_(at) {}
  /// False when the data have ended.
  bool more();
  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  void skip(std::uint64_t bytes);
  /// Appends a text of `length` UTF-16 units; `wide` says how they begin: after each border of records a byte tells
  /// whether the high halves are stored. Returns the halves of surrogate pairs that became U+FFFD.
  std::size_t text(std::string& out, std::size_t length, bool wide);
  /// Appends a BIFF8 string whose length was just read: flags, counts, text, then formatting runs and phonetic data,
  /// which are passed over.
  std::size_t rich_text(std::string& out, std::size_t length);

 private:
  bool step();
  Records& records_;
  Record record_;
  std::size_t at_;
  std::string wide_;  ///< a text in pieces
};

}  // namespace maex::xls
