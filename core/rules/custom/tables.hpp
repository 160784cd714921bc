// Fills the canonical tables with the records of one submission, and knows where each of them stands in the file.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/model/date.hpp"
#include "core/model/group.hpp"
#include "core/store/schema.hpp"

namespace SQLite {
class Database;
}

namespace maex::rules {

struct Decision;

/// First and last day that a date may be, as YYYY-MM-DD; empty where nothing bounds it.
struct DaySpan {
  std::string first, last;
};
DaySpan span_of(const PartialDate& date);

class CustomTables {
 public:
  /// Only what `use` names is filled; `today` is the day that date('now') gives.
  CustomTables(const ColumnUse& use, const Day& today);
  ~CustomTables();
  CustomTables(const CustomTables&) = delete;
  CustomTables& operator=(const CustomTables&) = delete;

  /// Every group of the submission, once each. Throws OutputError when the temporary folder is full.
  void add(const Group& group, const Decision* decision);
  /// All groups were added: victims find incidents that stood far away, and columns that join tables get an index.
  void finish();

  /// Rows are numbered from 1 without a gap.
  [[nodiscard]] std::int64_t rows() const;
  [[nodiscard]] SQLite::Database& database();

  /// Where a record, or the value of one of its fields, stands.
  struct Place {
    Origin origin;
    std::uint16_t column = 0;
    Field field = Field::count;  ///< Field::count: the record as a whole, or an extra
    std::string value;
    bool personal = false;
  };
  /// `field`: a full name such as "victim.age", "extra: HEADING", or empty for the whole record, which also stands in
  /// for a value that the record does not have. Throws RowFault for a field that is none of the record's kind.
  [[nodiscard]] Place place(std::int64_t row, std::string_view field);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace maex::rules
