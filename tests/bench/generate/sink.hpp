// Writes a generated list row by row to a workbook or a CSV file.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "tests/bench/generate/list.hpp"

namespace maex::bench {

class Sink {
 public:
  virtual ~Sink() = default;
  virtual void row(const ListRow& row) = 0;
  /// Completes the file. Throws std::runtime_error.
  virtual void finish() = 0;
  /// 1 for files without sheets.
  [[nodiscard]] virtual std::uint32_t sheets() const = 0;
};

/// Excel allows 1,048,576 rows in a sheet. The limit leaves room for the title and the headings.
inline constexpr std::uint32_t rows_per_sheet = 1'000'000;

/// Writes the first `columns` columns of a row: all columns, or all except the names. Throws std::runtime_error when
/// `path` cannot be created.
std::unique_ptr<Sink> make_xlsx_sink(const std::string& path, std::size_t columns);
std::unique_ptr<Sink> make_csv_sink(const std::string& path, std::size_t columns);

}  // namespace maex::bench
