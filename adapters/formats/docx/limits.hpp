// Limits of a Word document that core/io/bounds.hpp does not have.
#pragma once
#include <cstddef>
#include <cstdint>

namespace maex::docx {

inline constexpr std::size_t most_styles = 1 << 16;
inline constexpr std::size_t longest_chain = 64;        // styles that are based on each other; a loop ends here
inline constexpr std::uint64_t tables_factor = 16;      // empty tables do not become sheets, so more tables than sheets
inline constexpr std::size_t longest_name = 100;        // bytes of a caption or heading that become the name of a part
inline constexpr std::size_t longest_instruction = 32;  // bytes of a field's instruction, enough for its first word
inline constexpr std::size_t most_named = 20;           // unread parts that are reported by name
inline constexpr std::size_t most_choices = 1000;       // entries of one drop-down field
inline constexpr std::uint64_t largest_template = std::uint64_t{16} << 20;  // bytes of one part of a letterhead

}  // namespace maex::docx
