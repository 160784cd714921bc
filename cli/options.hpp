// The words of a command line, checked against a declaration.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/declaration.hpp"

namespace maex::cli {

class Arguments {
 public:
  /// True when the option was given.
  [[nodiscard]] bool has(std::string_view name) const;
  /// The last value given, else the declared default, else empty.
  [[nodiscard]] std::string text(std::string_view name) const;
  /// Every value given, in order.
  [[nodiscard]] const std::vector<std::string>& all(std::string_view name) const;
  /// As text(); throws UsageError unless it is a whole number between the bounds.
  [[nodiscard]] unsigned number(std::string_view name, unsigned least, unsigned most) const;
  [[nodiscard]] const std::vector<std::string>& positional() const { return positional_; }

 private:
  friend Arguments parse(const Declaration& command, std::span<const std::string> words);
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::map<std::string, std::string, std::less<>> fallbacks_;
  std::vector<std::string> positional_;
};

/// Throws UsageError: one sentence with the nearest names, then the one line of usage that matters.
/// With --help nothing else is required.
Arguments parse(const Declaration& command, std::span<const std::string> words);

/// A closed set of words as an error sentence: throws UsageError unless `given` is one of `known`.
void require_known(std::string_view what, const std::string& given, const std::vector<std::string>& known);

}  // namespace maex::cli
