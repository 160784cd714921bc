#include "adapters/formats/csv/document.hpp"

#include <algorithm>

#include "adapters/formats/csv/limits.hpp"
#include "adapters/formats/csv/reader.hpp"
#include "core/io/error.hpp"
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
    sniffed_ = sniff_dialect(text::decode(head, encoding_, path.string(), whole), whole, separator, quote);
  }

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return {&sheet_, 1}; }

  std::unique_ptr<RowReader> open(std::size_t sheet) override {
    if (sheet != 0) throw InputError(path_.string() + " has one sheet only, as every text table");
    auto text = text::open_text(std::make_unique<text::FileBytes>(path_), encoding_, path_.string());
    return std::make_unique<Reader>(std::move(text), sniffed_.dialect, path_.string(), board_, bounds_, unmarks_);
  }

  std::vector<MergedRange> merged(std::size_t /*sheet*/) override { return {}; }

  [[nodiscard]] std::vector<Text> damage() const override { return board_.sentences(); }
  [[nodiscard]] bool is_incomplete() const override { return board_.is_incomplete(); }
  [[nodiscard]] std::vector<Text> decisions() const override {
    const Dialect& dialect = sniffed_.dialect;
    const Text quote =
        dialect.quote == no_quote ? Text("none"_text) : Text::as_is(std::string(1, static_cast<char>(dialect.quote)));
    return {{"encoding {encoding} ({reason})"_text, {{"encoding", encoding_.name}, {"reason", encoding_.reason}}},
            {"separator {separator} ({reason})"_text,
             {{"separator", spell(dialect.separator)}, {"reason", sniffed_.separator_reason}}},
            {"quote {quote} ({reason})"_text, {{"quote", quote}, {"reason", sniffed_.quote_reason}}}};
  }

 private:
  std::filesystem::path path_;
  Bounds bounds_;
  SheetInfo sheet_;
  text::Encoding encoding_;
  Sniffed sniffed_;
  FindingsBoard board_;
  bool unmarks_ = true;
};

}  // namespace

std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context,
                                             const Descriptor& card) {
  return std::make_unique<Document>(path, context, card);
}

}  // namespace maex::csv
