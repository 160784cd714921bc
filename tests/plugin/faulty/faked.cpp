// Libraries whose entry point contradicts their manifest.
#include "core/plugin/plugin.hpp"

#ifdef FAKE_symbol
namespace maex {
void there_is_no_such_function();
}
#endif

namespace {
void add(maex::PluginAdapters&) {
#ifdef FAKE_symbol
  maex::there_is_no_such_function();
#endif
}

[[maybe_unused]] const maex_plugin_entry entry = {
#ifdef FAKE_interface
    999,
#else
    maex::plugin_interface,
#endif
#ifdef FAKE_toolchain
    "abi 1 of another compiler",
#else
    maex::plugin_toolchain,
#endif
#ifdef FAKE_name
    "somebody-else",
#else
    MAEX_PLUGIN_NAME,
#endif
    MAEX_PLUGIN_VERSION, add};
}  // namespace

#ifndef FAKE_entry
extern "C" const maex_plugin_entry* maex_plugin() { return &entry; }
#endif
