// A short word of small numbers, made for fast comparison: its letters, and which letters it has.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace maex::match {

/// At most 30 letters of a folded text. Each letter is a number below 64: Latin letters and digits keep their own,
/// and other bytes share the rest.
struct Word {
  static constexpr std::size_t most = 30;
  std::array<std::uint8_t, most> letters{};
  std::uint8_t size = 0;
  std::uint64_t has = 0;  ///< bit n: the word has letter n

  Word() = default;
  explicit Word(std::string_view folded) {
    for (const char each : folded) {
      if (size == most) break;
      const std::uint8_t letter = letter_of(static_cast<unsigned char>(each));
      letters[size++] = letter;
      has |= std::uint64_t{1} << letter;
    }
  }
  /// Letters in 40 bits, where rare letters share a bit, and the first four letters in the others. Words that differ in
  /// more than 2 n of the letter bits are more than n edits apart.
  static constexpr std::uint64_t letter_bits = (std::uint64_t{1} << 40) - 1;
  /// False when the words of two marks are more than three edits apart and begin with other letters. `changed`: the
  /// bits in which the marks differ. It needs no count of bits, which old processors lack.
  static constexpr bool may_be_near(std::uint64_t changed) {
    std::uint64_t letters = changed & letter_bits;
    for (int bit = 0; bit != 6; ++bit) letters &= letters - 1;
    return letters == 0 || (changed & ~letter_bits) == 0;
  }
  [[nodiscard]] std::uint64_t mark() const {
    std::uint64_t mark = (has & letter_bits) | has >> 40;
    for (unsigned i = 0; i != 4; ++i) mark |= std::uint64_t{i < size ? letters[i] : 63u} << (40 + 6 * i);
    return mark;
  }
  friend bool operator==(const Word& a, const Word& b) { return a.size == b.size && a.letters == b.letters; }

 private:
  static constexpr std::uint8_t letter_of(unsigned char c) {
    if (c >= 'a' && c <= 'z') return static_cast<std::uint8_t>(c - 'a');
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(26 + c - '0');
    return static_cast<std::uint8_t>(36 + c % 28);
  }
};

/// The number of letters that were inserted, dropped, replaced or exchanged with their neighbour. Any number above
/// `limit` means "more than limit". Bit-parallel (Hyyrö 2003), without an allocation.
inline unsigned distance(const Word& a, const Word& b, unsigned limit) {
  const unsigned longer = a.size > b.size ? a.size - b.size : b.size - a.size;
  if (longer > limit) return longer;
  // One edit changes at most two bits of `has`.
  const auto changed = static_cast<unsigned>(std::popcount(a.has ^ b.has));
  if (changed > 2 * limit) return limit + 1;
  if (a.size == 0) return b.size;
  std::array<std::uint64_t, 64> at{};
  for (unsigned i = 0; i != a.size; ++i) at[a.letters[i]] |= std::uint64_t{1} << i;
  const std::uint64_t last = std::uint64_t{1} << (a.size - 1);
  std::uint64_t plus = ~std::uint64_t{0}, minus = 0, diagonal = 0, before = 0;
  unsigned edits = a.size;
  for (unsigned i = 0; i != b.size; ++i) {
    const std::uint64_t equal = at[b.letters[i]];
    const std::uint64_t exchanged = (((~diagonal) & equal) << 1) & before;
    diagonal = (((equal & plus) + plus) ^ plus) | equal | minus | exchanged;
    std::uint64_t up = minus | ~(diagonal | plus);
    std::uint64_t down = diagonal & plus;
    edits += (up & last) != 0;
    edits -= (down & last) != 0;
    up = up << 1 | 1;
    down <<= 1;
    plus = down | ~(diagonal | up);
    minus = diagonal & up;
    before = equal;
  }
  return edits;
}

}  // namespace maex::match
