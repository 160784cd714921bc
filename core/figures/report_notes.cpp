#include "core/figures/report_notes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/figures/report_words.hpp"
#include "core/text/fold.hpp"

namespace maex::figures {
namespace {

/// The texts between the gaps of a sentence.
using Pieces = std::vector<std::string>;

constexpr std::string_view keys[] = {
    "table.suppressed", "table.left_out", "casualties.not_counted", "casualties.undated", "chart.caption",
    "method.source",    "method.stated",  "method.differs",         "method.public",      "method.made"};

Pieces pieces_of(std::string_view pattern) {
  Pieces pieces;
  while (true) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    pieces.emplace_back(pattern.substr(0, open));
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return pieces;
    pattern.remove_prefix(close + 1);
  }
}

/// A line end, a no-break space and a run of blanks are one blank, as the report was written.
std::string with_plain_blanks(std::string_view text) {
  constexpr std::string_view no_break = "\u00A0";
  std::string out;
  while (!text.empty()) {
    const std::size_t size = text.starts_with(no_break) ? no_break.size() : 1;
    const bool blank = size != 1 || text[0] == ' ' || text[0] == '\n' || text[0] == '\t';
    if (!blank) out += text[0];
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
    text.remove_prefix(size);
  }
  return out;
}

/// A gap holds no end of a sentence, so that a note does not swallow the text after it.
bool fills(std::string_view gap) { return !gap.empty() && gap.find(". ") == std::string_view::npos; }

bool fits(std::string_view text, const Pieces& pieces) {
  if (!text.starts_with(pieces.front()) || !text.ends_with(pieces.back())) return false;
  if (text.size() < pieces.front().size() + pieces.back().size()) return false;
  text.remove_prefix(pieces.front().size());
  text.remove_suffix(pieces.back().size());
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const std::size_t at = text.find(pieces[i]);
    if (at == std::string_view::npos || !fills(text.substr(0, at))) return false;
    text.remove_prefix(at + pieces[i].size());
  }
  return pieces.size() == 1 ? text.empty() : fills(text);
}

std::vector<Pieces> all_notes() {
  std::vector<Pieces> all;
  for (std::size_t language = 0; language != std::size(language_tags); ++language)
    for (const std::string_view key : keys)
      all.push_back(pieces_of(ReportWords::of(static_cast<Language>(language)).text(key)));
  return all;
}

/// A text of a report that may have the number of a year, and no other.
bool is_caption(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) digits += c >= '0' && c <= '9';
  constexpr std::size_t of_a_year = 4;
  return digits == 0 || digits == of_a_year;
}

}  // namespace

bool is_report_note(std::string_view paragraph) {
  static const std::vector<Pieces> notes = all_notes();
  constexpr std::size_t longest = 600;  // bytes; a longer paragraph is not a note
  if (paragraph.size() > longest) return false;
  const std::string text = with_plain_blanks(trim(paragraph));
  const auto is_note = [](std::string_view part) {
    return std::any_of(notes.begin(), notes.end(), [&](const Pieces& note) { return fits(part, note); });
  };
  if (is_note(text)) return true;
  // In a PDF, the note below a table and the caption of the next one can be one paragraph.
  for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1))
    if (is_caption(std::string_view(text).substr(at + 2)) && is_note(std::string_view(text).substr(0, at + 1)))
      return true;
  return false;
}

}  // namespace maex::figures
