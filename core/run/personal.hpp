// What leaves and what stays when a record goes out (domain G2).
#pragma once
#include "core/run/job.hpp"

namespace maex {

/// The loss caused by withholding; code "loss-personal-withheld".
const LossType& personal_loss();

/// Under PersonalPolicy::withhold: values of identity fields (names, telephone, address, documents, source persons).
bool is_withheld(Field field, PersonalPolicy policy);

/// True when a heading that no profile knows speaks of a person's name, birth, address, telephone, document or health,
/// in English, Azerbaijani, Russian or Spanish. Errs on the side of withholding.
bool heading_is_personal(std::string_view heading);

}  // namespace maex
