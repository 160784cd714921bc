// Takes a message apart into its text and its attachments.
#pragma once
#include <filesystem>
#include <vector>

#include "core/adapter/adapter.hpp"

namespace maex::eml {

/// See Format::unpack().
std::vector<EnclosedFile> unpack_message(const std::filesystem::path& path, const OpenContext& context);

}  // namespace maex::eml
