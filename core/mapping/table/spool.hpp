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
  /// Throws OutputError when the system cannot create a temporary file.
  RowSpool();
  /// `column` of each cell is its index in `cells`; empty cells cost nothing. Throws OutputError on a full disk.
  void add(const std::string& sheet, std::span<const OutCell> cells);
  /// Sheets in order of name.
  [[nodiscard]] std::vector<std::string> sheets() const;
  /// Rows of one sheet in the order they came. Cells are valid during the call only.
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
  long end_ = 0;
};

}  // namespace maex
