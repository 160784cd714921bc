// The manual pages and the completions of shells, made from the declarations and the descriptions of the adapters.
#pragma once
#include <string>

#include "cli/declaration.hpp"
#include "core/adapter/registry.hpp"

namespace maex::cli {

/// maex.1 in troff with the man macros.
std::string man_page(const Registry& registry);
/// maex-VERB.1: one command with its options.
std::string man_page(const Declaration& command);
/// A script for bash, zsh or fish: commands, options, and the values of options.
std::string bash_completion(const Registry& registry);
std::string zsh_completion(const Registry& registry);
std::string fish_completion(const Registry& registry);

}  // namespace maex::cli
