// Numbers as binary file formats of the PC store them: least significant byte first, at any address.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>

namespace maex {

static_assert(std::endian::native == std::endian::little, "the machines we build for store numbers as the files do");

/// The T whose bytes begin at `bytes`; the caller has checked that they are there.
template <class T>
T little_endian(const char* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

inline std::uint8_t read_u8(const char* bytes) { return static_cast<std::uint8_t>(*bytes); }
inline std::uint16_t read_u16(const char* bytes) { return little_endian<std::uint16_t>(bytes); }
inline std::uint32_t read_u32(const char* bytes) { return little_endian<std::uint32_t>(bytes); }
inline std::uint64_t read_u64(const char* bytes) { return little_endian<std::uint64_t>(bytes); }

}  // namespace maex
