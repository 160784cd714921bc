// Hands a text to another program: the mail of a run to sendmail, its summary to a hook.
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace maex::exchange {

/// Starts the program `words[0]` with the other words as its arguments, without a shell, gives it `input` on its
/// standard input, and waits for its end. A program that takes longer is killed with all that it started. Returns what
/// went wrong as a clause; empty: it ended with code 0.
std::string pass_to(const std::vector<std::string>& words, std::string_view input, std::chrono::seconds longest);

}  // namespace maex::exchange
