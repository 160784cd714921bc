// The words of a command line, checked against a declaration.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/declaration.hpp"
#include "core/run/job_options.hpp"

namespace maex::cli {

class Arguments {
 public:
  /// True when the option was given.
  [[nodiscard]] bool has(std::string_view name) const;
  /// The last value given, else the declared default, else empty.
  [[nodiscard]] std::string text(std::string_view name) const;
  /// Every value given, in order.
  [[nodiscard]] const std::vector<std::string>& all(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& positional() const { return positional_; }

 private:
  friend Arguments parse(const Declaration& command, std::span<const std::string> words);
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::map<std::string, std::string, std::less<>> fallbacks_;
  std::vector<std::string> positional_;
};

/// Throws UsageError: one sentence with the nearest names, then the usage line of the command.
/// With --help, no other argument is required.
Arguments parse(const Declaration& command, std::span<const std::string> words);

/// Copies the given options of `command` into a job. Throws UsageError.
void take(ConvertJob& job, const Arguments& arguments, Commands command);

}  // namespace maex::cli
