// The persons of one incident, from the figures that count them.
#pragma once
#include <optional>
#include <vector>

#include "core/mapping/prose/statement.hpp"

namespace maex::prose {

struct ToldPerson {
  Code outcome = no_code, status = no_code, sex = no_code, age_group = no_code;
  std::optional<int> age, birth_year;
};

/// One person for each one that the figures count, in the order of the text. nullopt when the figures may count a
/// person twice, leave an outcome open, or count more than one incident. Figures of zero count nobody.
std::optional<std::vector<ToldPerson>> persons_of(const std::vector<const Statement*>& figures);

}  // namespace maex::prose
