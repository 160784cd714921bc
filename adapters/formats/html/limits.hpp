// What a page may cost beyond core/io/bounds.hpp.
#pragma once
#include <cstddef>
#include <cstdint>

namespace maex::html {

/// The HTML standard's own clamps: a larger colspan or rowspan means these.
inline constexpr std::uint32_t widest_span = 1000;
inline constexpr std::uint32_t tallest_span = 65'534;
/// Tables are held in memory: about five million filled cells.
inline constexpr std::uint64_t most_held = std::uint64_t{512} << 20;
/// Bytes without one tag or text in them: an attribute, comment or script that never ends. Pictures inside a page have
/// some.
inline constexpr std::uint64_t most_unparsed = std::uint64_t{64} << 20;
/// Elements that pages leave open by mistake pile up, so more of them may be open than in XML: this many times
/// xml-depth.
inline constexpr std::uint64_t depth_factor = 16;
/// Bytes of one stylesheet that are looked at.
inline constexpr std::size_t most_style = std::size_t{4} << 20;
/// Excel has room for 64,000 looks of cells, and for 255 characters in one number format.
inline constexpr std::size_t most_classes = 65'536;
inline constexpr std::size_t longest_format = 255 * 4;
/// Bytes of a caption or heading that become a sheet's name.
inline constexpr std::size_t longest_name = 100;

}  // namespace maex::html
