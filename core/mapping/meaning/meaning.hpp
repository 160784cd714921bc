// Which fields a heading or a word means, by the words of schemas/headings. It proposes; only a profile decides.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/fields.hpp"

namespace maex {

struct Meaning {
  Field field{};
  double fit = 0;        ///< share of the heading's words that `phrase` explains: 0 to 1
  bool listed = false;   ///< the phrase is of schemas/headings or of a built-in profile, not only a label
  std::string phrase;    ///< that explains them
  std::string language;  ///< of the phrase; empty: not known
};

/// The fields whose phrases are in the heading, the best first; one entry for each field.
std::vector<Meaning> meanings_of(std::string_view heading);

/// Fields for a word that a person searches by: those that it means, then those whose name or label contains it.
std::vector<Field> fields_meaning(std::string_view word, std::size_t most);
/// "; by meaning it is near place.settlement (Village or town)", or the nearest spellings of names, or a full stop.
std::string did_you_mean_field(std::string_view name);

}  // namespace maex
