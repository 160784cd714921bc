#include "adapters/formats/csv/dialect.hpp"

#include <array>
#include <map>

#include "core/io/error.hpp"

namespace maex::csv {
namespace {

constexpr std::array<char, 4> candidates = {',', ';', '\t', '|'};

/// The result of one reading of the sample with one separator and one quote.
struct Tally {
  char separator = ',';
  Shape shape;
  std::size_t cells = 0;       ///< cells that are not empty
  std::size_t quoted = 0;      ///< cells that begin with the quote and end with it before a separator or line end
  std::size_t separators = 0;  ///< number of separators outside quotes
  std::size_t between_digits = 0;

  [[nodiscard]] double score() const {
    if (shape.columns < 2 || shape.rows == 0) return 0;
    const double agreement = static_cast<double>(shape.agreeing) / static_cast<double>(shape.rows);
    return agreement * (1.0 - 1.0 / static_cast<double>(shape.columns));
  }
  /// A comma that occurs only between digits is a decimal comma.
  [[nodiscard]] bool is_decimal() const { return separators > 0 && separators == between_digits; }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// Position after the closing quote of the cell that begins at `at`, or the end of the text.
std::size_t skip_quoted(std::string_view text, std::size_t at, char quote, bool& closed) {
  for (++at; at < text.size(); ++at) {
    if (text[at] != quote) continue;
    if (at + 1 < text.size() && text[at + 1] == quote)
      ++at;
    else {
      closed = true;
      return at + 1;
    }
  }
  return at;
}

Tally read_sample(std::string_view text, bool whole, char separator, int quote) {
  Tally tally;
  tally.separator = separator;
  std::map<std::size_t, std::size_t> widths;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t width = 1;
    const std::size_t row_start = at;
    for (;; ++width) {
      const std::size_t start = at;
      bool closed = false;
      if (at < text.size() && static_cast<unsigned char>(text[at]) == quote)
        at = skip_quoted(text, at, static_cast<char>(quote), closed);
      const std::size_t after_quote = at;
      while (at < text.size() && text[at] != separator && !is_line_end(text[at])) ++at;
      if (at > start) ++tally.cells;
      if (closed && at == after_quote) ++tally.quoted;
      if (at == text.size() || is_line_end(text[at])) break;
      ++tally.separators;
      if (at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1])) ++tally.between_digits;
      ++at;
    }
    const bool cut = at == text.size() && !whole && tally.shape.rows > 0;
    if (at > row_start && !cut) {
      ++tally.shape.rows;
      ++widths[width];
    }
    if (at < text.size() && text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    ++at;
  }
  for (const auto& [width, rows] : widths) {
    if (width < 2 || rows < tally.shape.agreeing) continue;
    tally.shape.columns = width;
    tally.shape.agreeing = rows;
  }
  if (tally.shape.columns == 1) tally.shape.agreeing = widths[1];
  return tally;
}

Tally best_tally(std::string_view text, bool whole, std::optional<char> separator, int quote) {
  if (separator) return read_sample(text, whole, *separator, quote);
  Tally best;
  Tally best_other;  // best candidate other than the comma
  for (const char candidate : candidates) {
    const Tally tally = read_sample(text, whole, candidate, quote);
    if (candidate == ',' || tally.score() > best.score()) best = tally;
    if (candidate != ',' && tally.score() > best_other.score()) best_other = tally;
  }
  const bool decimal_commas = best.separator == ',' && best.is_decimal();
  if (decimal_commas && best_other.shape.is_table()) return best_other;
  return best;
}

Text describe(const Shape& shape) {
  if (shape.columns == 1) return "assumed: none of , ; tab | divides the first rows"_text;
  return {"found: {agreeing} of {rows} rows looked at have {cells} cells"_text,
          {{"agreeing", shape.agreeing}, {"rows", shape.rows}, {"cells", shape.columns}}};
}

bool is_directive(std::string_view text) {
  const auto lower = [&](std::size_t i) { return static_cast<char>(text[i] | 0x20); };
  return text.size() >= 5 && lower(0) == 's' && lower(1) == 'e' && lower(2) == 'p' && text[3] == '=' &&
         !is_line_end(text[4]) && text[4] != '"' && static_cast<signed char>(text[4]) > 0 &&
         (text.size() == 5 || is_line_end(text[5]));
}

[[noreturn]] void refuse(std::string_view option, std::string_view value, std::string_view choices) {
  throw UsageError("option " + std::string(option) + " of csv cannot be \"" + std::string(value) + "\"; it takes " +
                   std::string(choices));
}

/// Whether the name is a visible ASCII character (or tab) that can be a separator or a quote.
bool can_delimit(std::string_view name) {
  const unsigned char c = name.size() == 1 ? static_cast<unsigned char>(name[0]) : 0;
  const bool alphanumeric = is_digit(name.empty() ? ' ' : name[0]) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  return c == '\t' || (c >= ' ' && c < 0x7F && !alphanumeric);
}

}  // namespace

Sniffed sniff_dialect(std::string_view sample, bool whole, std::optional<char> separator, std::optional<int> quote) {
  Sniffed sniffed;
  if (is_directive(sample)) {
    sniffed.dialect.directive = 5;
    sniffed.separator_reason = "first line sep="_text;
    if (!separator)
      separator = sample[4];
    else
      sniffed.separator_reason = "given"_text;
    sample.remove_prefix(5);
  } else if (separator) {
    sniffed.separator_reason = "given"_text;
  }
  Tally tally = best_tally(sample, whole, separator, quote.value_or('"'));
  sniffed.dialect.quote = quote.value_or('"');
  if (quote)
    sniffed.quote_reason = "given"_text;
  else if (tally.quoted > 0)
    sniffed.quote_reason = {"found around {count} cells looked at"_text, {{"count", tally.quoted}}};
  else
    sniffed.quote_reason = "usual"_text;
  if (!quote && tally.quoted == 0) {
    // Apostrophes are quotes only when they surround most cells, because names and Excel's text mark use them, too.
    const Tally other = best_tally(sample, whole, separator, '\'');
    if (other.quoted >= 2 && other.quoted * 2 >= other.cells) {
      tally = other;
      sniffed.dialect.quote = '\'';
      sniffed.quote_reason = {"found around {quoted} of {cells} cells looked at"_text,
                              {{"quoted", other.quoted}, {"cells", other.cells}}};
    }
  }
  sniffed.dialect.separator = tally.separator;
  sniffed.shape = tally.shape;
  if (tally.shape.is_table()) sniffed.dialect.columns = tally.shape.columns;
  if (sniffed.separator_reason.empty()) sniffed.separator_reason = describe(tally.shape);
  return sniffed;
}

std::string spell(char separator) { return separator == '\t' ? "tab" : std::string(1, separator); }

std::optional<char> named_separator(std::string_view name) {
  if (name == "auto") return std::nullopt;
  if (name == "tab" || name == "\\t") return '\t';
  if (name == "comma") return ',';
  if (name == "semicolon") return ';';
  if (name == "pipe") return '|';
  if (!can_delimit(name) || name == "\"") refuse("separator", name, "auto, tab or one sign, such as , or ; or |");
  return name[0];
}

std::optional<int> named_quote(std::string_view name) {
  if (name == "auto") return std::nullopt;
  if (name == "none") return no_quote;
  if (!can_delimit(name) || name == "\t" || name == " ")
    refuse("quote", name, "auto, none or one sign, such as \" or '");
  return static_cast<int>(name[0]);
}

}  // namespace maex::csv
