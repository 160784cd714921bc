// The declaration of an option for help, the parser, the manual page, completion and job files.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace maex {

/// What a value names. Shells use it to complete the value.
enum class Completes : std::uint8_t { nothing, file, folder, format, partner, profile, field, command, choices };

struct OptionDecl {
  std::string name{};   ///< long name, without the dashes
  char letter = 0;      ///< short name, 0: none
  std::string value{};  ///< what the value is called in help ("FILE"); empty: a switch without a value
  std::string help{};   ///< one sentence, with its full stop
  std::string group{};  ///< heading under which help lists it
  bool repeated = false;
  std::string fallback{};  ///< value when the option is absent; empty: none
  Completes completes = Completes::nothing;
  std::vector<std::string> choices{};  ///< the only values allowed, when not empty
  std::string bare{};                 ///< value when the user gives none (the value is optional); empty: value required
  std::uint64_t least = 0, most = 0;  ///< bounds of a whole number; both 0: not a number
};

}  // namespace maex
