// Limits of a page in addition to core/io/bounds.hpp.
#pragma once
#include <cstddef>
#include <cstdint>

namespace maex::html {

/// The limits of the HTML standard: a larger colspan or rowspan is clamped to these.
inline constexpr std::uint32_t widest_span = 1000;
inline constexpr std::uint32_t tallest_span = 65'534;
/// The reader holds tables in memory. This is enough for about five million filled cells.
inline constexpr std::uint64_t most_held = std::uint64_t{512} << 20;
/// Bytes without a tag or text in them: an attribute, comment or script that never ends. Embedded pictures need some of
/// this.
inline constexpr std::uint64_t most_unparsed = std::uint64_t{64} << 20;
/// Limit of open elements, as a multiple of xml-depth. Pages forget to close elements, so the limit is higher than for
/// XML.
inline constexpr std::uint64_t depth_factor = 16;
/// Bytes of one stylesheet that are read.
inline constexpr std::size_t most_style = std::size_t{4} << 20;
/// Excel allows 64,000 cell formats, and 255 characters in one number format.
inline constexpr std::size_t most_classes = 65'536;
inline constexpr std::size_t longest_format = 255 * 4;
/// Bytes of a caption or heading that become the name of a sheet.
inline constexpr std::size_t longest_name = 100;

}  // namespace maex::html
