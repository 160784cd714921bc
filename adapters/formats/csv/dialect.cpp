#include "adapters/formats/csv/dialect.hpp"

#include <array>

#include "adapters/formats/csv/tally.hpp"
#include "core/io/error.hpp"

namespace maex::csv {
namespace {

constexpr std::array<char, 4> candidates = {',', ';', '\t', '|'};
/// Characters that are seldom separators and often text. One of them needs nearly all rows, and no other candidate.
constexpr std::array<char, 4> rare_candidates = {' ', '^', '~', ':'};

Tally best_tally(std::string_view text, bool whole, std::optional<char> separator, Dialect dialect) {
  const auto read = [&](char candidate) {
    dialect.separator = candidate;
    return read_sample(text, whole, dialect);
  };
  if (separator) return read(*separator);
  Tally best;
  Tally best_other;  // best candidate other than the comma
  for (const char candidate : candidates) {
    const Tally tally = read(candidate);
    if (candidate == ',' || tally.score() > best.score()) best = tally;
    if (candidate != ',' && tally.score() > best_other.score()) best_other = tally;
  }
  const bool decimal_commas = best.dialect.separator == ',' && best.is_decimal();
  if (decimal_commas && best_other.shape.is_table()) return best_other;
  const auto agrees = [](const Tally& tally, std::size_t tenths) {
    return tally.score() > 0 && tally.shape.agreeing * 10 >= tally.shape.rows * tenths;
  };
  if (agrees(best, 9)) return best;
  for (const char candidate : rare_candidates) {
    const Tally tally = read(candidate);
    // Text has blanks and colons, but hardly the other two.
    const std::size_t enough = candidate == ' ' || candidate == ':' ? 9 : 7;
    if (tally.shape.columns > 2 && tally.shape.rows > 2 && agrees(tally, enough) && tally.score() > best.score())
      best = tally;
  }
  if (best.score() == 0) best = read(',');
  return best;
}

/// True when `other` cuts the sample better: more rows agree, or as many and fewer cells are malformed.
bool fits_better(const Tally& other, const Tally& tally) {
  const std::size_t here = other.shape.agreeing * tally.shape.rows, there = tally.shape.agreeing * other.shape.rows;
  if (other.malformed > tally.malformed) return false;
  return here > there || (here == there && other.malformed < tally.malformed);
}

/// Apostrophes are quotes when they surround most cells, or when the rows agree with them only. Names and Excel's text
/// mark use them, too.
void try_apostrophes(std::string_view sample, bool whole, std::optional<char> separator, Sniffed& sniffed,
                     Tally& tally) {
  if (sample.find('\'') == std::string_view::npos) return;
  Dialect dialect = tally.dialect;
  dialect.quote = '\'';
  const Tally other = best_tally(sample, whole, separator, dialect);
  const bool around_most = tally.quoted == 0 && other.quoted >= 2 && other.quoted * 2 >= other.cells;
  const bool agrees = other.quoted > other.malformed && other.quoted > tally.quoted && fits_better(other, tally);
  if (!around_most && !agrees) return;
  tally = other;
  sniffed.quote_reason = {"found around {quoted} of {cells} cells looked at"_text,
                          {{"quoted", other.quoted}, {"cells", other.cells}}};
}

/// A backslash before a quote is an escape when the cells fit only then.
void try_escape(std::string_view sample, bool whole, std::optional<char> separator, Sniffed& sniffed, Tally& tally) {
  if (tally.dialect.quote == no_quote) return;
  const char escaped[] = {'\\', static_cast<char>(tally.dialect.quote), '\0'};
  if (sample.find(escaped) == std::string_view::npos) return;
  Dialect dialect = tally.dialect;
  dialect.escape = '\\';
  const Tally other = best_tally(sample, whole, separator, dialect);
  if (other.escapes == 0 || !fits_better(other, tally)) return;
  tally = other;
  sniffed.escape_reason = {"found before {count} quotes looked at"_text, {{"count", other.escapes}}};
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
  Dialect dialect = sniffed.dialect;
  dialect.quote = quote.value_or('"');
  Tally tally = best_tally(sample, whole, separator, dialect);
  if (quote)
    sniffed.quote_reason = "given"_text;
  else if (tally.quoted > 0)
    sniffed.quote_reason = {"found around {count} cells looked at"_text, {{"count", tally.quoted}}};
  else
    sniffed.quote_reason = "usual"_text;
  if (!quote) try_apostrophes(sample, whole, separator, sniffed, tally);
  try_escape(sample, whole, separator, sniffed, tally);
  if (tally.before_blank * 10 >= tally.separators * 9 && tally.separators > 1 && tally.dialect.separator != ' ' &&
      tally.dialect.separator != '\t') {
    Dialect blanks = tally.dialect;
    blanks.blank_after = true;
    tally = read_sample(sample, whole, blanks);
  }
  sniffed.dialect = tally.dialect;
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
