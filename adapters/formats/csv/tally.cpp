#include "adapters/formats/csv/tally.hpp"

#include <map>

namespace maex::csv {
namespace {

class SampleReader {
 public:
  SampleReader(std::string_view text, const Dialect& dialect, Tally& tally)
      : text_(text), dialect_(dialect), tally_(tally) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool at_line_end() const { return at_end() || is_line_end(text_[at_]); }

  /// Reads one row; returns the number of its cells.
  std::size_t read_row() {
    for (std::size_t width = 1;; ++width) {
      read_cell();
      if (at_line_end()) return width;
      count_separator();
      ++at_;
      if (dialect_.blank_after && !at_end() && text_[at_] == ' ') ++at_;
    }
  }
  void skip_line_end() {
    if (!at_end() && text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
  }

 private:
  [[nodiscard]] bool is_quote(std::size_t at) const {
    return at < text_.size() && static_cast<unsigned char>(text_[at]) == dialect_.quote;
  }

  void read_cell() {
    const std::size_t start = at_;
    std::size_t first = at_;
    if (dialect_.separator != ' ')
      while (first < text_.size() && text_[first] == ' ') ++first;
    bool closed = false;
    if (is_quote(first)) {
      at_ = first;
      closed = skip_quoted();
      if (!closed) ++tally_.malformed;
      if (dialect_.separator != ' ')
        while (!at_end() && text_[at_] == ' ') ++at_;
    }
    const std::size_t after = at_;
    while (!at_line_end() && text_[at_] != dialect_.separator) ++at_;
    if (at_ > start) ++tally_.cells;
    if (closed) ++(at_ == after ? tally_.quoted : tally_.malformed);
  }

  /// Goes behind the closing quote. False when there is none.
  bool skip_quoted() {
    for (++at_; !at_end(); ++at_) {
      if (text_[at_] == dialect_.escape && at_ + 1 < text_.size() &&
          (is_quote(at_ + 1) || text_[at_ + 1] == dialect_.escape)) {
        tally_.escapes += is_quote(at_ + 1) ? 1 : 0;
        ++at_;
        continue;
      }
      if (!is_quote(at_)) continue;
      if (is_quote(at_ + 1)) {
        ++at_;
        continue;
      }
      ++at_;
      return true;
    }
    return false;
  }

  void count_separator() {
    ++tally_.separators;
    if (at_ == 0 || at_ + 1 >= text_.size()) return;
    if (is_digit(text_[at_ - 1]) && is_digit(text_[at_ + 1])) ++tally_.between_digits;
    if (text_[at_ + 1] == ' ') ++tally_.before_blank;
  }

  std::string_view text_;
  const Dialect& dialect_;
  Tally& tally_;
  std::size_t at_ = 0;
};

}  // namespace

double Tally::score() const {
  if (shape.columns < 2 || shape.rows == 0) return 0;
  // One row of many is text that happens to contain the character.
  if (shape.agreeing * 10 < shape.rows || (shape.agreeing == 1 && shape.rows > 2)) return 0;
  const double agreement = static_cast<double>(shape.agreeing) / static_cast<double>(shape.rows);
  return agreement * (1.0 - 1.0 / static_cast<double>(shape.columns));
}

Tally read_sample(std::string_view text, bool whole, const Dialect& dialect) {
  Tally tally;
  tally.dialect = dialect;
  std::map<std::size_t, std::size_t> widths;
  SampleReader reader(text, dialect, tally);
  while (!reader.at_end()) {
    const std::size_t row_start = reader.at();
    const std::size_t width = reader.read_row();
    const bool cut = reader.at_end() && !whole && tally.shape.rows > 0;
    if (reader.at() > row_start && !cut) {
      ++tally.shape.rows;
      ++widths[width];
    }
    reader.skip_line_end();
  }
  for (const auto& [width, rows] : widths) {
    if (width < 2 || rows < tally.shape.agreeing) continue;
    tally.shape.columns = width;
    tally.shape.agreeing = rows;
  }
  if (tally.shape.columns == 1) tally.shape.agreeing = widths[1];
  return tally;
}

}  // namespace maex::csv
