// Cell styles and their number formats, as format codes.
#pragma once
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/document/table.hpp"
#include "core/model/hash.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::ods {

using xml::Tokenizer;

class Styles {
 public:
  /// Call it at the start tag of office:styles or office:automatic-styles. Consumes the element.
  void read(Tokenizer& tags);
  /// Call it after the last read(). Builds formats from what was read. Returns false when there are more than the
  /// limit.
  [[nodiscard]] bool finish(bool epoch_1904);

  /// The format of a cell style by name; nullptr: general. The pointer lives as long as this object.
  [[nodiscard]] const CellFormat* format(std::string_view style) const;
  /// Whether a table style hides its sheet.
  [[nodiscard]] bool hides(std::string_view table_style) const { return hidden_tables_.contains(table_style); }
  /// The format of cells whose style sets none.
  [[nodiscard]] const CellFormat* general() const { return general_; }

 private:
  struct CellStyle {
    std::string parent, data;
  };
  struct DataStyle {
    std::string code;
    std::vector<std::pair<std::string, std::string>> maps;  ///< condition ("[>=0]") and name of the style for it
  };
  void read_style(Tokenizer& tags);
  void read_data_style(Tokenizer& tags);
  [[nodiscard]] std::string code_of(const std::string& cell_style) const;

  std::map<std::string, CellStyle, std::less<>> cells_;
  std::map<std::string, DataStyle, std::less<>> data_;
  std::set<std::string, std::less<>> hidden_tables_;
  std::unordered_map<std::string, const CellFormat*, StringHash, std::equal_to<>> formats_;
  std::deque<CellFormat> made_;
  const CellFormat* general_ = nullptr;
};

/// Call it at the start tag of a data style (number:date-style …). Consumes the element. Returns what the style shows
/// as one section of a format code; empty: general. Passes style maps (style:map) to `map` as condition and name.
class CodeMaker {
 public:
  virtual ~CodeMaker() = default;
  std::string make(Tokenizer& tags);
  virtual void map(std::string_view condition, std::string_view style) = 0;
};

}  // namespace maex::ods
