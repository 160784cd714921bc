// Files in which a name and a birth date that nobody has stand in every field, in their own places and in wrong ones.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/registry.hpp"

namespace maex::privacy {

/// In the fields that hold identities: must not reach an output either.
inline constexpr std::string_view identity = "Aytac Kimliyova-Nişan";
/// Everywhere else.
inline constexpr std::string_view name = "Qızılgül Testova-Marker";
/// One birthday as people and programs write it.
inline constexpr std::string_view births[] = {"1961-02-03", "03.02.1961", "3 February 1961", "22315"};

struct Input {
  std::filesystem::path file;
  std::vector<std::string> options;  ///< that a command needs to read it
};

/// Writes them into the folder. Every field of core/model is in one of them; new fields come by themselves.
std::vector<Input> write_inputs(const std::filesystem::path& folder, const Registry& registry);

/// What of the two names and the birthday stands in a text, in any alphabet or case; empty: nothing. `identities_only`:
/// ask for the first name alone.
std::vector<std::string> found_in(std::string_view text, bool identities_only = false);
/// The same of a file; of an archive, of all its members.
std::vector<std::string> found_in_file(const std::filesystem::path& file, bool identities_only = false);

}  // namespace maex::privacy
