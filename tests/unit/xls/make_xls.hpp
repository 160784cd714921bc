// Makes small workbooks of Excel 5 and 97 in memory, record by record, for tests.
#pragma once
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/formats/xls/document.hpp"
#include "tests/unit/document/kept_sheet.hpp"
#include "tests/unit/io/make_compound.hpp"

namespace maex::test {

inline std::string u8(unsigned value) { return std::string(1, static_cast<char>(value)); }
inline std::string u16(unsigned value) { return u8(value & 0xFF) + u8(value >> 8 & 0xFF); }
inline std::string u32(std::uint32_t value) { return u16(value & 0xFFFF) + u16(value >> 16); }
inline std::string f64(double value) {
  std::string bytes(sizeof value, '\0');
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}
inline std::string record(unsigned type, const std::string& data) {
  return u16(type) + u16(static_cast<unsigned>(data.size())) + data;
}
inline std::string at(unsigned row, unsigned column, unsigned style = 0) { return u16(row) + u16(column) + u16(style); }
/// ASCII as UTF-16: each character is followed by a zero byte.
inline std::string wide(std::string_view text) {
  std::string bytes;
  for (const char c : text) bytes += {c, '\0'};
  return bytes;
}
/// A string of BIFF8 in the short form of one byte per character.
inline std::string narrow(std::string_view text, unsigned length_size = 2) {
  const auto length = static_cast<unsigned>(text.size());
  return (length_size == 1 ? u8(length) : u16(length)) + u8(0) + std::string(text);
}
inline std::string bof(unsigned version, unsigned kind) {
  return record(0x0809, u16(version) + u16(kind) + std::string(version == 0x600 ? 12 : 4, '\0'));
}
inline const std::string eof = record(0x000A, "");

struct MadeSheet {
  std::string name = "Data";
  std::string records;
  unsigned state = 0, kind = 0;
};

struct MadeWorkbook {
  unsigned version = 0x600;
  std::string globals;  ///< in front of the styles
  std::string sst;      ///< whole records
  std::vector<MadeSheet> sheets;

  /// The workbook's stream. Styles: 0 general, 1 dd.mm.yyyy, 2 built-in 2 (0.00), 3 [h]:mm (built-in 46 like).
  [[nodiscard]] std::string stream() const {
    const bool new_text = version == 0x600;
    const std::string code = "dd.mm.yyyy";
    std::string head = bof(version, 5) + globals + record(0x041E, u16(164) + (new_text ? narrow(code) : u8(10) + code));
    for (const unsigned format : {0, 164, 2, 46}) head += record(0x00E0, u16(0) + u16(format) + std::string(16, '\0'));
    std::size_t bound = 0;
    for (const MadeSheet& sheet : sheets) bound += 4 + 4 + 2 + (new_text ? 2 : 1) + sheet.name.size();
    std::size_t position = head.size() + bound + sst.size() + eof.size();
    std::string body;
    for (const MadeSheet& sheet : sheets) {
      head += record(
          0x0085, u32(static_cast<std::uint32_t>(position + body.size())) + u8(sheet.state) + u8(sheet.kind) +
                      (new_text ? narrow(sheet.name, 1) : u8(static_cast<unsigned>(sheet.name.size())) + sheet.name));
      body += bof(version, 0x10) + sheet.records + eof;
    }
    return head + sst + eof + body;
  }
  [[nodiscard]] std::string file() const {
    return make_compound({{version == 0x600 ? "Workbook" : "Book", stream()}}).bytes;
  }
};

/// A file that was opened. The object owns the bytes.
struct Opened {
  explicit Opened(std::string of, const std::string& encoding = {})
      : bytes(std::move(of)), document(CompoundFile(bytes, "made.xls"), encoding) {}
  explicit Opened(const MadeWorkbook& workbook, const std::string& encoding = {}) : Opened(workbook.file(), encoding) {}
  KeptSheet sheet(std::size_t i = 0) { return read_sheet(document, i); }
  std::string bytes;
  xls::Document document;
};

inline MadeWorkbook one_sheet(const std::string& records, const std::string& sst = {}) {
  return {0x600, "", sst, {{"Data", records}}};
}

}  // namespace maex::test
