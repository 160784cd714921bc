// The one header that the author of a plugin includes: the entry point of the library, and the types that the code of
// the plugin uses.
//
//   MAEX_PLUGIN(adapters) { adapters.bring<DashmaPartner>("dashma"); }
#pragma once
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/io/error.hpp"
#include "core/plugin/toolchain.hpp"

namespace maex {

/// Takes the objects of a plugin, and provides the facts that its manifest declares.
class PluginAdapters {
 public:
  explicit PluginAdapters(std::vector<const Descriptor*> cards) : cards_(std::move(cards)) {}
  /// The facts of the manifest about one adapter. They exist until the program ends. Throws std::logic_error for an id
  /// that is not in the manifest.
  [[nodiscard]] const Descriptor& card(std::string_view id) const {
    for (const Descriptor* each : cards_)
      if (each->id == id) return *each;
    throw std::logic_error("the manifest names no adapter " + std::string(id));
  }
  /// Makes an adapter from its card. The constructor takes a `const Descriptor&`, and descriptor() must return it.
  template <class Adapter>
  void bring(std::string_view id) {
    add(std::make_unique<Adapter>(card(id)));
  }
  void add(std::unique_ptr<Format> format) { formats.push_back(std::move(format)); }
  void add(std::unique_ptr<Partner> partner) { partners.push_back(std::move(partner)); }

  std::vector<std::unique_ptr<Format>> formats;
  std::vector<std::unique_ptr<Partner>> partners;

 private:
  std::vector<const Descriptor*> cards_;
};

/// A notice that the manifest declares. Throws std::logic_error for a notice that is not declared.
inline const NoticeType& declared_notice(const Descriptor& card, std::string_view code) {
  for (const NoticeType* notice : card.notices)
    if (notice->code == code) return *notice;
  throw std::logic_error("the manifest declares no notice " + std::string(code));
}

/// A loss that the manifest declares. Throws std::logic_error for a loss that is not declared.
inline const LossType& declared_loss(const Descriptor& card, std::string_view code) {
  for (const LossType& loss : card.losses)
    if (loss.code == code) return loss;
  throw std::logic_error("the manifest declares no loss " + std::string(code));
}

}  // namespace maex

extern "C" {
/// The result of the entry point. The first two members never change their position: the loader reads them first, to
/// know whether it can read the rest.
struct maex_plugin_entry {
  unsigned interface_number;  ///< maex::plugin_interface of the headers it was built with
  const char* toolchain;      ///< maex::plugin_toolchain of these headers and this compiler
  const char* name;           ///< as in the manifest
  const char* version;        ///< as in the manifest
  void (*add)(maex::PluginAdapters& adapters);
};
}

/// Defines the entry point of the library. maex_add_plugin() of the CMake package gives the two names.
#define MAEX_PLUGIN(adapters)                                                                                 \
  static void maex_plugin_add(maex::PluginAdapters& adapters);                                                \
  extern "C" __attribute__((visibility("default"))) const maex_plugin_entry* maex_plugin() {                  \
    static const maex_plugin_entry entry = {maex::plugin_interface, maex::plugin_toolchain, MAEX_PLUGIN_NAME, \
                                            MAEX_PLUGIN_VERSION, maex_plugin_add};                            \
    return &entry;                                                                                            \
  }                                                                                                           \
  static void maex_plugin_add(maex::PluginAdapters& adapters)
