#include "core/convert/personal.hpp"

namespace maex {

const LossType& personal_loss() {
  static const LossType type{"loss-personal-withheld",
                             "Values that identify a person are left out of the output unless --personal keep is given."};
  return type;
}

bool is_withheld(Field field, PersonalPolicy policy) {
  return policy == PersonalPolicy::withhold && info(field).sensitivity == Sensitivity::identity;
}

}  // namespace maex
