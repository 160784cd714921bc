// Where plugins are looked for, and how they come into the registry.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"

namespace maex {

/// In the order in which folders are looked through.
struct PluginFolders {
  std::vector<std::string> named;   ///< --plugin-path, each "DIR" or "DIR:DIR"
  std::string environment;          ///< MAEX_PLUGIN_PATH
  std::filesystem::path installed;  ///< empty: none
};

/// <prefix>/lib/maex/plugins, seen from the running program, so that it moves with it; empty when it cannot be told.
std::filesystem::path installed_plugin_folder();

/// Adds the adapters of every manifest (*.maex.toml, by name) in these folders; opens no library. What cannot be added
/// is told to `warn` in one sentence each and left out. Throws UsageError for a named folder that is not there.
void add_plugins(Registry& registry, const PluginFolders& folders, const std::function<void(const std::string&)>& warn);

}  // namespace maex
