// Rows that wait until all headings and sheets are known. They are in an anonymous temporary file, so memory does not
// grow with the file.
#pragma once
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/document/table.hpp"
#include "core/io/temporary.hpp"

namespace maex {

class RowSpool {
 public:
  /// Columns that are `optional` are left out when no row of any sheet has a cell in them. Throws OutputError when the
  /// system cannot create a temporary file.
  explicit RowSpool(std::vector<bool> optional = {});
  /// `column` of each cell is its index in `cells`; empty cells cost nothing. Throws OutputError on a full disk.
  void add(const std::string& sheet, std::span<const OutCell> cells);
  /// Sheets in order of name.
  [[nodiscard]] std::vector<std::string> sheets() const;
  /// False for an optional column without a cell. Call it after the last row.
  [[nodiscard]] bool keeps(std::size_t column) const { return column >= left_out_.size() || !left_out_[column]; }
  /// Rows of one sheet in the order they came, without the columns that are left out. Cells are valid during the call
  /// only.
  void replay(const std::string& sheet, const std::function<void(std::span<const OutCell>)>& each);

 private:
  struct Chunk {
    long offset;
    std::size_t size;
  };
  struct Sheet {
    std::string buffer;
    std::vector<Chunk> chunks;
  };
  void flush(Sheet& sheet);
  TemporaryStream file_;
  std::map<std::string, Sheet> sheets_;
  std::vector<bool> left_out_;
  long end_ = 0;
};

}  // namespace maex
