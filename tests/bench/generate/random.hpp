// Random numbers that are the same on every platform. The distributions of <random> differ between standard libraries.
#pragma once
#include <cstdint>
#include <span>

namespace maex::bench {

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, good enough for generated lists.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  /// 0 … n - 1. n is small, so the bias of the multiplication is too small to affect a list.
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }
  /// Returns true with this probability.
  bool chance(double probability) { return static_cast<double>(next() >> 11) * 0x1p-53 < probability; }
  template <class T, std::size_t N>
  const T& pick(const T (&from)[N]) {
    return from[below(static_cast<std::uint32_t>(N))];
  }
  /// Draws an index by weight.
  template <std::size_t N>
  std::size_t weighted(const unsigned (&weights)[N]) {
    unsigned sum = 0;
    for (const unsigned w : weights) sum += w;
    unsigned at = below(sum);
    std::size_t i = 0;
    while (at >= weights[i]) at -= weights[i++];
    return i;
  }

 private:
  std::uint64_t state_;
};

}  // namespace maex::bench
