// Matches one pattern around one item of a sequence.
#pragma once
#include <array>
#include <cstdint>

#include "core/mapping/prose/grammar.hpp"
#include "core/mapping/prose/items.hpp"

namespace maex::prose {

/// The items that a pattern took, as indexes into the sequence.
struct Taken {
  static constexpr std::size_t most = 12;
  std::array<std::uint32_t, most> item{};
  std::uint8_t count = 0;
  std::uint32_t first = 0, last = 0;  ///< the span of all of them, with the anchor

  void add(std::uint32_t i) {
    if (count < most) item[count++] = i;
    first = i < first ? i : first;
    last = i > last ? i : last;
  }
  /// The nearest item of the class that the pattern took; -1: none.
  [[nodiscard]] std::int32_t find(const Sequence& sequence, Class cls) const;
};

/// A bit for each class that stands within reach of an item, on each side.
struct Surroundings {
  std::uint64_t left = 0, right = 0;
};
Surroundings surroundings_of(const Sequence& sequence, std::uint32_t anchor);

/// False for a pattern that needs a class which does not stand there: most patterns, for most numbers.
bool can_match(const Pattern& pattern, const Surroundings& around);

/// Looks at no more than 24 items on each side. Brackets and words about precision are skipped.
/// `mines`: the value of things that ".." passes in patterns of outcomes; 0xFFFF: none.
bool matches(const Pattern& pattern, const Sequence& sequence, std::uint32_t anchor, const Paragraph& paragraph,
             std::uint16_t mines, Taken& taken);

}  // namespace maex::prose
