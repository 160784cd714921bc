#include "core/text/csv_rows.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/text/formula_mark.hpp"
#include "core/text/utf8.hpp"

namespace maex {

CsvRows::CsvRows(std::string_view bytes, std::string_view name) : rest_(bytes), name_(name) {
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  const char* const end = rest_.data() + rest_.size();
  const char* const bad = text::skip_valid(rest_.data(), end);
  if (bad == end) return;
  line_ = 1 + static_cast<std::size_t>(std::count(rest_.data(), bad, '\n'));
  fail("the file is damaged or is not in UTF-8; save it as UTF-8");
}

void CsvRows::fail(const std::string& problem) const {
  throw UsageError(name_ + ", line " + std::to_string(line_) + ": " + problem);
}

// Reads from after the opening quote to after the closing quote.
void CsvRows::quoted(std::string& field) {
  for (;;) {
    const std::size_t quote = rest_.find('"');
    if (quote == std::string_view::npos) fail("a quoted field is never closed; add the missing quote");
    for (const char c : rest_.substr(0, quote)) next_line_ += c == '\n' ? 1 : 0;
    field += rest_.substr(0, quote);
    rest_.remove_prefix(quote + 1);
    if (!rest_.starts_with('"')) break;
    field += '"';
    rest_.remove_prefix(1);
  }
  if (!rest_.empty() && rest_[0] != ',' && rest_[0] != '\n' && rest_[0] != '\r')
    fail("text follows a closing quote; double the quotes inside a field");
}

bool CsvRows::next(std::vector<std::string>& fields) {
  while (!rest_.empty() && (rest_[0] == '\n' || rest_[0] == '\r')) {
    next_line_ += rest_[0] == '\n' ? 1 : 0;
    rest_.remove_prefix(1);
  }
  line_ = next_line_;
  if (rest_.empty()) return false;
  std::size_t count = 0;
  for (;;) {
    if (fields.size() == count) fields.emplace_back();
    std::string& field = fields[count++];
    field.clear();
    if (rest_.starts_with('"')) {
      rest_.remove_prefix(1);
      quoted(field);
    } else {
      const std::size_t end = rest_.find_first_of(",\r\n\"");
      field = rest_.substr(0, end);
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
      if (rest_.starts_with('"')) fail("a quote stands inside an unquoted field; quote the whole field");
    }
    field.erase(0, field.size() - without_formula_mark(field).size());
    if (!rest_.starts_with(',')) break;
    rest_.remove_prefix(1);
  }
  fields.resize(count);
  return true;
}

}  // namespace maex
