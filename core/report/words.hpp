// Numbers and nouns as reports write them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/facts/finding.hpp"
#include "core/model/fields.hpp"

namespace maex {

class Messages;

/// "1 row", "11 498 rows"; `plural` is for nouns whose plural is not formed with an s.
std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural = {});
/// "1 incident", "3 activities".
std::string counted(std::uint64_t number, Kind kind);
/// "incident", "hazard area".
std::string_view singular(Kind kind);
/// "12.3 MB" with decimal units.
std::string file_size(std::uint64_t bytes);
/// "1 min 5 s", "12 s".
std::string duration(double seconds);

/// Columns of a label, right-aligned numbers and free text, as in every report.
inline constexpr std::size_t label_width = 13;
std::string labelled(std::string_view label, std::string_view text);
/// Pads to `width` characters.
std::string right_aligned(std::string_view text, std::size_t width);
std::string left_aligned(std::string_view text, std::size_t width);

/// A finding in the project's layout with unsafe characters spelled out, long values cut, and the severity coloured if
/// `colour`. Colour is never the only carrier of meaning.
std::string finding_text(const FindingType& type, const Finding& finding, bool show_personal, bool colour,
                         const Messages& words);

}  // namespace maex
