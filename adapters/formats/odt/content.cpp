#include "adapters/formats/odt/content.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "adapters/formats/odt/deeper.hpp"
#include "core/io/error.hpp"
#include "core/text/fold.hpp"

namespace maex::odt {
namespace {

using Tag = Tokenizer::Tag;

template <std::size_t size>
bool is_one_of(std::string_view name, const std::string_view (&names)[size]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view containers[] = {
    "section", "list", "list-item", "list-header", "numbered-paragraph", "index-body", "index-title", "bibliography"};
constexpr std::string_view shapes[] = {"frame",   "text-box", "custom-shape",    "rect",      "ellipse",
                                       "circle",  "polygon",  "polyline",        "path",      "line",
                                       "caption", "g",        "regular-polygon", "connector", "measure"};
constexpr std::string_view indexes[] = {"table-of-content", "illustration-index", "alphabetical-index",
                                        "table-index",      "object-index",       "user-index"};

}  // namespace

void Content::read_body(Tokenizer& tags) {
  if (tags.attribute("use-soft-page-breaks") == "true") page_ = 1;
  blocks(tags, {});
  facts_.pages = page_;
}

void Content::read_margin(Tokenizer& tags, std::string_view name) {
  std::string text;
  blocks(tags, {Flow::To::collected, &text});
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find('\n', i), text.size());
    if (end != i) margins_.emplace_back(name, text.substr(i, end - i));
    i = end + 1;
  }
}

/// Reads the children of the element just started, with its end tag.
void Content::blocks(Tokenizer& tags, Flow flow) {
  if (tags.is_empty()) return;
  const Deeper deeper(depth_, tags);
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside)
    if (tags.next(true) == Tag::start && !block(tags, flow)) tags.skip();
}

/// Reads the block just started. Returns false when it is not a block that is read.
bool Content::block(Tokenizer& tags, Flow flow) {
  const std::string_view name = tags.name();
  if (name == "p" || name == "h") {
    paragraph(tags, flow, name == "h");
    return true;
  }
  if (name == "table") {
    table(tags);
    return true;
  }
  if (name == "soft-page-break") {
    page_break();
    return false;
  }
  if (name == "section") {
    const std::string_view display = tags.attribute("display");
    if (display == "none" || (display == "condition" && tags.attribute("is-hidden") == "true")) {
      left_out(tags, facts_.hidden_texts);
      return true;
    }
  }
  if (is_one_of(name, containers)) {
    blocks(tags, flow);
    return true;
  }
  if (is_one_of(name, indexes)) {
    left_out(tags, facts_.index_lines);
    return true;
  }
  if (is_one_of(name, shapes)) {
    shape(tags, flow);
    return true;
  }
  if (name == "tracked-changes") {
    tracked_changes(tags);
    return true;
  }
  return false;
}

/// A frame, or a drawing with a text. At the level of blocks its paragraphs are paragraphs.
void Content::shape(Tokenizer& tags, Flow flow) {
  if (tags.is_empty()) return;
  const Deeper deeper(depth_, tags);
  const unsigned outside = tags.depth() - 1;
  bool pictured = false;
  while (tags.depth() > outside) {
    if (tags.next(true) != Tag::start) continue;
    const std::string_view name = tags.name();
    if (name == "image") {
      if (!pictured) ++facts_.pictures;  // further images of a frame show the same picture in another format
      pictured = true;
      tags.skip();
    } else if (name == "object" || name == "object-ole" || name == "plugin" || name == "applet") {
      ++facts_.objects;
      pictured = true;  // the image next to it is its preview
      tags.skip();
    } else if (name == "list" || name == "a" || !block(tags, flow)) {
      if (name == "list" || name == "a")
        blocks(tags, flow);
      else
        tags.skip();
    }
  }
}

/// Counts the paragraphs of an element that is not read.
void Content::left_out(Tokenizer& tags, std::uint64_t& count) {
  if (tags.is_empty()) return;
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside)
    if (tags.next(true) == Tag::start && (tags.name() == "p" || tags.name() == "h") && !tags.is_empty()) ++count;
}

void Content::tracked_changes(Tokenizer& tags) {
  if (tags.is_empty()) return;
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside) {
    if (tags.next(true) != Tag::start) continue;
    facts_.changes += tags.name() == "changed-region" ? 1U : 0U;
    facts_.deleted += tags.name() == "deletion" ? 1U : 0U;
  }
}

void Content::page_break() {
  if (page_ != 0) ++page_;
}

void Content::append(Tokenizer& tags, std::string& out, std::string_view text) {
  if (out.size() + text.size() > bounds_.cell_bytes)
    tags.refuse("it has a cell or paragraph of more than " + std::to_string(bounds_.cell_bytes) + " bytes",
                "cell-bytes");
  out += text;
}

void Content::paragraph(Tokenizer& tags, Flow flow, bool heading) {
  watch_.look(tags.part());
  const odf::Styles::TextLook look = styles_.text_look(tags.attribute("style-name"));
  std::uint8_t level = look.title ? 1 : 0;
  if (heading) {
    unsigned outline = 1;
    const std::string_view value = tags.attribute("outline-level");
    std::from_chars(value.data(), value.data() + value.size(), outline);
    level = static_cast<std::uint8_t>(std::clamp(outline, 1U, 6U));
  }
  if (look.breaks_page && flow.to == Flow::To::body && row_ != 0) page_break();
  if (look.hidden) {
    if (!tags.is_empty()) ++facts_.hidden_texts;
    tags.skip();
    return;
  }
  // Boxes of this paragraph follow it. Those of a paragraph around it (a note's, a cell's) wait for that one.
  std::vector<std::string> outer;
  outer.swap(boxes_);
  const std::size_t outer_page_text = std::exchange(page_text_, 0);
  std::string text;
  bool after_space = true;
  inline_text(tags, text, after_space);
  while (text.ends_with(' ') && after_space) text.pop_back();
  std::vector<std::string> boxes = std::move(boxes_);
  boxes_ = std::move(outer);
  if (heading && !trim(text).empty()) last_heading_ = text;
  last_caption_ = look.caption ? text : std::string();
  // A paragraph that is only the number of its page says nothing: the stored number is that of one page.
  if (std::exchange(page_text_, outer_page_text) < trim(text).size()) add(flow, std::move(text), level);
  for (std::string& box : boxes)
    for (std::size_t i = 0; i < box.size();) {
      const std::size_t end = std::min(box.find('\n', i), box.size());
      add(flow, box.substr(i, end - i), 0);
      i = end + 1;
    }
}

void Content::add(Flow flow, std::string text, std::uint8_t level) {
  if (trim(text).empty()) return;
  if (flow.to == Flow::To::body) {
    add_row(text, level);
    return;
  }
  if (!flow.text->empty()) *flow.text += '\n';
  *flow.text += text;
}

void Content::add_row(std::string_view text, std::uint8_t level) {
  if (text_part_ == 0) text_part_ = to_.add(PartKind::text, {}, behind_) + 1;
  to_.add_row(text_part_ - 1, {++row_, page_, level, false});
  Cell cell;
  cell.column = 1;
  cell.kind = CellKind::text;
  cell.raw = text;
  to_.add_cell(text_part_ - 1, cell);
  behind_ = {static_cast<std::uint32_t>(text_part_), row_};
}

/// Reads text and elements up to the end of the element just started. White space is one blank, as OpenDocument says.
void Content::inline_text(Tokenizer& tags, std::string& out, bool& after_space) {
  if (tags.is_empty()) return;
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside) {
    const std::span<char> piece = tags.characters(bounds_.cell_bytes);
    std::string collapsed;
    for (const char c : piece) {
      const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!white || !after_space) collapsed += white ? ' ' : c;
      after_space = white;
    }
    append(tags, out, collapsed);
    if (tags.next(true) == Tag::start) inline_element(tags, out, after_space);
  }
}

void Content::inline_element(Tokenizer& tags, std::string& out, bool& after_space) {
  const std::string_view name = tags.name();
  if (name == "s") {
    std::uint64_t spaces = 1;
    const std::string_view value = tags.attribute("c");
    std::from_chars(value.data(), value.data() + value.size(), spaces);
    append(tags, out, std::string(std::min<std::uint64_t>(spaces, bounds_.cell_bytes + 1), ' '));
    after_space = false;
    tags.skip();
  } else if (name == "tab" || name == "line-break") {
    append(tags, out, name == "tab" ? "\t" : "\n");
    after_space = name != "tab";
    tags.skip();
  } else if (name == "soft-page-break") {
    page_break();
    tags.skip();
  } else if (name == "note") {
    note(tags, out);
    after_space = false;
  } else if (name == "annotation") {
    comment(tags);
  } else if (is_one_of(name, shapes)) {
    std::string box;
    shape(tags, {Flow::To::collected, &box});
    if (box.empty()) return;
    ++facts_.boxes;
    boxes_.push_back(std::move(box));
  } else if (name == "ruby-text" || name == "script" || name == "event-listeners" || name == "number" ||
             name == "tracked-changes") {
    tags.skip();  // ruby repeats the text, and the number of a list item is not its text
  } else if ((name == "hidden-text" || name == "hidden-paragraph") && tags.attribute("is-hidden") == "true") {
    ++facts_.hidden_texts;
    tags.skip();
  } else if (name == "span" && styles_.text_look(tags.attribute("style-name")).hidden) {
    if (!tags.is_empty()) ++facts_.hidden_texts;
    tags.skip();
  } else {
    facts_.links += name == "a" ? 1U : 0U;
    // Spans, links, fields, and elements that are not known: their text is shown.
    const Deeper deeper(depth_, tags);
    const bool page = name == "page-number" || name == "page-count";
    const std::size_t before = out.size();
    inline_text(tags, out, after_space);
    if (page) page_text_ += out.size() - before;
  }
}

void Content::note(Tokenizer& tags, std::string& out) {
  const std::size_t index = notes_.size();
  notes_.emplace_back();
  ++facts_.notes;
  append(tags, out, "[" + std::to_string(index + 1) + "]");
  if (tags.is_empty()) return;
  std::string text;
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside) {
    if (tags.next(true) != Tag::start) continue;
    if (tags.name() == "note-body")
      blocks(tags, {Flow::To::collected, &text});
    else
      tags.skip();
  }
  notes_[index] = std::move(text);
}

/// The name of the author and the date are not read: they are about the person and not about the document.
void Content::comment(Tokenizer& tags) {
  std::string text;
  ++facts_.comments;
  blocks(tags, {Flow::To::collected, &text});
  if (!text.empty()) comments_.push_back(std::move(text));
}

void Content::finish() {
  const auto part_of = [&](std::string_view name, auto&& fill) {
    const std::size_t part = to_.add(PartKind::text, std::string(name));
    fill([&](std::string_view text) {
      to_.add_row(part, {++row_, 0, 0, false});
      Cell cell;
      cell.column = 1;
      cell.kind = CellKind::text;
      cell.raw = text;
      to_.add_cell(part, cell);
    });
  };
  part_of("notes", [&](auto add_text) {
    for (std::size_t i = 0; i < notes_.size(); ++i) add_text("[" + std::to_string(i + 1) + "] " + notes_[i]);
  });
  for (const std::string_view name : {"header", "footer"})
    part_of(name, [&](auto add_text) {
      for (const auto& [of, text] : margins_)
        if (of == name) add_text(text);
    });
  part_of("comments", [&](auto add_text) {
    for (const std::string& text : comments_) add_text(text);
  });
}

}  // namespace maex::odt
