// Which personal values are withheld from an output (domain G2).
#pragma once
#include "core/run/job.hpp"

namespace maex {

/// True under PersonalPolicy::withhold for identity fields (names, telephone, address, documents, source persons).
bool is_withheld(Field field, PersonalPolicy policy);

/// True when a heading that no profile knows refers to a person's name, birth, address, telephone, document or health,
/// in English, Azerbaijani, Russian or Spanish. In doubt, returns true, so that the value is withheld.
bool heading_is_personal(std::string_view heading);

}  // namespace maex
