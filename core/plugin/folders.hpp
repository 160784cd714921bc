// The folders that are searched for plugins, and how plugins are added to the registry.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"

namespace maex {

/// In the order in which the folders are searched.
struct PluginFolders {
  std::vector<std::string> named;   ///< --plugin-path, each "DIR" or "DIR:DIR"
  std::string environment;          ///< MAEX_PLUGIN_PATH
  std::filesystem::path installed;  ///< empty: none
  bool trust_all = false;           ///< --trust-plugins: no check of who can change a plugin
};

/// <prefix>/lib/maex/plugins, relative to the running program, so that an installation can be moved. Empty when the
/// path of the program is not known.
std::filesystem::path installed_plugin_folder();

/// Adds the adapters of every manifest (*.maex.toml, by name) in these folders. Opens no library. A plugin that another
/// user can change (core/plugin/trust.hpp) and an adapter that cannot be added are skipped and reported to `warn` in
/// one sentence. Throws UsageError for a named folder that does not exist or is a relative path.
void add_plugins(Registry& registry, const PluginFolders& folders, const std::function<void(const std::string&)>& warn);

}  // namespace maex
