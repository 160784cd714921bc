// Runs: the text of paragraphs.
#include <algorithm>

#include "adapters/formats/docx/equations.hpp"
#include "adapters/formats/docx/limits.hpp"
#include "adapters/formats/docx/reader.hpp"
#include "adapters/formats/docx/symbols.hpp"

namespace maex::docx {
namespace {

/// What the properties of a run say about its text.
struct RunLook {
  std::optional<bool> hidden;
  std::string style;
};
RunLook run_look(xml::Tokenizer& tags) {
  using Tag = xml::Tokenizer::Tag;
  RunLook look;
  if (tags.is_empty()) return look;
  for (Tag tag; (tag = tags.next()) != Tag::end;) {
    if (tag == Tag::finished) return look;
    if (tags.name() == "vanish") look.hidden = is_on(tags);
    if (tags.name() == "rStyle") look.style = tags.attribute("val");
    if (!tags.is_empty()) tags.skip();
  }
  return look;
}

}  // namespace

void Reader::in_paragraph(Element element) {
  switch (element) {
    case Element::paragraph_properties: return paragraph_properties();
    case Element::run: return run();
    case Element::run_properties: return run_properties();
    case Element::text: return put_text(tags_.text(cell_bytes()));
    case Element::tab: put("\t"); return skip();
    case Element::line_break: put("\n"); return skip();
    case Element::no_break_hyphen: put("-"); return skip();
    case Element::symbol: {
      const Symbol sign = symbol(tags_.attribute("font"), tags_.attribute("char"));
      content_.facts.own_symbols += !sign.known;
      put(sign.text);
      return skip();
    }
    case Element::rendered_page_break:
      if (boxes_ == 0) {
        saw_pages_ = true;
        ++page_;
        if (!paragraph_->inked) paragraph_->paragraph.page = page_;
      }
      return skip();
    case Element::field_mark: return field_mark();
    case Element::instruction: {
      const std::span<char> text = tags_.text(cell_bytes());
      return fields_.instruction({text.data(), text.size()});
    }
    case Element::simple_field: return simple_field();
    case Element::footnote_mark: return note_mark(NoteNumbers::Kind::footnote);
    case Element::endnote_mark: return note_mark(NoteNumbers::Kind::endnote);
    case Element::ruby: return ruby();
    case Element::equation: {
      const std::string line =
          tags_.is_empty() ? std::string() : Equation(tags_, cell_bytes(), content_.facts.deletions).line();
      if (is_blank(line)) return;
      ++content_.facts.equations;
      return put(line);
    }
    case Element::drawing: return children(Inside::graphic);
    case Element::object: return children(Inside::graphic);
    case Element::text_box: return text_box();
    case Element::paragraph: return inner_paragraph();
    case Element::table: return table();
    case Element::foreign_chunk:
    case Element::sub_document: named(content_.facts.chunks); return skip();
    case Element::deleted_text: return removed(content_.facts.deletions);
    case Element::table_properties:
    case Element::row_properties:
    case Element::cell_properties: return skip();
    default: return children(Inside::paragraph);
  }
}

void Reader::put(std::string_view text) {
  if (text.empty() || fields_.in_instruction()) return;
  if (hidden_) {
    if (!counted_hidden_ && !is_blank(text)) {
      counted_hidden_ = true;
      ++content_.facts.hidden_texts;
    }
    return;
  }
  std::string& to = paragraph_->paragraph.text;
  if (to.size() + text.size() > cell_bytes())
    tags_.refuse("a paragraph has more than the " + std::to_string(cell_bytes()) + " bytes that are read",
                 "cell-bytes");
  paragraph_->inked = paragraph_->inked || !is_blank(text);
  to += text;
  ++produced_;
}

/// Line feeds and tabs in the file are white space like any other. Only elements make line breaks.
void Reader::put_text(std::span<char> text) {
  for (char& c : text)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  put({text.data(), text.size()});
}

void Reader::run() {
  const bool outer = std::exchange(hidden_, hidden_ || paragraph_->style.hidden);
  const bool counted = std::exchange(counted_hidden_, counted_hidden_ && outer);
  // Properties of the run replace the style's; hidden content around it stays hidden.
  children(Inside::paragraph);
  hidden_ = outer;
  counted_hidden_ = counted;
}

/// The property is a toggle: a style of characters inverts the style of the paragraph.
void Reader::run_properties() {
  const RunLook look = run_look(tags_);
  if (look.hidden)
    hidden_ = *look.hidden;
  else if (styles_.hides(look.style))
    hidden_ = !paragraph_->style.hidden;
}

void Reader::paragraph_properties() {
  if (tags_.is_empty()) return;
  OpenParagraph& open = *paragraph_;
  std::optional<std::uint8_t> direct;
  for (Tag tag; (tag = tags_.next()) != Tag::end;) {
    if (tag == Tag::finished) return;
    const std::string_view name = tags_.name();
    if (name == "pStyle") {
      open.style = styles_.of(tags_.attribute("val"));
    } else if (name == "outlineLvl") {
      direct = level_of_outline(tags_.attribute("val"));
    } else if (name == "rPr" && !tags_.is_empty()) {
      for (Tag each; (each = tags_.next()) != Tag::end;) {
        if (each == Tag::finished) return;
        open.mark_deleted = open.mark_deleted || tags_.name() == "del" || tags_.name() == "moveFrom";
        skip();
      }
      continue;
    }
    skip();
  }
  open.paragraph.level = direct.value_or(open.style.level);
  open.paragraph.caption = open.style.caption;
}

void Reader::field_mark() {
  const std::string type(tags_.attribute("fldCharType"));
  if (type == "begin") {
    fields_.begin(form_choice(tags_));
    return;
  }
  skip();
  if (type == "separate") fields_.separate(produced_);
  if (type != "end") return;
  const Fields::End end = fields_.end(produced_);
  put(end.choice);
  content_.facts.fields_without_result += end.without_result && !fields_.in_instruction();
}

void Reader::simple_field() {
  const bool silent = Fields::shows_nothing(tags_.attribute("instr"));
  const std::uint64_t before = produced_;
  children(Inside::paragraph);
  content_.facts.fields_without_result += produced_ == before && !silent && !hidden_ && !fields_.in_instruction();
}

void Reader::note_mark(NoteNumbers::Kind kind) {
  const std::string id(tags_.attribute("id"));
  skip();
  if (!hidden_ && !fields_.in_instruction()) put("[" + std::to_string(notes_.of(kind, id)) + "]");
}

/// What `work` puts into the paragraph, taken out of it again.
std::string Reader::collected(const std::function<void()>& work) {
  std::string outer = std::exchange(paragraph_->paragraph.text, {});
  work();
  return std::exchange(paragraph_->paragraph.text, std::move(outer));
}

/// A reading above its base text becomes "base (reading)".
void Reader::ruby() {
  if (tags_.is_empty()) return;
  std::string reading, base;
  for (Tag tag; (tag = tags_.next()) != Tag::end;) {
    if (tag == Tag::finished) return;
    const std::string name(tags_.name());
    if (name == "rubyPr")
      skip();
    else
      (name == "rt" ? reading : base) += collected([this] { children(Inside::paragraph); });
  }
  put(base);
  if (!is_blank(reading)) put(" (" + reading + ")");
}

void Reader::named(NamedParts& named) {
  ++named.count;
  if (named.names.size() == most_named) return;
  std::string name = package_.target(part_, tags_.attribute("id"));
  named.names.push_back(name.empty() ? "?" : std::move(name));
}

/// Only text boxes of a drawing hold text.
void Reader::in_graphic() {
  Facts& facts = content_.facts;
  const std::string_view name = tags_.name();
  if (name == "txbxContent") return text_box();
  if (name == "blip" || name == "imagedata") ++facts.pictures, ++produced_;
  if (name == "chart") ++facts.charts, ++produced_;
  if (name == "relIds") ++facts.diagrams, ++produced_;
  if (name == "textpath" || name == "t") ++facts.drawn_texts, ++produced_;
  if (name == "control") ++facts.form_controls, ++produced_;
  if (name == "OLEObject") named(facts.objects), ++produced_;
  children(Inside::graphic);
}

}  // namespace maex::docx
