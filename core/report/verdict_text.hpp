// The first screen: what was read, whether it worked, what to do, and where the rest is.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/facts.hpp"
#include "core/report/convert_text.hpp"
#include "core/report/messages.hpp"

namespace maex {

inline constexpr std::size_t most_verdict_lines = 15;  ///< of one input
inline constexpr std::size_t most_batch_lines = 30;    ///< of several inputs

/// Wraps at style.width and then fits into the number of lines above: less important advice is left out. Without a
/// width, each sentence is one line.
std::string verdict_text(const RunFacts& facts, const TextStyle& style, const Messages& words);

/// The lines of a verdict that other reports share. A line has a label and a text.
struct LabelledLine {
  std::string label, text;
};
/// "azcbl-2014.xlsx, azcbl (xlsx)": `file` is shortened at its beginning.
std::string file_and_reader(const std::string& file, const std::string& partner, const std::string& format);
/// The counts of a verdict: "45 rows, 15 incidents, 25 victims".
std::string verdict_counts(const Verdict& verdict, const Messages& words);
/// Joins head, the actions of the verdict and the line about details, at most `limit` lines at `width`.
std::string fitted_verdict(const std::vector<LabelledLine>& head, const Verdict& verdict, bool show_personal,
                           std::string_view details, std::size_t limit, std::size_t width, const Messages& words);
/// One action as a sentence. `with_fix` false: without the advice, if the sentence says something without it.
std::string action_text(const Action& action, bool with_fix, bool with_document, bool show_personal,
                        const Messages& words);

}  // namespace maex
