// What the program's exit status says. The one table behind `maex help exit-codes` and the man page.
#pragma once
#include <span>
#include <string_view>

namespace maex::cli {

namespace exit_code {
inline constexpr int done = 0;
inline constexpr int findings = 1;
inline constexpr int usage = 2;
inline constexpr int input = 3;
inline constexpr int output = 4;
inline constexpr int busy = 5;
inline constexpr int fault = 70;
inline constexpr int interrupted = 130;
}  // namespace exit_code

struct ExitCodeInfo {
  int code;
  std::string_view name;
  std::string_view meaning;  ///< one sentence
  std::string_view advice;   ///< one sentence
};
/// Ascending by code.
std::span<const ExitCodeInfo> exit_codes();

}  // namespace maex::cli
