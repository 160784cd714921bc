// A job from a table of a larger file. Only files that read TOML include this header.
#pragma once
#include <string>

#include "core/run/job_options.hpp"
#include "core/text/toml_reader.hpp"

namespace maex {

/// As parse_job() of a text. Messages name the lines of the file `name`.
ConvertJob parse_job(const toml::table& table, const std::string& name, Commands command);

}  // namespace maex
