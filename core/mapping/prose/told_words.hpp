// What a paragraph says about an incident besides its figures: places, time of day, device, ages.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/mapping/prose/grammar.hpp"
#include "core/mapping/prose/items.hpp"
#include "core/mapping/prose/statement.hpp"
#include "core/notice/locator.hpp"

namespace maex::prose {

/// Something that the paragraph says, and the byte where it begins.
template <class T>
struct Said {
  T what{};
  std::uint32_t at = 0;
};

struct ToldParagraph {
  Origin origin;
  std::vector<const District*> districts;  ///< not those of homes, hospitals and date lines
  std::vector<Said<std::string>> settlements, times;
  std::vector<Said<Code>> devices;  ///< of a known kind
  std::vector<Said<bool>> mines;    ///< of a kind that is not said
  std::vector<Said<int>> ages, births;
  std::vector<std::uint32_t> sentence_ends;
  bool another = false;       ///< it tells of a second incident
  bool part_of_them = false;  ///< "one of them died"
  bool unread = false;        ///< a number in it may count persons, and no pattern reads it

  /// The end of the sentence around a byte.
  [[nodiscard]] std::uint32_t end_of_sentence(std::uint32_t at) const;
};

ToldParagraph look_at(const Paragraph& paragraph, const TextReading& reading, const Grammar& grammar,
                      const Origin& origin);

}  // namespace maex::prose
