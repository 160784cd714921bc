#include "adapters/formats/csv/reader.hpp"

#include <cstring>
#include <limits>

#include "adapters/formats/csv/limits.hpp"
#include "core/io/bounds.hpp"
#include "core/io/error.hpp"
#include "core/text/formula_mark.hpp"

namespace maex::csv {
namespace {

/// Free space that a refill needs: UTF-8 may become three times as long when every byte is replaced. Pages that are
/// never written to take no memory.
constexpr std::size_t refill_room = 3 * block_size;
constexpr std::size_t cells_prepared = 64;

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
      unmarks_(unmarks),
      buffer_(std::make_unique_for_overwrite<char[]>(refill_room + block_size)),
      capacity_(refill_room + block_size),
      cells_(cells_prepared, text_cell()) {
  stops_[byte(separator_)] = stops_[byte('\n')] = stops_[byte('\r')] = 1;
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
  if (capacity_ - kept < refill_room + 1) {
    capacity_ *= 2;
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
    std::memcpy(larger.get(), record_, kept);
    buffer_ = std::move(larger);
  } else {
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
      findings_.unclosed_row = findings_.rows;
      board_.publish(findings_);
      append(out, from, end_);
      add_cell(start, out, column);
      return end_;
    }
    if (hit + 1 == end_ && more_) hit += more();  // the next character decides
    p = hit + 1;
    if (p == end_ || byte(*p) != quote_) {
      append(out, from, hit);
      break;
    }
    append(out, from, p);
    from = ++p;
  }
  if (stops_[byte(*p)] == 0) {
    ++findings_.trailing;
    if (findings_.trailing_row == 0) findings_.trailing_row = findings_.rows;
    from = p;
    for (;;) {
      while (stops_[byte(*p)] == 0) ++p;
      if (p != end_ || !more_) break;
      more();
    }
    append(out, from, p);
  }
  add_cell(start, out, column);
  return p;
}

void Reader::read_record() {
  char* p = at_;
  for (std::uint32_t column = 1;; ++column) {
    if (column > limits_.columns)
      refuse("more than " + std::to_string(limits_.columns) +
             " columns; is the separator right? The option separator sets it" + raise_advice("columns"));
    if (byte(*p) == quote_) {
      p = read_quoted(p, column);
    } else {
      char* start = p;
      while (stops_[byte(*p)] == 0) ++p;
      while (p == end_ && more_) {
        at_ = p;
        start += refill();
        p = at_;
        // The cell may begin only after the refill, and it may begin with a quote.
        if (p == start && byte(*p) == quote_) break;
        while (stops_[byte(*p)] == 0) ++p;
      }
      if (p == start && byte(*p) == quote_)
        p = read_quoted(p, column);
      else
        add_cell(start, p, column);
    }
    if (p == end_) {
      at_ = p;
      if (column < width_ && findings_.unclosed_row != findings_.rows) {
        findings_.cut_row = findings_.rows;
        findings_.cut_cells = column;
        findings_.whole_cells = width_;
      }
      return;
    }
    const char stop = *p++;
    if (stop == separator_) continue;
    width_ = column;
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
    read_record();
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
