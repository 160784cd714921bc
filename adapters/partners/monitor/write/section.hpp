// The casualty section as text.
#pragma once
#include <string>
#include <vector>

#include "core/document/document_writer.hpp"
#include "core/figures/report_words.hpp"
#include "core/figures/stated.hpp"

namespace maex::monitor {

/// What one source recorded for the year.
struct SourceFigures : figures::PeriodFigures {
  std::string name;   ///< "AzCBL"
  std::string title;  ///< of its submission, for the note
  std::uint64_t undated = 0;
};

struct Section {
  const figures::ReportWords* words = nullptr;
  Day year;
  std::vector<SourceFigures> sources;  ///< in the order of the input
};

std::string title_of(const Section& section);
void write_section(const Section& section, DocumentWriter& out);

}  // namespace maex::monitor
