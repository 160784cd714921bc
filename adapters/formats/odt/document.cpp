#include "adapters/formats/odt/document.hpp"

#include "adapters/formats/odt/content.hpp"
#include "core/io/error.hpp"
#include "core/office/odf_package.hpp"

namespace maex::odt {
namespace {

using PartTag = Tokenizer::Tag;

constexpr xml::DocumentKind text_document{"document", "open the document in LibreOffice and save it again"};
constexpr std::string_view styles_part = "styles.xml", content_part = "content.xml";

/// Calls `take` with each child of the part's root. It consumes the element, or returns false.
template <class Take>
void each_child(const Archive& archive, std::string_view part, std::string_view root, Take take) {
  const auto tags = odf::open_part(archive, part, text_document);
  if (tags->next(true) != PartTag::start || tags->name() != root)
    tags->fail("it does not begin with " + std::string(root));
  if (!tags->is_empty())
    while (tags->next(true) == PartTag::start)
      if (!take(*tags)) tags->skip();
  tags->drain();
}

bool read_styles(odf::Styles& styles, Tokenizer& tags) {
  if (tags.name() != "styles" && tags.name() != "automatic-styles") return false;
  styles.read(tags);
  return true;
}

/// The body of the text. Throws for the body of another kind of document.
void read_text(Tokenizer& body, Content& content) {
  bool found = false;
  const unsigned outside = body.is_empty() ? body.depth() : body.depth() - 1;
  while (body.depth() > outside) {
    if (body.next(true) != PartTag::start) continue;
    if (body.name() != "text") body.fail("its body is not a text");
    found = true;
    content.read_body(body);
  }
  if (!found) body.fail("it has no text");
}

void read_margins(Tokenizer& masters, Content& content) {
  const unsigned outside = masters.is_empty() ? masters.depth() : masters.depth() - 1;
  while (masters.depth() > outside) {
    if (masters.next(true) != PartTag::start) continue;
    const std::string_view name = masters.name();
    const bool header = name.starts_with("header"), footer = name.starts_with("footer");
    if (!header && !footer) continue;
    if (masters.attribute("display") == "false")
      masters.skip();
    else
      content.read_margin(masters, header ? "header" : "footer");
  }
}

}  // namespace

Document::Document(const Archive& archive, const Bounds& bounds) : parts_(archive.name(), bounds) {
  const std::string type = odf::media_type(archive);
  is_template_ = type == odf::text_template_type;
  if (const std::string kind = odf::kind_in_words(type);
      !kind.empty() && type != odf::text_type && type != odf::text_template_type)
    throw InputError(archive.name() + " is " + kind + ", not a text; name an .odt file");
  odf::refuse_encrypted(archive);
  const bool has_styles = archive.find(styles_part) != Archive::npos;
  if (has_styles)
    each_child(archive, styles_part, "document-styles", [&](Tokenizer& tags) { return read_styles(styles_, tags); });
  Content content(styles_, bounds, parts_);
  bool has_body = false;
  each_child(archive, content_part, "document-content", [&](Tokenizer& tags) {
    if (read_styles(styles_, tags)) return true;
    if (tags.name() != "body" || has_body) return false;
    has_body = true;
    if (!styles_.finish(false)) tags.fail("its number formats are longer than are read");
    read_text(tags, content);
    return true;
  });
  if (!has_body) throw InputError(archive.name() + ": content.xml has no body; ask for the file again");
  if (has_styles)
    each_child(archive, styles_part, "document-styles", [&](Tokenizer& tags) {
      if (tags.name() != "master-styles") return false;
      read_margins(tags, content);
      return true;
    });
  content.finish();
  facts_ = content.facts();
  parts_.complete();
  if (parts_.sheets().empty())
    throw InputError(archive.name() + " is a document without any text" +
                     (facts_.pictures != 0 ? "; it has pictures only, so ask for the document they were made from"
                                           : "; ask for the file again"));
}

std::vector<Text> Document::decisions() const {
  std::vector<Text> words;
  if (is_template_) words.emplace_back("a template, read as a document"_text);
  add_count(words, facts_.changes,
            "{count:tracked change is|tracked changes are} read as accepted: inserted text is read, deleted text is "
            "not"_text);
  add_count(words, facts_.hidden_texts, "{count:hidden text|hidden texts} not read"_text);
  add_count(words, facts_.index_lines,
            "{count:line|lines} of a table of contents or another index not read, because the headings are read"_text);
  add_count(words, facts_.notes,
            "{count:note is|notes are} read as the part \"notes\"; its number in the text is [1] …"_text);
  add_count(words, facts_.comments,
            "{count:comment is|comments are} read as the part \"comments\", without the author"_text);
  add_count(words, facts_.boxes, "{count:text box is|text boxes are} read after the paragraph that holds it"_text);
  add_count(words, facts_.nested_tables,
            "{count:table is in a cell of another table|tables are in cells of other tables}, each read as a sheet of "
            "its own"_text);
  add_count(words, facts_.covered_cells, "{count:cell|cells} under a merged cell read at their place"_text);
  add_count(words, facts_.repeated_cells, "{count:cell is|cells are} stored as a repetition and read each time"_text);
  add_count(words, facts_.pictures, "{count:picture|pictures} not read"_text);
  add_count(words, facts_.objects, "{count:embedded object|embedded objects} not read"_text);
  add_count(words, facts_.links, "{count:link|links} not followed; their text is read, their targets are not"_text);
  if (facts_.pages != 0)
    words.emplace_back("pages are those of the program that saved the document: {count} pages"_text,
                       std::vector<Argument>{{"count", facts_.pages}});
  return words;
}

std::vector<Text> Document::damage() const {
  std::vector<Text> words;
  add_count(words, facts_.shown_values,
            "{count:cell shows|cells show} another value than the stored number; the text of the cell is read"_text);
  return words;
}

}  // namespace maex::odt
