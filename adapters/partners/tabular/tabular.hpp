// Partners that consist of a profile only: a text file that maps headings and values to the canonical model.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/profile.hpp"

namespace maex {

/// Makes the partner of a profile, built in or from the user (parse_profile of its file).
std::unique_ptr<Partner> make_profile_partner(Profile profile);

}  // namespace maex
