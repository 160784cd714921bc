// Partners that are nothing but a profile: a text file that binds headings and values to the canonical model.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/profile.hpp"

namespace maex {

/// Partner for a profile, built in or given by the user (parse_profile of its file).
std::unique_ptr<Partner> make_profile_partner(Profile profile);

}  // namespace maex
