// A job from a table of a larger file. Only files that read TOML include this header.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/run/job_options.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {

/// As parse_job() of a text, without the keys that the caller reads itself. Messages name the lines of the file `name`.
ConvertJob parse_job(const toml::table& table, const std::string& name, Commands command,
                     std::span<const std::string_view> skipped = {});

}  // namespace maex
