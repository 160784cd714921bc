// Counts of what was found in a document and not read, or read with a notice.
#pragma once
#include <cstdint>

namespace maex::odt {

struct Facts {
  std::uint64_t pictures = 0, objects = 0, links = 0;
  std::uint64_t changes = 0, deleted = 0;  ///< tracked changes, and those that delete text
  std::uint64_t hidden_texts = 0;          ///< paragraphs, spans and fields that are not shown
  std::uint64_t index_lines = 0;           ///< of tables of contents and other indexes
  std::uint64_t notes = 0, comments = 0, boxes = 0;
  std::uint64_t nested_tables = 0, covered_cells = 0, repeated_cells = 0;
  std::uint64_t shown_values = 0;  ///< cells whose text is not the stored number: read as text
  std::uint64_t pages = 0;         ///< 0: not known
};

}  // namespace maex::odt
