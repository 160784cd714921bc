// The descriptor of csv, and the identification of text tables.
#include <algorithm>

#include "adapters/formats/csv/dialect.hpp"
#include "adapters/formats/csv/document.hpp"
#include "adapters/formats/csv/limits.hpp"
#include "adapters/formats/csv/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/text/text_kind.hpp"
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

std::string extension_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return extension;
}

Identification identify_text(std::string_view text, bool whole, bool named_so, const std::string& extension,
                             const std::string& encoding) {
  if (const std::string_view other = text::other_text(text); !other.empty()) return {Certainty::no, std::string(other)};
  const Sniffed sniffed = sniff_dialect(text, whole, std::nullopt, std::nullopt);
  const Shape& shape = sniffed.shape;
  const std::string cells = std::to_string(shape.agreeing) + " of " + std::to_string(shape.rows) +
                            " rows looked at have " + std::to_string(shape.columns) + " cells separated by " +
                            spell(sniffed.dialect.separator);
  // Sentences have commas, too. A name that says table is believed; .txt says nothing.
  if (extension == ".txt" && shape.columns > 1 && text::kind_of(text) == text::TextKind::prose)
    return {Certainty::possible, encoding + " text with sentences; " + cells};
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
    const std::string extension = extension_of(probe.name);
    const bool named_so =
        std::find(card_.extensions.begin(), card_.extensions.end(), extension) != card_.extensions.end();
    if (probe.head.empty())
      return named_so ? Identification{Certainty::possible, "empty file named " + extension}
                      : Identification{Certainty::no, "empty file"};
    if (const std::string_view binary = text::binary_file(probe.head); !binary.empty())
      return {Certainty::no, std::string(binary)};
    const bool whole = probe.head.size() >= probe.size;
    const text::Encoding encoding = text::detect_encoding(probe.head, whole);
    if (encoding.refuted)
      return named_so ? Identification{Certainty::possible,
                                       "text in an encoding that is not known: " + to_string(encoding.reason)}
                      : Identification{Certainty::no, "no text in a known encoding"};
    if (encoding.is_utf8() && probe.head.find('\0') != std::string::npos)
      return {Certainty::no, "binary: holds NUL characters"};
    try {
      return identify_text(text::decode(probe.head, encoding, probe.name, whole), whole, named_so, extension,
                           encoding.name);
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
