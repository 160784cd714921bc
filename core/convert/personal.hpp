// What leaves and what stays when a record goes out (domain G2).
#pragma once
#include "core/convert/job.hpp"

namespace maex {

/// The loss caused by withholding; code "loss-personal-withheld".
const LossType& personal_loss();

/// Under PersonalPolicy::withhold: values of identity fields (names, telephone, address, documents, source persons).
bool is_withheld(Field field, PersonalPolicy policy);

}  // namespace maex
