#include "adapters/formats/docx/reader.hpp"

#include "adapters/formats/docx/saved.hpp"

namespace maex::docx {
namespace {

/// Reads the properties of a control. True when it shows its hint in place of an entry.
bool shows_hint(xml::Tokenizer& tags) {
  using Tag = xml::Tokenizer::Tag;
  bool hint = false;
  for (Tag tag; (tag = tags.next(true)) != Tag::end;) {
    if (tag == Tag::finished) break;
    if (tags.name() == "showingPlcHdr") hint = is_on(tags);
    if (!tags.is_empty()) tags.skip();
  }
  return hint;
}

}  // namespace

std::uint32_t NoteNumbers::of(Kind kind, std::string_view id) {
  return numbers_.try_emplace({kind, std::string(id)}, last() + 1).first->second;
}

std::uint32_t NoteNumbers::known(Kind kind, std::string_view id) const {
  const auto found = numbers_.find({kind, std::string(id)});
  return found == numbers_.end() ? 0 : found->second;
}

Reader::Reader(const Package& package, const std::string& part, const Styles& styles, NoteNumbers& notes,
               Content& content)
    : package_(package), part_(part), styles_(styles), notes_(notes), content_(content), tags_(package.open(part)) {}

void Reader::read(std::string_view root, const Sink& sink) {
  tags_.next();
  if (tags_.name() != root) tags_.fail("its outer element is not \"" + std::string(root) + "\"");
  if (!tags_.is_empty()) read_story(sink, Inside::blocks);
  tags_.drain();
}

void Reader::read_each(std::string_view element,
                       const std::function<Sink(std::string_view id, std::string_view type)>& begin) {
  for (Tag tag; (tag = tags_.next()) != Tag::finished;) {
    if (tag != Tag::start || tags_.level() == 1) continue;
    if (tags_.name() == element && !tags_.is_empty()) {
      const std::string id(tags_.attribute("id")), type(tags_.attribute("type"));
      if (const Sink sink = begin(id, type)) {
        read_story(sink, Inside::blocks);
        continue;
      }
    }
    skip();
  }
}

/// `tags_` is after the start tag of the story's element.
void Reader::read_story(const Sink& sink, Inside inside) {
  Flow flow;
  flow.sink = &sink;
  const Saved<Flow*> outer(flow_, &flow);
  fields_ = {};
  children(inside);
  end_flow(flow);
  content_.facts.open_fields += fields_.open();
}

void Reader::skip() {
  if (!tags_.is_empty()) tags_.skip();
}

/// Reads to the end tag of the element just started.
void Reader::children(Inside inside) {
  if (tags_.is_empty()) return;
  // Drawings hold text that is no content, such as the numbers of their position.
  const bool any_text = inside == Inside::graphic;
  for (Tag tag; (tag = tags_.next(any_text)) != Tag::end;) {
    if (tag == Tag::finished) return;
    child(inside, element_of(tags_.name()));
  }
}

void Reader::child(Inside inside, Element element) {
  switch (element) {
    case Element::control: return control(inside);
    case Element::alternates: return alternates(inside);
    case Element::deleted: return removed(content_.facts.deletions);
    case Element::moved_away: return removed(content_.facts.moves);
    case Element::inserted: ++content_.facts.insertions; return children(inside);
    case Element::moved_here: return children(inside);
    case Element::control_properties:
    case Element::other_properties: return skip();
    default: break;
  }
  switch (inside) {
    case Inside::blocks: return in_blocks(element);
    case Inside::paragraph: return in_paragraph(element);
    case Inside::table: return in_table(element);
    case Inside::row: return in_row(element);
    case Inside::graphic: return in_graphic();
  }
}

void Reader::in_blocks(Element element) {
  switch (element) {
    case Element::paragraph: return paragraph();
    case Element::table: return table();
    case Element::foreign_chunk:
    case Element::sub_document: named(content_.facts.chunks); return skip();
    case Element::paragraph_properties:
    case Element::run_properties:
    case Element::table_properties:
    case Element::row_properties:
    case Element::cell_properties: return skip();
    case Element::other: return children(Inside::blocks);
    default: break;
  }
  // A run outside a paragraph is not valid, but it has text.
  OpenParagraph open;
  open.style = styles_.usual();
  open.paragraph.page = page_;
  {
    const Saved<OpenParagraph*> outer(paragraph_, &open);
    in_paragraph(element);
  }
  finish_paragraph(open);
}

void Reader::control(Inside inside) {
  bool placeholder = false;
  if (tags_.is_empty()) return;
  for (Tag tag; (tag = tags_.next()) != Tag::end;) {
    if (tag == Tag::finished) return;
    const std::string_view name = tags_.name();
    if (name == "sdtPr" && !tags_.is_empty()) {
      placeholder = shows_hint(tags_);
    } else if (name == "sdtContent" && placeholder && (inside == Inside::paragraph || inside == Inside::blocks)) {
      ++content_.facts.placeholders;
      skip();
    } else if (name == "sdtContent") {
      children(inside);
    } else {
      skip();
    }
  }
}

/// Of several forms of one content, the first counts in which anything is found.
void Reader::alternates(Inside inside) {
  if (tags_.is_empty()) return;
  const std::uint64_t before = produced_;
  for (Tag tag; (tag = tags_.next(inside == Inside::graphic)) != Tag::end;) {
    if (tag == Tag::finished) return;
    if (produced_ == before)
      children(inside);
    else
      skip();
  }
}

void Reader::removed(std::uint64_t& count) {
  ++count;
  skip();
}

void Reader::paragraph() {
  OpenParagraph open;
  open.style = styles_.usual();
  open.paragraph.page = page_;
  {
    const Saved<OpenParagraph*> outer(paragraph_, &open);
    open.paragraph.level = open.style.level;
    open.paragraph.caption = open.style.caption;
    children(Inside::paragraph);
  }
  finish_paragraph(open);
}

void Reader::finish_paragraph(OpenParagraph& open) {
  Flow& flow = *flow_;
  std::string& text = open.paragraph.text;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  text.erase(0, text.find_first_not_of('\n'));
  if (flow.carried) {
    // Appends to the earlier text, which may be long, and keeps the properties of the last mark.
    std::string& earlier = flow.carried->text;
    if (!is_blank(earlier)) open.paragraph.page = flow.carried->page;
    earlier += text;
    if (earlier.size() > cell_bytes())
      tags_.refuse("a paragraph has more than the " + std::to_string(cell_bytes()) + " bytes that are read",
                   "cell-bytes");
    text = std::move(earlier);
    flow.carried.reset();
  }
  if (open.mark_deleted)
    flow.carried = std::move(open.paragraph);
  else
    emit(flow, std::move(open.paragraph));
  for (Block& each : open.aside) emit(flow, std::move(each));
}

void Reader::end_flow(Flow& flow) {
  if (flow.carried) emit(flow, std::move(*std::exchange(flow.carried, std::nullopt)));
}

void Reader::emit(Flow& flow, Block block) {
  if (flow.sink != nullptr) return (*flow.sink)(std::move(block));
  if (flow.aside != nullptr) {
    if (const auto* text = std::get_if<Paragraph>(&block)) content_.hold(text->text.size());
    flow.aside->push_back(std::move(block));
    return;
  }
  if (auto* inner = std::get_if<Table>(&block)) {
    flow.table->inner.push_back({flow.row, std::move(*inner)});
    return;
  }
  auto& paragraph = std::get<Paragraph>(block);
  if (flow.filled) *flow.cell += '\n';
  flow.filled = true;
  if (flow.page == 0 && !is_blank(paragraph.text)) flow.page = paragraph.page;
  *flow.cell += paragraph.text;
  if (flow.cell->size() > cell_bytes())
    tags_.refuse("a cell has more than the " + std::to_string(cell_bytes()) + " bytes that are read", "cell-bytes");
}

/// What `work` reads follows the paragraph that is open.
void Reader::aside(const std::function<void()>& work) {
  std::vector<Block> blocks;
  Flow flow;
  flow.aside = &blocks;
  const std::uint32_t page = page_;
  {
    const Saved<Flow*> outer(flow_, &flow);
    const Saved<OpenParagraph*> no_paragraph(paragraph_, nullptr);
    const Saved<OpenTable*> no_table(table_, nullptr);
    const Saved<Fields> fields(fields_, {});
    const Saved<unsigned> boxes(boxes_, boxes_ + 1);
    work();
    end_flow(flow);
    content_.facts.open_fields += fields_.open();
  }
  page_ = page;
  for (Block& each : blocks) paragraph_->aside.push_back(std::move(each));
}

void Reader::text_box() {
  aside([this] { children(Inside::blocks); });
}

/// A paragraph inside a paragraph is not valid, but it has text.
void Reader::inner_paragraph() {
  aside([this] { paragraph(); });
}

}  // namespace maex::docx
