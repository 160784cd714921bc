// The globals of a workbook: its sheets, number formats and shared texts.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/formats/xls/text.hpp"
#include "core/document/table.hpp"

namespace maex::xls {

inline constexpr std::uint32_t last_row = 65'536;
inline constexpr std::uint32_t last_column = 256;
inline constexpr std::size_t most_texts = std::size_t{1} << 24;     // as many as a sheet has cells
inline constexpr std::size_t largest_table = std::size_t{1} << 30;  // bytes of all shared texts
inline constexpr std::size_t most_sheets = 10'000;
inline constexpr std::size_t most_styles = 65'536;

/// The texts that cells share. Their addresses do not change.
class SharedTexts {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view at(std::size_t index) const { return views_[index / per_block][index % per_block]; }
  /// Stores a copy. Returns false when there are too many texts or they are too large.
  bool add(std::string_view text);

 private:
  static constexpr std::size_t per_block = 4096;
  static constexpr std::size_t block_bytes = std::size_t{256} << 10;
  std::vector<std::unique_ptr<std::string_view[]>> views_;
  std::vector<std::unique_ptr<char[]>> bytes_;
  std::size_t size_ = 0, total_ = 0, used_ = 0, room_ = 0;
};

struct Style {
  const CellFormat* format = nullptr;  ///< nullptr: general
  bool is_date = false;
};

struct Workbook {
  /// `encoding` names a code page for texts before BIFF8; empty: the code page that the file states.
  Workbook(Records& records, const std::string& encoding);
  /// Indexes past the table mean general, as in Excel.
  [[nodiscard]] const Style& style(std::size_t index) const { return index < styles.size() ? styles[index] : general; }
  /// Appends a text of a cell or name: BIFF8 with flags, older ones in the code page. `at` is the position of its
  /// length, which has `length_size` bytes.
  std::size_t append_text(std::string& out, Records& records, const Record& record, std::size_t at,
                          std::size_t length_size) const;

  std::uint16_t version = biff8;
  [[nodiscard]] bool is_biff8() const { return version == biff8; }
  bool styles_are_formats = false;  ///< Excel 2 without styles: cells have the number of their format
  bool epoch_1904 = false;
  bool has_macros = false;
  bool code_page_stated = false;
  std::uint64_t external_books = 0;
  std::uint64_t lost_characters = 0;  ///< in shared texts and names
  unsigned unknown_code_page = 0;
  CodePage code_page;
  std::vector<SheetInfo> sheets;
  std::vector<std::uint64_t> positions;  ///< of each sheet's substream
  std::vector<Style> styles;
  Style general;
  SharedTexts texts;

 private:
  void read_globals(Records& records, const std::string& encoding);
  void read_old(Records& records, const std::string& encoding, std::uint16_t kind);
  void read_old_header(Records& records, const Record& record);
  void read_code_page(const Record& record, const std::string& encoding);
  void read_sheet(Records& records, const Record& record);
  void read_texts(Records& records, const Record& record);
  std::string read_code(const Record& record, std::size_t at, std::size_t length_size);
  void make_styles(const std::vector<std::uint16_t>& ids, const std::map<std::uint16_t, std::string>& codes);
  void inspect_sheets(Records& records);
  std::deque<CellFormat> formats_;  // a deque, so that addresses do not change
};

}  // namespace maex::xls
