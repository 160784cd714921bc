// The [[column]], [[ignore]], [[open]] and [[constant]] tables of a profile. Private to profile.cpp.
#pragma once
#include <string>
#include <string_view>

#include "core/mapping/profile/profile.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::checked_toml {

/// Throws UsageError with the nearest field names.
Field field_of(const std::string& name, const Table& table, std::string_view key);
ProfileColumn read_column(Table& table, const Profile& profile);
ProfileIgnore read_ignore(Table& table);
ProfileOpen read_open(Table& table);
ProfileConstant read_constant(Table& table, const Profile& profile);
/// Checks that need all columns: duplicate headings, and fields that two columns bind.
void check_columns(const Profile& profile, Table& root);

}  // namespace maex::checked_toml
