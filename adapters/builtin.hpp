// The adapters that are built in.
#pragma once
#include "core/adapter/registry.hpp"

namespace maex {

/// Adds every built-in format and partner. Defined in a file generated from the add_adapter() calls.
void register_builtin_adapters(Registry& registry);

}  // namespace maex
