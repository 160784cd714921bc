#include "adapters/formats/csv/writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include "adapters/formats/csv/dialect.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/model/value.hpp"
#include "core/text/encoding.hpp"
#include "core/text/formula_mark.hpp"

namespace maex::csv {
namespace {

constexpr std::size_t flush_at = std::size_t{256} << 10;

class Writer final : public TableWriter {
 public:
  Writer(const std::filesystem::path& path, const Options& options, const Descriptor& card)
      : name_(name_in_messages(path)),
        separator_(named_separator(options.get(card, "separator")).value_or(',')),
        newline_(options.get(card, "newline") == "crlf" ? "\r\n" : "\n") {
    const std::string_view encoding = options.get(card, "encoding");
    if (encoding != "auto" && !text::named_encoding(encoding).is_utf8())
      throw UsageError("csv is written in UTF-8 only; leave out the option encoding or set it to UTF-8");
    const int quote = named_quote(options.get(card, "quote")).value_or('"');
    if (quote == no_quote)
      throw UsageError("csv cannot be written with quote=none; cells with separators would break apart");
    if (quote == static_cast<unsigned char>(separator_))
      throw UsageError("the options separator and quote of csv cannot be the same sign");
    quote_ = static_cast<char>(quote);
    // Readers try these characters as separators, so they count, too. Otherwise a column full of semicolons would be
    // split.
    for (const char c : {separator_, quote_, '"', '\r', '\n', ',', ';', '\t', '|'})
      quoted_[static_cast<unsigned char>(c)] = true;
    fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd_ < 0) throw OutputError("cannot write " + name_ + ": " + std::strerror(errno));
    marks_formulas_ = options.get(card, "formulas") == "text";
    if (options.flag(card, "bom")) buffer_ = "\xEF\xBB\xBF";
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() override {
    if (fd_ >= 0) ::close(fd_);
  }

  void begin_sheet(std::string_view /*name*/, std::span<const double> widths, std::uint32_t /*heading_rows*/) override {
    columns_ = widths.size();
  }

  void row(std::span<const OutCell> cells) override {
    std::size_t column = 0;
    for (const OutCell& cell : cells) {
      if (column != 0) buffer_ += separator_;
      add(cell);
      if (cell.across > 1) buffer_.append(cell.across - 1, separator_);
      column += std::max<std::uint32_t>(cell.across, 1);
    }
    // Every row is as wide as the list, because many importers reject ragged rows. A blank row stays blank.
    if (column != 0 && column < columns_) buffer_.append(columns_ - column, separator_);
    buffer_ += newline_;
    at_start_ = false;
    if (buffer_.size() >= flush_at) flush();
  }

  void finish() override {
    flush();
    const int fd = fd_;
    fd_ = -1;
    if (::close(fd) != 0) fail();
  }

 private:
  [[noreturn]] void fail() const { throw OutputError("cannot write " + name_ + ": " + write_problem(errno)); }

  void add(const OutCell& cell) {
    switch (cell.kind) {
      case CellKind::empty: break;
      case CellKind::number: append_decimal(buffer_, cell.number); break;
      case CellKind::boolean: buffer_ += cell.number != 0 ? "TRUE" : "FALSE"; break;
      case CellKind::date: append_text(buffer_, PartialDate{PartialDate::Form::at, cell.day, {}}); break;
      case CellKind::text:
      case CellKind::error: add_text(cell.text); break;
    }
  }

  /// Also true for text that a reader would misread: an apostrophe read as a quote, and at the start of the file a byte
  /// order mark, markup, JSON or "sep=".
  [[nodiscard]] bool needs_quotes(std::string_view text) const {
    for (const char c : text)
      if (quoted_[static_cast<unsigned char>(c)]) return true;
    if (text.empty()) return false;
    if (text[0] == '\'') return true;
    return at_start_ && (text[0] == '<' || text[0] == '{' || text[0] == '[' || text.starts_with("\xEF\xBB\xBF") ||
                         (text.size() >= 4 && text[3] == '='));
  }

  void add_text(std::string_view text) {
    if (text.find('\0') != std::string_view::npos)
      throw OutputError("cannot write " + name_ + ": a text holds a NUL character, which CSV cannot carry");
    const bool marked = marks_formulas_ && needs_formula_mark(text);
    if (!marked && !needs_quotes(text)) {
      buffer_ += text;
      return;
    }
    buffer_ += quote_;
    if (marked) add_mark();
    for (const char c : text) {
      if (c == quote_) buffer_ += quote_;
      buffer_ += c;
    }
    buffer_ += quote_;
  }

  void add_mark() {
    if (quote_ == formula_mark.front()) buffer_ += quote_;
    buffer_ += formula_mark;
  }

  void flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
      const ssize_t n = ::write(fd_, rest.data(), rest.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail();
      rest.remove_prefix(static_cast<std::size_t>(n));
    }
    buffer_.clear();
  }

  std::string name_;
  char separator_;
  char quote_ = '"';
  std::string_view newline_;
  std::array<bool, 256> quoted_{};
  std::size_t columns_ = 0;  ///< of the list, when begin_sheet() passed it
  std::string buffer_;
  bool at_start_ = true;
  bool marks_formulas_ = true;
  int fd_ = -1;
};

}  // namespace

std::unique_ptr<TableWriter> create_writer(const std::filesystem::path& path, const Options& options,
                                           const Descriptor& card) {
  return std::make_unique<Writer>(path, options, card);
}

}  // namespace maex::csv
