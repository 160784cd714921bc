// Names of the temporary files of AtomicFile and Placement in the folder of an output.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace maex {

inline constexpr std::string_view hidden_file = ".tmp";        ///< ends the name of a file that gets its name soon
inline constexpr std::string_view hidden_record = ".outputs";  ///< ends the name of a record of a placement

/// ".maex-", sixteen random digits, and the ending.
std::string hidden_name(std::string_view ending);
bool is_hidden_name(std::string_view name, std::string_view ending);

[[noreturn]] void refuse_existing(const std::filesystem::path& target);

}  // namespace maex
