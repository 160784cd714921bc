// Help as text, made from declarations.
#pragma once
#include <string>
#include <string_view>

#include "cli/declaration.hpp"

namespace maex::cli {

/// The help of one command: usage, what it does, its options by group, examples.
std::string help_text(const Declaration& command);
/// What `maex` and `maex help` print.
std::string overview_text();
std::string exit_codes_text();

}  // namespace maex::cli
