// SHA-256 of bytes in memory.
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace maex {

using Sha256Digest = std::array<unsigned char, 32>;
Sha256Digest sha256(std::string_view bytes);
std::string hex(const Sha256Digest& digest);

}  // namespace maex
