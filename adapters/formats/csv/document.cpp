#include "adapters/formats/csv/document.hpp"

#include <algorithm>

#include "adapters/formats/csv/limits.hpp"
#include "adapters/formats/csv/reader.hpp"
#include "adapters/formats/csv/wrapped.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/text/lost_letters.hpp"
#include "core/text/utf8.hpp"

namespace maex::csv {
namespace {

class Document final : public TableDocument {
 public:
  Document(const std::filesystem::path& path, const OpenContext& context, const Descriptor& card)
      : path_(path), bounds_(context.bounds) {
    const Options& options = context.options;
    const auto separator = named_separator(options.get(card, "separator"));
    const auto quote = named_quote(options.get(card, "quote"));
    const std::string_view encoding = options.get(card, "encoding");
    if (separator && quote && static_cast<unsigned char>(*separator) == *quote)
      throw UsageError("the options separator and quote of csv cannot be the same sign");
    unmarks_ = options.get(card, "formulas") == "text";
    if (encoding != "auto") encoding_ = text::named_encoding(encoding);
    text::FileBytes bytes(path);
    const std::string head = text::read_up_to(bytes, sample_size);
    const bool whole = head.size() < sample_size;
    if (encoding == "auto")
      encoding_ =
          !whole && text::is_plain_ascii(head) ? text::detect_behind_ascii(bytes) : text::detect_encoding(head, whole);
    if (encoding_.refuted)
      throw InputError(name_in_messages(path) + " is in an encoding that is not known: " + to_string(encoding_.reason) +
                       "; name it with --in-option encoding=NAME, or save the file as UTF-8");
    const std::string sample = text::decode(head, encoding_, name_in_messages(path), whole);
    lost_letters_ = text::count_lost_letters(sample);
    sniffed_ = sniff_dialect(sample, whole, separator, quote);
    if (sniffed_.shape.columns == 1 && sniffed_.dialect.quote != no_quote && sniffed_.dialect.directive == 0)
      look_into_lines(sample, whole, separator, quote);
  }

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return {&sheet_, 1}; }

  std::unique_ptr<RowReader> open(std::size_t sheet) override {
    if (sheet != 0) throw InputError(name_in_messages(path_) + " has one sheet only, as every text table");
    auto text = text::open_text(std::make_unique<text::FileBytes>(path_), encoding_, name_in_messages(path_));
    return std::make_unique<Reader>(std::move(text), sniffed_.dialect, name_in_messages(path_), board_, bounds_,
                                    unmarks_);
  }

  std::vector<MergedRange> merged(std::size_t /*sheet*/) override { return {}; }

  [[nodiscard]] std::vector<Text> damage() const override {
    std::vector<Text> sentences = board_.sentences();
    if (board_.has_undecodable() && !encoding_.other_lines.empty())
      sentences.emplace_back(
          "the lines with these bytes are probably in {encoding}: the file was put together from files in two "
          "encodings; save it as UTF-8 from the program that wrote it"_text,
          std::vector<Argument>{{"encoding", encoding_.other_lines}});
    if (encoding_.doubled)
      sentences.emplace_back(
          "the text was encoded in UTF-8 twice, so that \"ə\" became \"É™\"; it was decoded twice"_text);
    if (encoding_.rare)
      sentences.emplace_back(
          "the encoding {encoding} is a guess; if letters are wrong, name the encoding with --in-option encoding=NAME"_text,
          std::vector<Argument>{{"encoding", encoding_.name}});
    if (has_lost_letters())
      add_count(sentences, lost_letters_,
                "{count:word has|words have} \"?\" in place of letters in the first part of the file: the program that "
                "wrote it did not know these letters, and they are lost; ask for the file in UTF-8"_text);
    return sentences;
  }
  [[nodiscard]] bool is_incomplete() const override { return board_.is_incomplete() || has_lost_letters(); }
  [[nodiscard]] std::vector<Text> decisions() const override {
    const Dialect& dialect = sniffed_.dialect;
    const Text quote =
        dialect.quote == no_quote ? Text("none"_text) : Text::as_is(std::string(1, static_cast<char>(dialect.quote)));
    std::vector<Text> decisions = {
        {"encoding {encoding} ({reason})"_text, {{"encoding", encoding_.name}, {"reason", encoding_.reason}}},
        {"separator {separator} ({reason})"_text,
         {{"separator", spell(dialect.separator)}, {"reason", sniffed_.separator_reason}}},
        {"quote {quote} ({reason})"_text, {{"quote", quote}, {"reason", sniffed_.quote_reason}}}};
    if (dialect.escape != no_quote)
      decisions.emplace_back("escape {escape} ({reason})"_text,
                             std::vector<Argument>{{"escape", std::string(1, static_cast<char>(dialect.escape))},
                                                   {"reason", sniffed_.escape_reason}});
    if (dialect.blank_after) decisions.emplace_back("one blank after each separator is left out"_text);
    return decisions;
  }

 private:
  /// One question mark between letters may be somebody's doubt.
  [[nodiscard]] bool has_lost_letters() const { return lost_letters_ > 2; }

  /// Takes the dialect of the lines when each of them is quoted as one cell.
  void look_into_lines(const std::string& sample, bool whole, std::optional<char> separator, std::optional<int> quote) {
    const std::string lines = without_line_quotes(sample, static_cast<char>(sniffed_.dialect.quote));
    if (lines.empty()) return;
    Sniffed inside = sniff_dialect(lines, whole, separator, quote);
    if (!inside.shape.is_table()) return;
    sniffed_ = std::move(inside);
    sniffed_.dialect.lines_quoted = true;
  }

  std::filesystem::path path_;
  Bounds bounds_;
  SheetInfo sheet_;
  text::Encoding encoding_;
  Sniffed sniffed_;
  std::uint64_t lost_letters_ = 0;  ///< words with "?" between letters, in the sample
  FindingsBoard board_;
  bool unmarks_ = true;
};

}  // namespace

std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context,
                                             const Descriptor& card) {
  return std::make_unique<Document>(path, context, card);
}

}  // namespace maex::csv
