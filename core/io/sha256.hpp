// SHA-256 of bytes.
#pragma once
#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace maex {

using Sha256Digest = std::array<unsigned char, 32>;
Sha256Digest sha256(std::string_view bytes);

/// Of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  /// Of all bytes since the last call, or since the object was made.
  Sha256Digest finish();

 private:
  struct State;
  const std::unique_ptr<State> state_;
};
std::string hex(const Sha256Digest& digest);

}  // namespace maex
