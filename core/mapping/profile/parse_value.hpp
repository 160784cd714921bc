// Reads one cell as values of its column's field, by the field's type and the profile's settings.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/table.hpp"
#include "core/mapping/profile/code_table.hpp"
#include "core/mapping/profile/profile.hpp"
#include "core/mapping/profile/rules.hpp"
#include "core/model/record.hpp"
#include "core/text/parse_date.hpp"

namespace maex {

struct Parsed {
  enum class Is : std::uint8_t { value, blank, bad } is = Is::blank;
  Rule rule = Rule::plain;    ///< what was changed, or why the cell is blank
  Value value;                ///< text points into the cell or into `made`; keep() it
  std::vector<Value> more;    ///< further values of a cell with a separator
  std::uint32_t seconds = 0;  ///< time of day after a date
  bool ambiguous = false;     ///< a number that has a second possible reading
  bool two_digit_year = false;
  bool zoned = false;            ///< the time is that of a time zone
  bool year_of_birth = false;    ///< a bare number in a column of ages was read as a year of birth
  char32_t look_alike = 0;       ///< letter of another alphabet in a code that was understood in spite of it
  bool weekday_differs = false;  ///< the cell names another day of the week than the date's
  /// Values for other fields of the record: the model of a device, the year of birth in a column of ages. The value
  /// itself may then be empty. Text is valid until the next parse().
  struct Also {
    Field field;
    Value value;
    bool derived = false;  ///< follows from the cell; nothing is lost when the record has its own value
  };
  std::vector<Also> also;
  std::string made;                 ///< owns text that is not in the cell
  std::vector<std::string> pieces;  ///< owns the texts of `value` and `more` if the cell has several values
};

/// True for text that a reader takes for marked by a spreadsheet program: ="2014/01" or '30.
bool has_spreadsheet_mark(std::string_view text);
/// True for fields with the numbers of incidents and victims, whose columns may be written as 7.0 for 7.
bool is_identifier(Field field);
/// True for digits and ".0".
bool ends_in_point_zero(std::string_view text);

/// Reads the cells of one column. Reports and counts nothing; its only state is its caches. Not thread-safe: one owner
/// at a time.
class ValueParser {
 public:
  ValueParser(const Profile& profile, const ProfileColumn& column, int this_year);
  /// `out` is reused from cell to cell. Never throws on any cell.
  void parse(const Cell& cell, Parsed& out);
  /// For columns that hold a part of a date: the number of the year, month or day.
  void parse_part(const Cell& cell, Parsed& out);
  /// How the whole column is written, when that differs from the profile (ColumnLook).
  void set_order(DateOrder order);
  void set_decimal_mark(char mark) { decimal_mark_ = mark; }
  /// Texts such as "7.0" lose their end: all of the column have it.
  void set_whole_numbers(bool whole) { whole_numbers_ = whole; }
  /// nullptr unless the field is coded.
  [[nodiscard]] CodeTable* codes() { return codes_.get(); }
  [[nodiscard]] const ProfileColumn& column() const { return column_; }

 private:
  void parse_plain(const Cell& cell, Parsed& out);
  void parse_one(const Cell& cell, std::string_view text, Parsed& out);
  void parse_code(std::string_view text, Parsed& out);
  void parse_text(const Cell& cell, std::string_view text, Parsed& out);
  void parse_date_cell(const Cell& cell, std::string_view text, Parsed& out);
  void parse_numeric(const Cell& cell, std::string_view text, Parsed& out);
  void parse_boolean(const Cell& cell, std::string_view text, Parsed& out);

  const ProfileColumn& column_;
  const FieldInfo& field_;
  DateOrder order_;
  int this_year_;
  char decimal_mark_ = 0;  // '.' or ',' when the column shows which; 0: each number by itself
  bool whole_numbers_ = false;
  std::unique_ptr<CodeTable> codes_;
  std::string last_date_text_;  // most lists are sorted by date, so the same text often repeats
  DateReading last_date_;
};

}  // namespace maex
