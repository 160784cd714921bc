// Packages of parts, such as workbooks: taken apart, changed in one part, and zipped again.
#pragma once
#include "tests/fuzz/target.hpp"

namespace maex::fuzz {

/// Name → bytes, in the order of the directory.
using Members = std::vector<std::pair<std::string, std::string>>;

/// Empty when the bytes are not an archive that libzip opens, or when it expands to more than 2 MiB.
Members unzip(std::string_view bytes);
/// Without compression, so that a change of a part is a change of a few bytes.
std::string zip(const Members& members);

/// Changes one part of the package and zips it again; sometimes removes, repeats, renames or deflates a part, or
/// changes bytes of the archive itself.
std::string mutate_package(std::string_view input, std::size_t most, Random& random, const Change& change);
/// Moves, repeats, removes or exchanges pieces between tags, or changes bytes.
std::string mutate_markup(std::string_view input, std::size_t most, Random& random, const Change& change);
/// The same for lines.
std::string mutate_lines(std::string_view input, std::size_t most, Random& random, const Change& change);

}  // namespace maex::fuzz
