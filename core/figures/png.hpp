// Writes pictures with few colours as PNG (RFC 2083): one byte for each pixel, compressed with zlib.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace maex::figures {

using Colour = std::array<std::uint8_t, 3>;  ///< red, green, blue

/// `pixels`: numbers of colours, row by row from the top. The result is the same for the same zlib.
std::string png_of(std::uint32_t width, std::uint32_t height, const std::vector<std::uint8_t>& pixels,
                   const std::vector<Colour>& colours);

}  // namespace maex::figures
