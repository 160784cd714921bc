// The manual page and the bash completion, made from the declarations and the descriptions of the adapters.
#pragma once
#include <string>

#include "core/adapter/registry.hpp"

namespace maex::cli {

/// maex.1 in troff with the man macros.
std::string man_page(const Registry& registry);
/// A script for bash: commands, options, and the values of options.
std::string bash_completion(const Registry& registry);

}  // namespace maex::cli
