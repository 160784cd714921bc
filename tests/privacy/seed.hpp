// Files that contain an invented name and an invented birth date in every field: in the correct fields and in wrong
// ones.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/registry.hpp"

namespace maex::privacy {

/// The name in the identity fields. It must not be in any output file either.
inline constexpr std::string_view identity = "Aytac Kimliyova-Nişan";
/// The name in all other fields.
inline constexpr std::string_view name = "Qızılgül Testova-Marker";
/// One birthday as people and programs write it.
inline constexpr std::string_view births[] = {"1961-02-03", "03.02.1961", "3 February 1961", "22315"};

struct Input {
  std::filesystem::path file;
  std::vector<std::string> options;  ///< options that a command needs to read the file
};

/// Writes the files into the folder. Every field of core/model is in one of the files. A new field is included
/// automatically.
std::vector<Input> write_inputs(const std::filesystem::path& folder, const Registry& registry);

/// Those of the two names and the birthday that the text contains, in any alphabet or case. Empty when it contains none
/// of them. `identities_only`: search for `identity` only.
std::vector<std::string> found_in(std::string_view text, bool identities_only = false);
/// The same search in a file. In an archive, all members are searched.
std::vector<std::string> found_in_file(const std::filesystem::path& file, bool identities_only = false);

}  // namespace maex::privacy
