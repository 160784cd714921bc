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

namespace maex::odf {

using xml::Tokenizer;

inline constexpr std::size_t most_styles = 1 << 18;
inline constexpr std::size_t longest_code = 4096;  ///< of a number format
/// Bytes of all number formats; maps repeat one code in several.
inline constexpr std::size_t most_codes = std::size_t{16} << 20;

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
  /// What a style of paragraphs or characters says, with its ancestors.
  struct TextLook {
    bool hidden = false;       ///< text:display="none"
    bool breaks_page = false;  ///< before the paragraph; a style's own property, which ancestors pass on
    bool title = false;        ///< LibreOffice's "Title", or a style based on it
    bool caption = false;      ///< "Caption", or a style based on it
  };
  [[nodiscard]] TextLook text_look(std::string_view style) const;
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
  void read_text_style(Tokenizer& tags);
  void read_data_style(Tokenizer& tags);
  [[nodiscard]] std::string code_of(const std::string& cell_style) const;

  std::map<std::string, CellStyle, std::less<>> cells_;
  std::map<std::string, DataStyle, std::less<>> data_;
  struct TextStyle {
    std::string parent;
    bool hidden = false, shown = false, breaks_page = false;
  };
  std::map<std::string, TextStyle, std::less<>> texts_;
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

}  // namespace maex::odf
