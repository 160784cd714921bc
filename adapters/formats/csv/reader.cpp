#include "adapters/formats/csv/reader.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "adapters/formats/csv/limits.hpp"
#include "adapters/formats/csv/wrapped.hpp"
#include "core/io/bounds.hpp"
#include "core/io/error.hpp"
#include "core/text/formula_mark.hpp"

namespace maex::csv {
namespace {

/// Room for a block and for what a refill adds: UTF-8 may become three times as long when every byte is replaced. A
/// small file needs less.
std::size_t buffer_size(const text::TextSource& text) {
  constexpr std::size_t least = std::size_t{64} << 10, most = 4 * block_size;
  return text.size() < (most - least) / 4 ? static_cast<std::size_t>(text.size()) * 4 + least : most;
}
constexpr std::size_t cells_prepared = 64;
enum : std::uint8_t { ends_cell = 1, control_sign = 2 };
/// A remark with a few commas is not a row with another separator.
constexpr std::uint32_t fewest_to_cut = 4;

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

std::string size_text(std::uint64_t bytes) {
  return bytes >> 20 == 0 ? std::to_string(bytes) + " bytes" : std::to_string(bytes >> 20) + " MiB";
}

Cell text_cell() {
  Cell cell;
  cell.kind = CellKind::text;
  return cell;
}

/// Appends [from, to) at `out`, which is at or before `from`.
void append(char*& out, const char* from, const char* to) {
  const auto n = static_cast<std::size_t>(to - from);
  if (out != from) std::memmove(out, from, n);
  out += n;
}

}  // namespace

Reader::Reader(std::unique_ptr<text::TextSource> text, const Dialect& dialect, std::string file, FindingsBoard& board,
               const Bounds& bounds, bool unmarks)
    : text_(std::move(text)),
      file_(std::move(file)),
      board_(board),
      limits_(bounds),
      separator_(dialect.separator),
      quote_(dialect.quote),
      escape_(dialect.escape),
      blank_after_(dialect.blank_after),
      lines_quoted_(dialect.lines_quoted),
      unmarks_(unmarks),
      columns_(static_cast<std::uint32_t>(dialect.columns)),
      capacity_(buffer_size(*text_)),
      refill_room_(capacity_ / 4 * 3),
      buffer_(std::make_unique_for_overwrite<char[]>(capacity_)),
      cells_(cells_prepared, text_cell()) {
  // Old programs end a file with 0x1A and a page with a form feed.
  for (unsigned char c = 1; c < ' '; ++c)
    if (c != '\t' && c != '\f' && c != '\v' && c != 0x1A) stops_[c] = control_sign;
  stops_[byte(separator_)] = stops_[byte('\n')] = stops_[byte('\r')] = ends_cell;
  findings_.columns = columns_;
  record_ = at_ = end_ = buffer_.get();
  *end_ = '\n';
  if (dialect.directive > 0) skip_directive(dialect.directive);
}

Reader::~Reader() { board_.publish(findings_); }

void Reader::refuse(const std::string& why) const {
  throw InputError(file_ + ", row " + std::to_string(findings_.rows) + ": " + why);
}

void Reader::skip_directive(std::size_t length) {
  if (!available()) return;
  at_ += std::min(length, static_cast<std::size_t>(end_ - at_));
  if (at_ == end_) return;
  after_cr_ = *at_ == '\r';
  ++at_;
}

std::ptrdiff_t Reader::refill() {
  const auto kept = static_cast<std::size_t>(end_ - record_);
  if (kept > limits_.record)
    refuse("longer than " + size_text(limits_.record) +
           "; if a quote is opened here and never closed, set the option quote=none; "
           "if not, raise the limit with --limit cell-bytes=…");
  char* const before = record_;
  base_ += static_cast<std::uint64_t>(record_ - buffer_.get());
  if (capacity_ - kept < refill_room_ + 1) {
    capacity_ *= 2;
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
    std::memcpy(larger.get(), record_, kept);
    buffer_ = std::move(larger);
  } else if (record_ != buffer_.get()) {  // a long cell stays where it is
    std::memmove(buffer_.get(), record_, kept);
  }
  record_ = buffer_.get();
  const std::ptrdiff_t shift = record_ - before;
  for (std::size_t i = 0; i < count_; ++i) cells_[i].raw = {cells_[i].raw.data() + shift, cells_[i].raw.size()};
  at_ += shift;
  end_ += shift;
  const std::size_t n = text_->read(end_, capacity_ - kept - 1);
  more_ = n > 0;
  end_ += n;
  *end_ = '\n';
  return shift;
}

void Reader::grow_cells() { cells_.resize(cells_.size() * 2, text_cell()); }

inline void Reader::add_cell(const char* from, const char* to, std::uint32_t column) {
  if (from == to) return;
  const auto size = static_cast<std::size_t>(to - from);
  if (size > limits_.cell)
    refuse("a cell is longer than " + size_text(limits_.cell) +
           "; if a quote is opened here and never closed, set the option "
           "quote=none; if not, raise the limit with --limit cell-bytes=…");
  if (count_ == cells_.size()) grow_cells();
  Cell& cell = cells_[count_++];
  cell.column = column;
  cell.raw = {from, size};
  if (unmarks_) cell.raw = without_formula_mark(cell.raw);
}

/// Reads the cell whose opening quote is at `p`. Returns the separator or line end after it, or the end of the text.
char* Reader::read_quoted(char* p, std::uint32_t column) {
  char* start = ++p;  // start of the cell's text
  char* out = p;      // end of its text so far: text moves down over doubled quotes
  char* from = p;     // start of the bytes that are not yet appended
  const auto more = [&] {
    at_ = end_;
    const std::ptrdiff_t shift = refill();
    start += shift;
    out += shift;
    from += shift;
    p = at_;
    return shift;
  };
  for (;;) {
    auto* hit = static_cast<char*>(std::memchr(p, quote_, static_cast<std::size_t>(end_ - p)));
    if (hit == nullptr) {
      if (more_) {
        more();
        continue;
      }
      append(out, from, end_);
      if (is_stray(start, out, column)) return read_stray(start, out, end_, column);
      findings_.unclosed_row = findings_.rows;
      board_.publish(findings_);
      add_cell(start, out, column);
      return end_;
    }
    if (hit + 1 == end_ && more_) hit += more();  // the next character decides
    p = hit + 1;
    if (escape_ != no_quote) {
      std::size_t escapes = 0;
      for (const char* before = hit; before != from && byte(before[-1]) == escape_; --before) ++escapes;
      if (escapes % 2 == 1) {
        append(out, from, hit - 1);
        from = hit;
        continue;
      }
    }
    if (p == end_ || byte(*p) != quote_) {
      append(out, from, hit);
      break;
    }
    append(out, from, p);
    from = ++p;
  }
  if (stops_[byte(*p)] != ends_cell) {
    if (*p != ' ' && is_stray(start, out, column)) return read_stray(start, out, p - 1, column);
    from = p;
    for (;;) {
      while (stops_[byte(*p)] != ends_cell) ++p;
      if (p != end_ || !more_) break;
      more();
    }
    if (!std::all_of(from, p, [](char c) { return c == ' '; })) {
      ++findings_.trailing;
      if (findings_.trailing_row == 0) findings_.trailing_row = findings_.rows;
      append(out, from, p);
    }
  }
  count_controls(start, out);
  add_cell(start, out, column);
  return p;
}

/// Looks for control characters in a quoted cell, eight bytes at once.
void Reader::count_controls(const char* from, const char* to) {
  constexpr std::uint64_t ones = 0x0101010101010101ull, tops = 0x8080808080808080ull;
  for (; to - from >= 8; from += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    if (((word - ones * ' ') & ~word & tops) != 0) break;
  }
  for (; from < to; ++from) {
    if (stops_[byte(*from)] != control_sign) continue;
    ++findings_.controls;
    if (findings_.control_row == 0) findings_.control_row = findings_.rows;
  }
}

/// The end of the unquoted cell that goes on at `p`.
inline char* Reader::skip_unquoted(char* p) {
  for (;; ++p) {
    while (stops_[byte(*p)] == 0) ++p;
    if (stops_[byte(*p)] != control_sign) return p;
    ++findings_.controls;
    if (findings_.control_row == 0) findings_.control_row = findings_.rows;
  }
}

/// The first character behind the blanks at `start`, which moves with the buffer.
char* Reader::skip_blanks(char*& start) {
  char* p = start;
  for (;;) {
    while (*p == ' ') ++p;
    if (p != end_ || !more_) return p;
    at_ = p;
    start += refill();
    p = at_;
  }
}

void Reader::note_width(std::uint32_t width) {
  if (columns_ == 0 || width == columns_) {
    regular_ = true;
  } else if (count_ != 0 && cells_[count_ - 1].column > columns_) {
    ++findings_.wide;
    if (findings_.wide_row == 0) findings_.wide_row = findings_.rows;
  } else if (width < columns_ && width > 1 && count_ != 0 && regular_) {
    ++findings_.narrow;
    if (findings_.narrow_row == 0) findings_.narrow_row = findings_.rows;
  }
}

/// True when the text of a quoted cell, up to its first line end, completes the row. Then the quote was never closed,
/// and the cell swallowed the rows below.
bool Reader::is_stray(const char* start, const char* end, std::uint32_t column) const {
  if (escape_ != no_quote) return false;  // its text cannot be put back
  const std::uint32_t whole = columns_ != 0 ? columns_ : width_;
  std::uint32_t cells = column;
  for (const char* p = start; p != end; ++p) {
    if (*p == '\n' || *p == '\r') return cells == whole && whole > 1;
    cells += *p == separator_;
  }
  return false;
}

/// Reads the cell without its opening quote, which is before `start`. [start, out) is its text with single quotes in
/// place of doubled ones; in the file it ended at `end`. Returns what ends the cell.
char* Reader::read_stray(char* start, char* out, char* end, std::uint32_t column) {
  for (char* to = end; to != out;) {
    *--to = *--out;
    if (byte(*out) == quote_) *--to = *out;
  }
  ++findings_.stray;
  if (findings_.stray_row == 0) findings_.stray_row = findings_.rows;
  board_.publish(findings_);
  char* const p = skip_unquoted(start);
  add_cell(start, p, column);
  return p;
}

/// Cuts [from, to) into the cells of the record.
void Reader::cut(char* from, char* to, char separator) {
  count_ = 0;
  for (std::uint32_t column = 1;; ++column) {
    char* out = from;
    char* p = from;
    if (p != to && byte(*p) == quote_) {
      for (++p; p != to; ++p) {
        if (byte(*p) == quote_ && (p + 1 == to || byte(*++p) != quote_)) break;
        *out++ = *p;
      }
      if (p != to && byte(*p) == quote_) ++p;
    }
    while (p != to && *p != separator) *out++ = *p++;
    add_cell(from, out, column);
    if (p == to) return;
    from = p + 1;
  }
}

/// A record with fewer than half of the cells of a row may be a row that was quoted as one cell, or has another
/// separator. False when it is neither.
bool Reader::cut_again() {
  constexpr char separators[] = {',', ';', '\t', '|'};
  const bool one = count_ == 1 && cells_[0].column == 1;
  char* const from = record_ + (cells_[0].raw.data() - record_);
  char* to = one ? from + cells_[0].raw.size() : at_;
  while (!one && to != from && (to[-1] == '\n' || to[-1] == '\r')) --to;
  const std::string_view text(from, static_cast<std::size_t>(to - from));
  // Quotes were taken out of the text already, unless it is one cell.
  if (!one && text.find(static_cast<char>(quote_)) != std::string_view::npos) return false;
  const auto fits = [&](char separator) { return count_cells(text, separator, quote_) == columns_; };
  if (one && (lines_quoted_ ? count_cells(text, separator_, quote_) > 1 : fits(separator_))) {
    ++findings_.unwrapped;
    if (findings_.unwrapped_row == 0) findings_.unwrapped_row = findings_.rows;
    cut(from, to, separator_);
  } else {
    const auto* found = std::find_if(std::begin(separators), std::end(separators),
                                     [&](char each) { return each != separator_ && fits(each); });
    if (found == std::end(separators)) return false;
    ++findings_.other;
    if (findings_.other_row == 0) {
      findings_.other_row = findings_.rows;
      findings_.other_separator = *found;
    }
    cut(from, to, *found);
  }
  if (findings_.cut_row == findings_.rows) findings_.cut_row = 0;  // it looked cut off, because it had one cell
  return true;
}

void Reader::read_record() {
  char* p = at_;
  for (std::uint32_t column = 1;; ++column) {
    if (column > limits_.columns)
      refuse("more than " + std::to_string(limits_.columns) +
             " columns; is the separator right? The option separator sets it" + raise_advice("columns"));
    const auto fill = [&] {
      if (p != end_ || !more_) return;
      at_ = p;
      refill();
      p = at_;
    };
    fill();
    if (blank_after_ && column > 1 && *p == ' ') {
      ++p;
      fill();
    }
    char* const first = *p == ' ' && separator_ != ' ' ? skip_blanks(p) : p;
    if (byte(*first) == quote_ && first != end_) {
      p = read_quoted(first, column);
    } else {
      char* start = p;
      p = skip_unquoted(first);
      while (p == end_ && more_) {
        at_ = p;
        start += refill();
        p = skip_unquoted(at_);
      }
      add_cell(start, p, column);
    }
    if (p == end_) {
      at_ = p;
      if (column < width_ && findings_.unclosed_row != findings_.rows) {
        findings_.cut_row = findings_.rows;
        findings_.cut_cells = column;
        findings_.whole_cells = width_;
      } else {
        row_width_ = column;
      }
      return;
    }
    const char stop = *p++;
    if (stop == separator_) continue;
    width_ = row_width_ = column;
    after_cr_ = stop == '\r';
    at_ = p;
    return;
  }
}

void Reader::note_damage() {
  const text::Damage& damage = text_->damage();
  const std::uint64_t read = base_ + static_cast<std::uint64_t>(at_ - buffer_.get());
  if (damage.first >= read) return;  // decoded ahead of the rows
  if (findings_.undecodable_row == 0) findings_.undecodable_row = findings_.rows;
  if (findings_.undecodable == damage.bytes) return;
  findings_.undecodable = damage.bytes;
  board_.publish(findings_);
}

bool Reader::next(Row& row) {
  for (;;) {
    record_ = at_;
    count_ = 0;
    if (!available()) break;
    if (after_cr_) {
      after_cr_ = false;
      if (*at_ == '\n') {
        record_ = ++at_;
        if (!available()) break;
      }
    }
    if (findings_.rows == std::numeric_limits<std::uint32_t>::max()) refuse("more rows than can be numbered");
    ++findings_.rows;
    row_width_ = 0;
    read_record();
    const bool may_be_cut = columns_ != 0 && count_ != 0 && count_ * 2 < columns_ &&
                            (lines_quoted_ || (regular_ && columns_ >= fewest_to_cut));
    if (!(may_be_cut && cut_again()) && row_width_ != 0) note_width(row_width_);
    if (text_->damage().bytes > 0) note_damage();
    if (count_ == 0) continue;
    row.number = findings_.rows;
    row.hidden = false;
    row.cells = {cells_.data(), count_};
    return true;
  }
  row.cells = {};
  board_.publish(findings_);
  return false;
}

}  // namespace maex::csv
