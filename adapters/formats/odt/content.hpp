// Reads the blocks of a document (paragraphs, lists, tables, frames) into parts.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/formats/odt/facts.hpp"
#include "core/document/odf_styles.hpp"
#include "core/document/stored_parts.hpp"
#include "core/io/bounds.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::odt {

using xml::Tokenizer;

/// One reader for all parts of a document, because notes and rows are numbered through it.
class Content {
 public:
  /// `styles` is complete and outlives the parts, because cells point to its formats.
  Content(const odf::Styles& styles, const Bounds& bounds, StoredParts& to)
      : styles_(styles), bounds_(bounds), watch_(bounds), to_(to) {}

  /// Reads the children of the element just started (office:text) as the body. Throws InputError.
  void read_body(Tokenizer& tags);
  /// Reads the children of a header or footer into the part with that name.
  void read_margin(Tokenizer& tags, std::string_view name);
  /// Adds the parts that are collected while reading: notes, header, footer, comments. Call it last.
  void finish();
  [[nodiscard]] const Facts& facts() const { return facts_; }

 private:
  /// Where paragraphs go.
  struct Flow {
    enum class To : std::uint8_t { body, collected } to = To::body;
    std::string* text = nullptr;  ///< collected: paragraphs are lines of this text
  };
  struct Paragraph {
    std::string text;
    std::uint8_t level = 0;
  };
  struct CellTag;

  void blocks(Tokenizer& tags, Flow flow);
  bool block(Tokenizer& tags, Flow flow);
  void paragraph(Tokenizer& tags, Flow flow, bool heading);
  void inline_text(Tokenizer& tags, std::string& out, bool& after_space);
  void inline_element(Tokenizer& tags, std::string& out, bool& after_space);
  void note(Tokenizer& tags, std::string& out);
  void comment(Tokenizer& tags);
  void shape(Tokenizer& tags, Flow flow);
  void tracked_changes(Tokenizer& tags);
  void index(Tokenizer& tags);
  void left_out(Tokenizer& tags, std::uint64_t& count);
  void table(Tokenizer& tags);
  void table_rows(Tokenizer& tags, struct TableState& state, bool hidden);
  void table_row(Tokenizer& tags, struct TableState& state, bool hidden);
  void fill_cell(Cell& cell, const CellTag& tag, const std::string& text);
  void add(Flow flow, std::string text, std::uint8_t level);
  void add_row(std::string_view text, std::uint8_t level);
  void append(Tokenizer& tags, std::string& out, std::string_view text);
  void page_break();

  const odf::Styles& styles_;
  Bounds bounds_;
  Watch watch_;
  StoredParts& to_;
  Facts facts_;
  std::vector<std::string> notes_, comments_;
  std::vector<std::pair<std::string, std::string>> margins_;  ///< name and text of each paragraph
  std::vector<std::string> boxes_;  ///< text boxes of the paragraph that is open, which follow it
  std::string last_heading_, last_caption_;
  std::uint32_t row_ = 0;      ///< of the last paragraph
  std::uint32_t page_ = 0;     ///< 0: not known
  std::size_t text_part_ = 0;  ///< 1 + index of the part that the next paragraph continues; 0: a new part
  PartPlace behind_;
  PartPlace inside_;  ///< the row of the table that is open; part 0: none
  std::uint64_t merged_ = 0;
  std::size_t page_text_ = 0;  ///< bytes of the open paragraph that are page numbers
  unsigned depth_ = 0;
};

}  // namespace maex::odt
