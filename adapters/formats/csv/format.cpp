// The descriptor of csv, and the identification of text tables.
#include <algorithm>

#include "adapters/formats/csv/dialect.hpp"
#include "adapters/formats/csv/document.hpp"
#include "adapters/formats/csv/limits.hpp"
#include "adapters/formats/csv/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/text/text_source.hpp"

namespace maex {
namespace csv {
namespace {

using namespace std::string_view_literals;

Descriptor describe() {
  Descriptor card;
  card.id = "csv";
  card.title = "Text table";
  card.about =
      "Comma-, semicolon-, tab- or bar-separated text. Encoding, separator and quote are found from the beginning of "
      "the file, said aloud with the reason, and can be set. Row numbers count every record, blank ones too, so they "
      "are the rows a spreadsheet program shows.";
  card.extensions = {".csv", ".tsv", ".txt"};
  card.media_types = {"text/csv", "text/tab-separated-values", "text/plain"};
  card.reads = card.writes = card.streams = true;
  card.one_table = card.no_merged_cells = true;
  card.options = {
      {"encoding",
       OptionType::text,
       "auto",
       {},
       "Encoding of the file to read, such as UTF-8, UTF-16LE, windows-1251 or windows-1254; UTF-8 is written."},
      {"separator",
       OptionType::text,
       "auto",
       {},
       "Sign between cells: tab or any one sign; auto finds it when reading and means a comma when writing."},
      {"quote",
       OptionType::text,
       "auto",
       {},
       "Sign around cells that hold a separator: any one sign, or none when reading; auto finds it, and writes \"."},
      {"newline", OptionType::choice, "lf", {"lf", "crlf"}, "Line ends to write; all kinds are read."},
      {"formulas",
       OptionType::choice,
       "text",
       {"text", "keep"},
       "Cells that a spreadsheet would take for formulas (they begin with = + - @): text writes an apostrophe and a "
       "word joiner (U+2060) before them and takes the two away when reading; keep leaves them as they are."},
      {"bom", OptionType::boolean, "false", {}, "Write a byte order mark, by which Excel knows UTF-8."},
  };
  card.losses = {
      {"loss-sheet-names", "CSV has one table without a name: the rows of all sheets follow each other."},
      {"loss-cell-style",
       "CSV has no widths, merged cells or styles: a cell over several columns stands in the first of them."},
      {"loss-cell-kind", "CSV holds text only: whether a cell was a number, a date or text is not kept."},
  };
  return card;
}

struct Signature {
  std::string_view bytes;
  std::string_view reason;
};
constexpr Signature signatures[] = {
    {"PK\x03\x04"sv, "ZIP archive (a workbook or document?)"},
    {"PK\x05\x06"sv, "empty ZIP archive"},
    {"\xD0\xCF\x11\xE0"sv, "OLE compound file (an old Office document?)"},
    {"%PDF-"sv, "PDF document"},
    {"{\\rtf"sv, "RTF document"},
    {"\x1F\x8B"sv, "gzip archive"},
};

std::string extension_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return extension;
}

/// '<' and then a letter, '!', '?' or '/' is markup. A table may begin with "<5".
bool is_markup(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '<' || first + 1 == text.size()) return false;
  const char next = text[first + 1];
  return next == '!' || next == '?' || next == '/' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
}

bool is_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", first + 1);
  return next != std::string_view::npos &&
         (text[next] == '"' || text[next] == '{' || text[next] == '[' || text[next] == '}' || text[next] == ']');
}

/// Text has hardly any control characters except tab, line ends, and the form feed or end-of-file mark of old programs.
bool has_controls(std::string_view text) {
  const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && u != 0x1A;
  });
  return controls > 1 && static_cast<std::size_t>(controls) * 20 > text.size();
}

Identification identify_text(std::string_view text, bool whole, bool named_so, const std::string& encoding) {
  if (is_markup(text)) return {Certainty::no, "XML or HTML: begins with markup"};
  if (is_json(text)) return {Certainty::no, "JSON: begins with a bracket"};
  if (has_controls(text)) return {Certainty::no, "binary: holds control characters"};
  const Sniffed sniffed = sniff_dialect(text, whole, std::nullopt, std::nullopt);
  const Shape& shape = sniffed.shape;
  const std::string cells = std::to_string(shape.agreeing) + " of " + std::to_string(shape.rows) +
                            " rows looked at have " + std::to_string(shape.columns) + " cells separated by " +
                            spell(sniffed.dialect.separator);
  if (named_so && shape.is_table()) return {Certainty::likely, encoding + " text, " + cells};
  if (named_so && shape.columns > 1) return {Certainty::possible, encoding + " text, but only " + cells};
  if (named_so) return {Certainty::possible, encoding + " text in a single column"};
  // Prose has commas, too. Without a file name that identifies a table, nearly all rows must agree.
  if (shape.columns > 1 && shape.rows > 1 && shape.agreeing * 10 >= shape.rows * 9)
    return {Certainty::possible, encoding + " text, " + cells + ", but not named .csv, .tsv or .txt"};
  return {Certainty::no, "text that is no table and is not named .csv, .tsv or .txt"};
}

class CsvFormat final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }

  [[nodiscard]] Identification identify(const Probe& probe) const override {
    const std::string extension = extension_of(probe.path);
    const bool named_so =
        std::find(card_.extensions.begin(), card_.extensions.end(), extension) != card_.extensions.end();
    if (probe.head.empty())
      return named_so ? Identification{Certainty::possible, "empty file named " + extension}
                      : Identification{Certainty::no, "empty file"};
    for (const Signature& signature : signatures)
      if (probe.head.starts_with(signature.bytes)) return {Certainty::no, std::string(signature.reason)};
    const bool whole = probe.head.size() >= probe.size;
    const text::Encoding encoding = text::detect_encoding(probe.head, whole);
    if (encoding.refuted)
      return named_so ? Identification{Certainty::possible,
                                       "text in an encoding that is not known: " + to_string(encoding.reason)}
                      : Identification{Certainty::no, "no text in a known encoding"};
    if (encoding.is_utf8() && probe.head.find('\0') != std::string::npos)
      return {Certainty::no, "binary: holds NUL characters"};
    try {
      return identify_text(text::decode(probe.head, encoding, probe.name, whole), whole, named_so, encoding.name);
    } catch (const InputError& error) { return {Certainty::no, error.what()}; }
  }

  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    return open_document(path, context, card_);
  }
  std::unique_ptr<TableWriter> create(const std::filesystem::path& path, const Options& options) const override {
    return create_writer(path, options, card_);
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace
}  // namespace csv

void register_format_csv(Registry& registry) { registry.add(std::make_unique<csv::CsvFormat>()); }

}  // namespace maex
