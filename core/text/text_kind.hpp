// What a file is, by its first bytes: a text for people, a list for programs, or neither.
#pragma once
#include <cstdint>
#include <string_view>

namespace maex::text {

/// "PDF document": what a file is that begins with these bytes. Empty: it may be a text.
std::string_view binary_file(std::string_view head);

/// Why a text is neither a list nor prose: markup, JSON, control characters. `text` is the beginning of a file in
/// UTF-8. Empty: it may be either.
std::string_view other_text(std::string_view text);

enum class TextKind : std::uint8_t { prose, list, unclear };

/// Judges the beginning of a text. list: half of its lines or more have the same number of separators. prose: most of
/// its characters are in lines with several words; commas of sentences are not separators.
TextKind kind_of(std::string_view text);

}  // namespace maex::text
