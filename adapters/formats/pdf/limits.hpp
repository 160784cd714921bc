// Limits of a PDF in addition to core/io/bounds.hpp.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace maex::pdf {

/// Points. The largest page of the standard has 14,400; drawings may lie far outside of it.
inline constexpr float longest_length = 1e6F;
/// Bytes of one line of poppler's output. A word of a megabyte is not a word.
inline constexpr std::size_t longest_line = std::size_t{1} << 20;
/// Bytes that poppler may print for one file: words take about 60 bytes each, outlines of letters much more.
inline constexpr std::uint64_t most_words_output = std::uint64_t{2} << 30;
inline constexpr std::uint64_t most_drawing_output = std::uint64_t{64} << 20;
/// Lines of one page that may be rulings. More are a picture.
inline constexpr std::size_t most_rulings = 20'000;
/// A path of a ruling has few points. A longer one is a drawing, and its rest is passed over.
inline constexpr std::size_t most_points_of_path = 4000;
/// Cells of one grid, filled or not.
inline constexpr std::size_t most_grid_cells = 200'000;
/// Words of one page. A page of a newspaper has 5,000.
inline constexpr std::size_t most_words_of_page = 500'000;
/// The longest time in which poppler gives no output. An honest page takes less than a second.
inline constexpr std::chrono::milliseconds longest_silence{6000};
/// Address space of one of poppler's programs: of `held-bytes`, a program for words gets
/// three tenths and one for drawings a half, and two run at a time; but less than this is not enough to work.
inline constexpr std::uint64_t least_memory = std::uint64_t{96} << 20;
/// Pages that follow each other and are drawn by one program.
inline constexpr std::uint32_t most_drawn_together = 4;
/// Fewer pages are read by one program.
inline constexpr std::size_t fewest_shared_pages = 12;
/// Pages that the first of two programs reads when the number of pages is not known. The second one reads the rest.
inline constexpr std::uint32_t first_pages = 10;

}  // namespace maex::pdf
