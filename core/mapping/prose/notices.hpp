// Findings about running text.
#pragma once
#include <array>

#include "core/notice/notice.hpp"

namespace maex::prose {

inline constexpr NoticeType number_not_read{"number-not-read", Severity::info,
                                            "A number of the text was not read as a figure.",
                                            "If it is a figure, it is missing from what was read.",
                                            "Compare the sentence with the figures that were read, and type the figure "
                                            "into a table of figures if it is missing."};
inline constexpr NoticeType number_reading_chosen{
    "number-reading-chosen", Severity::warning, "A number can be read in two ways.",
    "The mark before its last three digits can group thousands or begin decimals.",
    "Compare the figure with the report."};
inline constexpr NoticeType number_words_differ{
    "number-words-differ", Severity::warning, "A number and its words in brackets differ.",
    "One of the two is a typing error, so the number was not read.", "Ask the sender which of the two is right."};
inline constexpr NoticeType text_without_figures{
    "text-without-figures", Severity::warning, "The text states no figure that could be read.",
    "Nothing was taken from the document.", "Check that the document is a report about mine action."};

inline constexpr NoticeType figure_said_again{
    "figure-said-again", Severity::info, "The text states a figure again.",
    "It was taken once: from the text and not from its title, or from the first of two sentences about one time.",
    "If this is another figure, type it into a table of figures."};

constexpr std::array<const NoticeType*, 5> all_notices() {
  return {&number_not_read, &number_reading_chosen, &number_words_differ, &text_without_figures, &figure_said_again};
}

}  // namespace maex::prose
