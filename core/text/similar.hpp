// "Did you mean": finds the nearest known names.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace maex {

/// Number of edits that turn one word into the other. An edit inserts, drops or replaces a code point, or swaps two
/// neighbours (the most common typing error).
std::size_t edit_distance(std::string_view a, std::string_view b);
/// Up to `most` candidates of which `word` may be a typing error, nearest first. Compared without regard to case.
std::vector<std::string> nearest(std::string_view word, std::span<const std::string> candidates, std::size_t most = 3);
/// The one candidate of which `word` is a typing error; empty when there is none, or when several are equally near.
/// Unlike nearest(), it does not return a candidate because it contains the word.
std::string corrected(std::string_view word, std::span<const std::string> candidates);
/// "; did you mean a, b or c?", or "." when no name is near. It ends the sentence before it.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);
/// Checks a word against a closed set. Throws UsageError with a sentence unless `given` is one of `known`.
void require_known(std::string_view what, const std::string& given, std::span<const std::string> known);

}  // namespace maex
