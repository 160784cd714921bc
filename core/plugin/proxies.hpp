// Adapters in the registry that represent those of a plugin. The manifest describes them, and the library is loaded
// when they are used.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/plugin/library.hpp"

namespace maex {

/// `adapter` is from the library's manifest. Calls throw UsageError when the library cannot be used, and PluginFault
/// when its code fails. identify() throws neither, so that a fault in one plugin does not stop the other adapters.
std::unique_ptr<Format> make_plugin_format(std::shared_ptr<Library> library, const AdapterManifest& adapter);
std::unique_ptr<Partner> make_plugin_partner(std::shared_ptr<Library> library, const AdapterManifest& adapter);

}  // namespace maex
