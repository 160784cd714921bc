// Reads the cells of one data row into values, sorted by the record they belong to.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/mapping/profile/parse_value.hpp"
#include "core/mapping/table/fates.hpp"
#include "core/place/geo.hpp"

namespace maex {

struct RowValues {
  std::vector<std::vector<Slot>> nodes;  ///< by node of the plan; text lives in the batch
  std::vector<Extra> extras;
  std::vector<std::pair<std::size_t, std::uint32_t>> counts;  ///< (profile column, victims it counts)
  std::vector<CellFate> fates;                                ///< parallel to the row's own cells
  bool empty = true;                                          ///< neither value nor extra
  bool has_victim = false;                                    ///< some value belongs to the victim
};

/// Keeps a cell under its heading, as text. Sets the fate when the text is not the cell's own.
void add_extra(std::string_view heading, const Cell& cell, Batch& batch, std::vector<Extra>& extras, CellFate& fate);

class RowValueReader {
 public:
  /// `today` is the day when the file is read, `country` where its points are expected.
  RowValueReader(const Compiled& profile, Day today, Fates& fates, const std::optional<GeoBox>& country = {});
  /// `cells` contains row.cells and the cells that reach into the row from merges above. `from_above` marks the latter;
  /// it may be null.
  void read(const HeadingRow& headings, const Row& row, std::span<const Cell> cells,
            const std::vector<bool>* from_above, Batch& batch, RowValues& out);
  /// Value of one column, without notices or counting. Used to compare rows.
  Parsed& peek(std::size_t column, const Cell& cell);
  /// How a whole column of the profile is written (ColumnLook).
  void set_order(std::size_t column, DateOrder order) { parsers_[column].set_order(order); }
  void set_decimal_mark(std::size_t column, char mark) { parsers_[column].set_decimal_mark(mark); }
  void set_whole_numbers(std::size_t column, bool whole) { parsers_[column].set_whole_numbers(whole); }
  /// True for a spelling in the column's list; false if the column has no list.
  [[nodiscard]] bool is_code(std::size_t column, std::string_view text);

 private:
  struct Part {
    std::int64_t number = 0;
    std::uint32_t column = 0;
    int fate = -1;
  };
  struct Parts {
    Part year, month, day;
    bool any = false, bad = false;
  };

  /// One of the two cells of a point.
  struct Half {
    const Cell* cell = nullptr;
    std::size_t column = 0;
    int fate = -1;
    bool above = false;
    bool plain = false;  ///< a decimal number that is a possible latitude or longitude
  };
  struct PointCells {
    std::size_t node;
    Field entered;
    Half latitude, longitude;
  };

  /// `above`: the cell belongs to an earlier row, which already reported it.
  void take(std::size_t column, const Row& row, const Cell& cell, bool above, Batch& batch, RowValues& out,
            CellFate& fate);
  bool agree_with_twin(std::size_t column, const Row& row, const Cell& cell, bool above, RowValues& out,
                       CellFate& fate);
  void take_count(std::size_t column, const Row& row, const Cell& cell, RowValues& out, CellFate& fate);
  void add(RowValues& out, std::size_t column, const Cell& cell, Value value, Batch& batch);
  void join_parts(const Row& row, RowValues& out);
  void take_half(std::size_t column, const Cell& cell, int own, bool above, Batch& batch, RowValues& out);
  /// Cells that are not decimal degrees, but together mean a point, are kept as one text. Otherwise they are bad.
  void join_points(const Row& row, Batch& batch, RowValues& out);
  void join_also(const HeadingRow& headings, Batch& batch, RowValues& out);
  void report_bad(std::size_t column, const Row& row, const Cell& cell);
  void report(const NoticeType& type, Field field, const Row& row, const Cell& cell, Known known, Text problem);
  void report(const NoticeType& type, Field field, const Row& row, const Cell& cell, Known known, std::string problem) {
    report(type, field, row, cell, known, Text::as_is(std::move(problem)));
  }

  const Compiled& profile_;
  Fates& fates_;
  std::optional<GeoBox> country_;
  std::vector<ValueParser> parsers_;
  /// A value that a cell holds for another field. The field's own column comes first, and may be further right.
  struct AlsoSlot {
    std::size_t node;
    Slot slot;
    bool derived;
  };

  std::vector<Parts> parts_;
  std::vector<bool> has_twin_;  // by column: another column fills the same field
  std::vector<PointCells> points_;
  std::vector<int> point_of_;  ///< by column of the profile: index into points_, or -1
  std::vector<AlsoSlot> also_;
  Parsed parsed_;
  bool time_has_column_ = false;
};

}  // namespace maex
