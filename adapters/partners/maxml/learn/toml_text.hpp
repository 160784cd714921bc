// Pieces of TOML text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace maex::maxml {

/// A basic string: quoted, with control characters and quotes escaped.
std::string toml_text(std::string_view text);
std::string toml_list(const std::vector<std::string>& texts);
/// Text for a comment: on one line, only printable characters.
std::string toml_comment(std::string_view text);

}  // namespace maex::maxml
