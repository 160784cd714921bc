// Reads the table [programme] of a profile or of a file of its own. It includes toml++.
#pragma once
#include "core/place/programme.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {

/// Reads all keys of the table. `file` is the file of the table: a relative path in it is one next to the file.
Programme read_programme(checked_toml::Table& table, const std::filesystem::path& file);

}  // namespace maex
