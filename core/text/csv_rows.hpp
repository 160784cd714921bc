// The comma-separated lists that drive maex (gazetteer, hazard zones): UTF-8, RFC 4180, and nothing to guess. What
// partners send is read by adapters/formats/csv, which guesses aloud; core may not reach it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maex {

class CsvRows {
 public:
  /// `bytes` must outlive the reader; a byte order mark is skipped. `name` is what errors call the file.
  CsvRows(std::string_view bytes, std::string_view name);
  /// The next line that is not empty, its fields unquoted; false at the end. `fields` is reused.
  /// Throws UsageError "NAME, line N: …" for a quote that is not closed or stands inside a field.
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
