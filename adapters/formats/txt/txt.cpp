// The format "txt": plain text with paragraphs, headings and tables.
#include <algorithm>

#include "adapters/formats/txt/document.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/text/text_kind.hpp"
#include "core/text/text_source.hpp"

namespace maex {
namespace txt {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "txt";
  card.title = "Plain text";
  card.about =
      "Reports and messages as text: paragraphs, headings, lists, and tables drawn with bars, tabs or blanks. Lines "
      "that "
      "a program broke are joined to paragraphs. Row numbers are line numbers. A list with separators named .txt is "
      "read by the format csv.";
  // The name .txt alone does not decide between a text and a list. .text and .md do.
  card.extensions = {".text", ".md", ".txt"};
  card.media_types = {"text/plain", "text/markdown"};
  card.reads = true;
  card.no_merged_cells = true;
  card.options = {{"encoding",
                   OptionType::text,
                   "auto",
                   {},
                   "Encoding of the text, such as UTF-8, UTF-16LE, windows-1251 or windows-1254; auto finds it."}};
  return card;
}

std::string extension_of_name(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return extension;
}

class TextFormat final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }

  [[nodiscard]] Identification identify(const Probe& probe) const override {
    const std::string extension = extension_of_name(probe.name);
    if (std::find(card_.extensions.begin(), card_.extensions.end(), extension) == card_.extensions.end())
      return {Certainty::no, "not named .txt, .text or .md"};
    if (probe.head.empty()) return {Certainty::no, "empty file"};
    if (const std::string_view binary = text::binary_file(probe.head); !binary.empty())
      return {Certainty::no, std::string(binary)};
    const bool whole = probe.head.size() >= probe.size;
    const text::Encoding encoding = text::detect_encoding(probe.head, whole);
    if (encoding.refuted) return {Certainty::no, "text in an encoding that is not known"};
    if (encoding.is_utf8() && probe.head.find('\0') != std::string::npos)
      return {Certainty::no, "binary: holds NUL characters"};
    try {
      const std::string text = text::decode(probe.head, encoding, probe.name, whole);
      if (const std::string_view other = text::other_text(text); !other.empty())
        return {Certainty::no, std::string(other)};
      return judge(text, extension);
    } catch (const InputError& error) { return {Certainty::no, error.what()}; }
  }

  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    return open_document(path, context, card_);
  }

  [[nodiscard]] std::string specimen() const override {
    return "| place | note | count | date | yes |\n| Ağdam | =1+1 | 41774.5 | 2014-05-14 | TRUE |\n|  |  |  |  |  |\n"
           "| Füzuli | line one<br>line two | -3 |  | FALSE |\n|  |  | 007 |  |  |\n";
  }

 private:
  /// A list that is named .txt belongs to csv, and so does a single column.
  static Identification judge(std::string_view words, const std::string& extension) {
    const text::TextKind kind = text::kind_of(words);
    if (extension != ".txt") return {Certainty::likely, "text named " + extension};
    if (kind == text::TextKind::prose) return {Certainty::likely, "text with sentences"};
    return {Certainty::no, kind == text::TextKind::list ? "text whose lines are a list" : "text without sentences"};
  }

  Descriptor card_ = describe();
};

}  // namespace
}  // namespace txt

void register_format_txt(Registry& registry) { registry.add(std::make_unique<txt::TextFormat>()); }

}  // namespace maex
