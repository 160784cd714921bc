#include "adapters/formats/txt/document.hpp"

#include "adapters/formats/txt/structure.hpp"
#include "core/document/stored_parts.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/text/lost_letters.hpp"
#include "core/text/text_source.hpp"

namespace maex::txt {
namespace {

class Document final : public TableDocument {
 public:
  Document(const std::filesystem::path& path, const OpenContext& context, const Descriptor& card)
      : parts_(name_in_messages(path), context.bounds) {
    const std::string name = name_in_messages(path);
    const std::string_view wanted = context.options.get(card, "encoding");
    text::FileBytes bytes(path);
    const std::string head = text::read_up_to(bytes, text::sample_size);
    const bool whole = head.size() < text::sample_size;
    if (wanted != "auto")
      encoding_ = text::named_encoding(wanted);
    else
      encoding_ =
          !whole && text::is_plain_ascii(head) ? text::detect_behind_ascii(bytes) : text::detect_encoding(head, whole);
    if (encoding_.refuted)
      throw InputError(name + " is in an encoding that is not known: " + to_string(encoding_.reason) +
                       "; name it with --in-option encoding=NAME, or save the file as UTF-8");
    const auto source = text::open_text(std::make_unique<text::FileBytes>(path), encoding_, name);
    std::string text;
    std::string block(std::size_t{64} << 10, '\0');
    for (std::size_t n; (n = source->read(block.data(), block.size())) != 0;) {
      text.append(block, 0, n);
      check_held(context.bounds, text.size(), name, "text");
    }
    undecoded_ = source->damage().bytes;
    lost_letters_ = text::count_lost_letters(std::string_view(text).substr(0, text::sample_size));
    structure_ = read_structure(text, name, context.bounds, parts_);
    parts_.complete();
    if (parts_.sheets().empty()) throw InputError(name + " is a text without any words; ask for the file again");
  }

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return parts_.sheets(); }
  std::unique_ptr<RowReader> open(std::size_t sheet) override { return parts_.open(sheet); }
  std::vector<MergedRange> merged(std::size_t sheet) override { return parts_.merged(sheet); }

  [[nodiscard]] std::vector<Text> decisions() const override {
    std::vector<Text> words = {
        {"encoding {encoding} ({reason})"_text, {{"encoding", encoding_.name}, {"reason", encoding_.reason}}}};
    if (structure_.wrapped_at != 0)
      words.emplace_back(
          "lines are joined to paragraphs, because a program broke them at about {width} characters"_text,
          std::vector<Argument>{{"width", std::uint64_t{structure_.wrapped_at}}});
    else
      words.emplace_back("each line is a paragraph, because the lines have no common width"_text);
    add_count(words, structure_.hyphens, "{count:word|words} divided at a line end joined without the hyphen"_text);
    add_count(words, structure_.headings,
              "{count:line is a heading by its mark|lines are headings by their marks}: #, underline, number or "
              "capitals"_text);
    add_count(words, structure_.short_lines,
              "{count:short line that stands alone is|short lines that stand alone are} read as headings"_text);
    add_count(words, structure_.sign_tables,
              "{count:table is|tables are} drawn with bars or tabs; row numbers are line numbers"_text);
    add_count(words, structure_.blank_tables,
              "{count:table is|tables are} assumed, because columns of blanks agree over at least three lines"_text);
    add_count(words, structure_.rulings, "{count:line|lines} of signs such as ----- not read as text"_text);
    add_count(words, structure_.bullets, "{count:list item|list items} read without the bullet"_text);
    if (structure_.pages > 1)
      words.emplace_back("form feeds are read as page ends: {count} pages"_text,
                         std::vector<Argument>{{"count", std::uint64_t{structure_.pages}}});
    return words;
  }

  [[nodiscard]] std::vector<Text> damage() const override {
    std::vector<Text> words;
    add_count(words, undecoded_, "{count:undecodable byte was|undecodable bytes were} read as U+FFFD"_text);
    if (encoding_.doubled)
      words.emplace_back("the text was encoded in UTF-8 twice, so that \"ə\" became \"É™\"; it was decoded twice"_text);
    if (encoding_.rare)
      words.emplace_back(
          "the encoding {encoding} is a guess; if letters are wrong, name the encoding with --in-option encoding=NAME"_text,
          std::vector<Argument>{{"encoding", encoding_.name}});
    if (has_lost_letters())
      add_count(words, lost_letters_,
                "{count:word has|words have} \"?\" in place of letters in the first part of the file: the program that "
                "wrote it did not know these letters, and they are lost; ask for the file in UTF-8"_text);
    return words;
  }
  [[nodiscard]] bool is_incomplete() const override { return undecoded_ != 0 || has_lost_letters(); }

 private:
  /// One question mark between letters may be a doubt of the writer.
  [[nodiscard]] bool has_lost_letters() const { return lost_letters_ > 2; }

  text::Encoding encoding_;
  StoredParts parts_;
  Structure structure_;
  std::uint64_t undecoded_ = 0, lost_letters_ = 0;
};

}  // namespace

std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context,
                                             const Descriptor& card) {
  return std::make_unique<Document>(path, context, card);
}

}  // namespace maex::txt
