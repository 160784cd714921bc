// The meaning of the program's exit status. `maex help exit-codes`, the man page and every exit use this one table.
#pragma once
#include <span>
#include <string_view>

#include "core/facts/facts.hpp"

namespace maex::cli {

struct ExitCodeInfo {
  Outcome outcome;
  int code;
  std::string_view name;
  std::string_view meaning;  ///< one sentence
  std::string_view advice;   ///< one sentence
};
/// Ascending by code.
std::span<const ExitCodeInfo> exit_codes();
const ExitCodeInfo& exit_code(Outcome outcome);

}  // namespace maex::cli
