// Reads one part of a document (the main part, a header, the notes …) into blocks. Elements of other kinds than the
// ones it knows are entered, so that text in an unknown wrapper is read.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/formats/docx/content.hpp"
#include "adapters/formats/docx/elements.hpp"
#include "adapters/formats/docx/fields.hpp"
#include "adapters/formats/docx/grid.hpp"
#include "adapters/formats/docx/package.hpp"
#include "adapters/formats/docx/styles.hpp"

namespace maex::docx {

/// Numbers of the notes, in the order of their marks in the text.
class NoteNumbers {
 public:
  enum class Kind : std::uint8_t { footnote, endnote };
  using Key = std::pair<Kind, std::string>;
  std::uint32_t of(Kind kind, std::string_view id);
  /// 0: no mark names this note.
  [[nodiscard]] std::uint32_t known(Kind kind, std::string_view id) const;
  [[nodiscard]] const std::map<Key, std::uint32_t>& all() const { return numbers_; }
  [[nodiscard]] std::uint32_t last() const { return static_cast<std::uint32_t>(numbers_.size()); }

 private:
  std::map<Key, std::uint32_t> numbers_;
};

class Reader {
 public:
  using Sink = std::function<void(Block)>;
  /// `part` is the name of the part to read; all references outlive the reader. Throws InputError.
  Reader(const Package& package, const std::string& part, const Styles& styles, NoteNumbers& notes, Content& content);

  /// Reads the whole part. Blocks go to `sink`. `root` is the name of its outer element.
  void read(std::string_view root, const Sink& sink);
  /// Reads the part element by element: footnotes, comments. `begin` gets the id and the type of each element with
  /// this name, and returns the sink of its blocks; an empty one skips the element.
  void read_each(std::string_view element,
                 const std::function<Sink(std::string_view id, std::string_view type)>& begin);
  /// The part says where pages begin.
  [[nodiscard]] bool saw_pages() const { return saw_pages_; }

 private:
  using Tag = xml::Tokenizer::Tag;
  /// What the elements at a place are, since wrappers (controls, insertions, alternates) are allowed everywhere.
  enum class Inside : std::uint8_t { blocks, paragraph, table, row, graphic };

  /// Where blocks go: to a sink, into a cell, or aside until the paragraph around them ends.
  struct Flow {
    const Sink* sink = nullptr;
    Table* table = nullptr;       ///< of the cell
    std::uint32_t row = 0;        ///< of the cell
    std::string* cell = nullptr;  ///< text so far
    bool filled = false;          ///< the cell has a paragraph
    std::uint32_t page = 0;       ///< of the first text in the cell; 0: none so far
    std::vector<Block>* aside = nullptr;
    std::optional<Paragraph> carried;  ///< paragraphs whose mark was deleted: the next one continues them
  };
  struct OpenParagraph {
    Paragraph paragraph;
    StyleFacts style;
    bool mark_deleted = false;
    bool inked = false;        ///< has text that a person sees
    std::vector<Block> aside;  ///< text boxes of this paragraph
  };
  struct OpenTable {
    Table table;
    Grid grid;
    bool skips_row = false;
    std::uint32_t row_page = 0;
    std::uint32_t page_at_row = 0, page_after_row = 0;
    explicit OpenTable(std::uint64_t columns) : grid(columns) {}
  };

  // Structure (reader.cpp).
  void children(Inside inside);
  void child(Inside inside, Element element);
  void in_blocks(Element element);
  void in_table(Element element);
  void in_row(Element element);
  void out_of_place(Element element);
  void skip();
  void control(Inside inside);
  void alternates(Inside inside);
  void removed(std::uint64_t& count);
  void paragraph();
  void finish_paragraph(OpenParagraph& open);
  void end_flow(Flow& flow);
  void emit(Flow& flow, Block block);
  void table();
  void row();
  void cell();
  void row_properties(OpenTable& table);
  void text_box();
  void inner_paragraph();
  void aside(const std::function<void()>& work);
  void read_story(const Sink& sink, Inside inside);

  // Text of paragraphs (runs.cpp).
  void in_paragraph(Element element);
  void paragraph_properties();
  void run();
  void run_properties();
  void put(std::string_view text);
  void put_text(std::span<char> text);
  void field_mark();
  void simple_field();
  void note_mark(NoteNumbers::Kind kind);
  void ruby();
  void in_graphic();
  void named(NamedParts& named);
  std::string collected(const std::function<void()>& work);

  [[nodiscard]] std::size_t cell_bytes() const { return content_.bounds().cell_bytes; }

  const Package& package_;
  std::string part_;
  const Styles& styles_;
  NoteNumbers& notes_;
  Content& content_;
  xml::Tokenizer tags_;
  Flow* flow_ = nullptr;
  OpenParagraph* paragraph_ = nullptr;
  OpenTable* table_ = nullptr;
  Fields fields_;
  bool hidden_ = false;          ///< the run at this place is hidden
  bool counted_hidden_ = false;  ///< and it is already counted
  unsigned boxes_ = 0;           ///< text boxes around this place: they do not follow the pages of the text
  std::uint32_t page_ = 1;
  bool saw_pages_ = false;
  std::uint64_t produced_ = 0;  ///< texts, pictures and tables so far
};

}  // namespace maex::docx
