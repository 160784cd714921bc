// The words that a shell offers for the value of an option or argument, and texts as each shell quotes them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/declaration.hpp"
#include "core/adapter/registry.hpp"

namespace maex::cli {

class CompletionWords {
 public:
  explicit CompletionWords(const Registry& registry);
  /// Ids and declared names, which need no quoting. Empty for files and for free text.
  [[nodiscard]] std::vector<std::string> of(Completes kind, const std::vector<std::string>& choices) const;
  /// The words of the argument of a command, choices included.
  [[nodiscard]] std::vector<std::string> of_argument(const Declaration& command) const;

 private:
  std::vector<std::string> formats_, partners_, profiles_, fields_;
};

inline bool is_path(Completes kind) { return kind == Completes::file || kind == Completes::folder; }
/// The first sentence of a help text, without its full stop.
std::string_view first_sentence(std::string_view help);
/// `text` with a backslash before each of `signs`.
std::string with_backslashes(std::string_view text, std::string_view signs);

}  // namespace maex::cli
