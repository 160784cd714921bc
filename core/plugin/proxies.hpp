// Adapters that stand in the registry for a plugin's: known by the manifest, loaded when they are used.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/plugin/library.hpp"

namespace maex {

/// `adapter` is one of the library's manifest. Uses throw UsageError when the library cannot be used, PluginFault when
/// its code fails; identify() throws neither, so that one plugin's trouble is not everybody's.
std::unique_ptr<Format> make_plugin_format(std::shared_ptr<Library> library, const AdapterManifest& adapter);
std::unique_ptr<Partner> make_plugin_partner(std::shared_ptr<Library> library, const AdapterManifest& adapter);

}  // namespace maex
