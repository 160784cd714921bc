// Tokens of shapes. Private to the block writer.
#pragma once
#include <cstdint>

namespace maex::maxml {

// Tokens of a shape that are not steps of a plan. Steps are counted from 1 and are far fewer than this.
inline constexpr std::uint64_t custom_token = 1u << 20;
inline constexpr std::uint64_t empty_token = custom_token + 1;
inline constexpr std::uint64_t by_guid_token = custom_token + 2;
inline constexpr std::uint64_t shared_token = custom_token + 0x100;  ///< the first; one for each shared element
inline constexpr std::uint64_t container_token = custom_token + 0x1000;
inline constexpr std::uint64_t child_token = custom_token + 0x100000;

}  // namespace maex::maxml
