#include "adapters/formats/xls/sheet_scan.hpp"

#include <algorithm>

#include "adapters/formats/xls/workbook.hpp"

namespace maex::xls {
namespace {

constexpr std::size_t most_pieces = std::size_t{1} << 21;
constexpr std::size_t most_merged = std::size_t{1} << 20;

void read_merged(const Records& records, const Record& record, std::vector<MergedRange>& merged) {
  records.need(record, 2);
  const std::size_t count = record.u16(0);
  records.need(record, 2 + 8 * count);
  if (merged.size() + count > most_merged) records.fail("a sheet has more merged ranges than are read");
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = 2 + 8 * i;
    const MergedRange range{record.u16(at) + 1U, record.u16(at + 4) + 1U, record.u16(at + 2) + 1U,
                            record.u16(at + 6) + 1U};
    if (range.last_row < range.first_row || range.last_column < range.first_column)
      records.fail("a merged range is not understood");
    merged.push_back(range);
  }
}

void count_object(const Record& record, SheetScan& scan) {
  enum : std::uint16_t { chart = 5, picture = 8, comment = 0x19 };
  const unsigned kind = record.size >= 6 ? record.u16(4) : 0;  // at the same place in both versions
  if (kind == picture)
    ++scan.pictures;
  else if (kind != chart && kind != comment)
    ++scan.objects;  // other records report those
}

/// Finds where each run of cells of one row begins and ends.
std::vector<Piece> find_pieces(Records& records, std::uint64_t begin, std::uint64_t end) {
  std::vector<Piece> pieces;
  records.seek(begin);
  unsigned depth = 0;
  bool open = false;
  for (Record record; records.position() < end && records.next(record);) {
    if (record.type == begin_substream)
      ++depth, open = false;
    else if (record.type == end_of_substream)
      depth -= depth != 0 ? 1 : 0;
    if (depth == 1 && record.is_cell()) {
      const std::uint32_t row = record.u16(0);
      if (!open || pieces.back().row != row) {
        if (pieces.size() >= most_pieces) records.fail("a sheet has too many cells out of order");
        pieces.push_back({record.position, 0, row});
        open = true;
      }
    }
    if (open) pieces.back().end = records.position();
  }
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.row < b.row; });
  return pieces;
}

}  // namespace

SheetScan scan_sheet(Records& records) {
  SheetScan scan;
  const std::uint64_t begin = records.position();
  unsigned depth = 0;
  std::uint32_t newest = 0;
  for (Record record; records.next(record);) {
    if (record.type == begin_substream) {
      if (++depth == 2) ++scan.charts;
      continue;
    }
    if (record.type == end_of_substream) {
      if (depth <= 1) {
        scan.has_end = true;
        break;
      }
      --depth;
      continue;
    }
    if (depth != 1) continue;  // charts have cells of their own
    if (record.is_cell()) {
      records.need(record, 6);
      const std::uint32_t row = record.u16(0);
      if (row < newest) ++scan.unsorted_pieces;
      newest = row;
      continue;
    }
    switch (record.type) {
      case row_info:
        records.need(record, 14);
        if ((record.u16(12) & 0x20) == 0) break;
        if (scan.hidden.empty()) scan.hidden.resize(last_row);
        scan.hidden_rows += scan.hidden[record.u16(0)] ? 0 : 1;
        scan.hidden[record.u16(0)] = true;
        break;
      case column_info:
        if (record.size < 10 || (record.u16(8) & 1) == 0 || record.u16(2) < record.u16(0)) break;
        scan.hidden_columns += std::min<std::uint64_t>(record.u16(2) - record.u16(0) + 1U, last_column);
        if (scan.hides_columns.size() < last_column)
          scan.hides_columns.push_back({record.u16(0) + 1U, record.u16(2) + 1U});
        break;
      case merged_cells: read_merged(records, record, scan.merged); break;
      case note: ++scan.comments; break;
      case object: count_object(record, scan); break;
      case hyperlink: ++scan.links; break;
      case pivot_view: ++scan.pivots; break;
      default: break;
    }
  }
  scan.end = records.position();
  if (scan.unsorted_pieces != 0) scan.pieces = find_pieces(records, begin, scan.end);
  return scan;
}

}  // namespace maex::xls
