// An adapter's page in Markdown, made from its descriptor.
#pragma once
#include <string>

#include "core/adapter/descriptor.hpp"

namespace maex::cli {

/// Title, what it does, options, losses and findings with why and fix. Ends with a line feed.
std::string adapter_markdown(const Descriptor& card);

}  // namespace maex::cli
