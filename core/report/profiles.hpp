// Profiles and the results of their examples, as text and JSON.
#pragma once
#include <string>
#include <vector>

#include "core/mapping/profile/check.hpp"

namespace maex {

struct ProfileTest {
  std::string profile;
  std::vector<ExampleResult> results;
};

std::string profiles_text(const std::vector<Profile>& profiles);
std::string profiles_json(const std::vector<Profile>& profiles);
std::string profile_text(const Profile& profile);
std::string profile_json(const Profile& profile);
/// Failed examples with their problems; with `all` also the examples that passed.
std::string tests_text(const std::vector<ProfileTest>& tests, bool all);
std::string tests_json(const std::vector<ProfileTest>& tests);

/// "victim", "incident" …: what one row is.
std::string_view name(Profile::RowIs row);

}  // namespace maex
