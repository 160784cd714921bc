#include "adapters/formats/csv/findings.hpp"

namespace maex::csv {

std::vector<std::string> FindingsBoard::sentences() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> sentences;
  const auto row = [](std::uint32_t number) { return "row " + std::to_string(number); };
  if (kept_.undecodable > 0)
    sentences.push_back(std::to_string(kept_.undecodable) + " undecodable bytes were read as U+FFFD, the first in " +
                        row(kept_.undecodable_row));
  if (kept_.trailing > 0)
    sentences.push_back("text after a closing quote was kept as part of its cell in " + std::to_string(kept_.trailing) +
                        " cells, the first in " + row(kept_.trailing_row));
  if (kept_.unclosed_row > 0)
    sentences.push_back("a quote opened in " + row(kept_.unclosed_row) +
                        " is never closed, so the rest of the file was read as one cell");
  return sentences;
}

}  // namespace maex::csv
