// "Did you mean": nearest known names.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace maex {

/// Code points to insert, drop or replace, or neighbours to swap (the commonest slip), to turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);
/// Up to `most` candidates near enough to be a slip of `word`, nearest first. Compared without regard to case.
std::vector<std::string> nearest(std::string_view word, std::span<const std::string> candidates, std::size_t most = 3);
/// "; did you mean a, b or c?", or "." when nothing is near: ends the sentence before it.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);
/// A closed set of words as an error sentence: throws UsageError unless `given` is one of `known`.
void require_known(std::string_view what, const std::string& given, std::span<const std::string> known);

}  // namespace maex
