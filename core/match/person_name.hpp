// Names of persons over Azerbaijani Latin, Azerbaijani Cyrillic, Russian and English spellings.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/match/word.hpp"

namespace maex::match {

/// What two names have in common, from most to least.
enum class NameLevel : std::uint8_t {
  missing,
  equal,             ///< letter by letter, except for case, accents, gaps and signs
  spelling,          ///< other letters for the same sounds: another alphabet or another transcription
  order,             ///< the same parts in another order
  part_missing,      ///< one name lacks a part that the other has, such as the patronymic
  initials,          ///< a part is written as its first letter
  similar,           ///< parts differ by a slip
  other_patronymic,  ///< family and given name agree, and the patronymic is another one
  one_part,          ///< only one part agrees: relatives, or chance
  different,
};

/// A name, cut into parts that can be compared.
struct PersonName {
  struct Part {
    std::string folded;  ///< without case and accents
    Word sound;          ///< the same for the usual transcriptions
    bool initial = false;
    bool patronymic = false;
  };
  std::vector<Part> parts;  ///< at most five

  [[nodiscard]] bool empty() const { return parts.empty(); }
  /// The key that spellings of one family or given name share, from the two parts that are no patronymic, in any order.
  [[nodiscard]] std::uint64_t key() const;
};

/// `family`, `given` and `patronymic` may be empty. `full` is used when all three are.
PersonName read_name(std::string_view family, std::string_view given, std::string_view patronymic,
                     std::string_view full);
inline PersonName read_name(std::string_view full) { return read_name({}, {}, {}, full); }

/// The same for (a, b) and (b, a).
NameLevel compare(const PersonName& a, const PersonName& b);

/// The sound of one word of a name: "Hüseynov", "Гусейнов" and "Guseinov" have one.
std::string sound_of(std::string_view folded);

}  // namespace maex::match
