// The elements of WordprocessingML that the reader knows. Names are without prefix: files use any prefix.
#pragma once
#include <cstdint>
#include <string_view>

namespace maex::docx {

enum class Element : std::uint8_t {
  other,
  paragraph,
  run,
  text,
  table,
  row,
  cell,
  paragraph_properties,
  run_properties,
  other_properties,  ///< of tables, sections, controls: no content
  row_properties,
  cell_properties,
  table_properties,
  control,  ///< sdt
  control_properties,
  deleted,
  moved_away,
  inserted,
  moved_here,
  deleted_text,  ///< text that only deletions contain
  instruction,
  field_mark,
  simple_field,
  tab,
  line_break,
  no_break_hyphen,
  symbol,
  rendered_page_break,
  footnote_mark,
  endnote_mark,
  ruby,
  equation,
  drawing,
  object,
  text_box,
  alternates,
  foreign_chunk,  ///< altChunk
  sub_document,
};

Element element_of(std::string_view local);

}  // namespace maex::docx
