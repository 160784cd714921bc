// A plugin's manifest (NAME.maex.toml): the only place where its facts stand, read without loading its library.
#pragma once
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/plugin/identify_rule.hpp"

namespace maex {

struct AdapterManifest {
  Descriptor card;
  bool code_identifies = false;  ///< identify = "code": the library is asked
  std::vector<IdentifyRule> rules;
};

/// Not movable: cards point into it.
struct Manifest {
  Manifest() = default;
  Manifest(const Manifest&) = delete;
  Manifest& operator=(const Manifest&) = delete;

  std::string name, version;
  unsigned interface = 0;
  std::string toolchain;
  std::filesystem::path file;
  std::filesystem::path library;  ///< beside the manifest
  std::deque<AdapterManifest> adapters;
  std::deque<NoticeType> notices;  ///< what cards point to
  std::deque<std::string> texts;   ///< what notices point to

  /// "the plugin dashma 1.0 (FILE)"
  [[nodiscard]] std::string subject() const {
    return "the plugin " + name + " " + version + " (" + file.string() + ")";
  }
};

/// Throws UsageError "FILE, line N: …".
std::shared_ptr<Manifest> parse_manifest(std::string_view toml, const std::filesystem::path& file);

/// Why a plugin of this interface and toolchain cannot work with this maex, in one sentence; empty when it can.
std::string mismatch(const Manifest& manifest, unsigned interface, std::string_view toolchain);

}  // namespace maex
