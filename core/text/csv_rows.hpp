// Reads the comma-separated lists that maex uses (gazetteer, hazard zones): UTF-8 and RFC 4180, without guessing.
// adapters/formats/csv reads partners' files and reports its guesses. core must not include it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maex {

class CsvRows {
 public:
  /// `bytes` must outlive the reader; a byte order mark is skipped. `name` is the file name in errors.
  CsvRows(std::string_view bytes, std::string_view name);
  /// Reads the next line that is not empty, unquotes its fields and takes away the mark that append_csv_field() put
  /// before a formula; false at the end. `fields` is reused. Throws
  /// UsageError "NAME, line N: …" for a quote that is not closed or is inside a field.
  bool next(std::vector<std::string>& fields);
  /// Line on which the last record began, from 1.
  [[nodiscard]] std::size_t line() const { return line_; }
  /// Throws UsageError "NAME, line N: PROBLEM".
  [[noreturn]] void fail(const std::string& problem) const;

 private:
  void quoted(std::string& field);

  std::string_view rest_;
  std::string name_;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
};

}  // namespace maex
