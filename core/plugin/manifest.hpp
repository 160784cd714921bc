// A plugin's manifest (NAME.maex.toml): the only place that declares its facts. It is read without loading the library.
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
  bool code_identifies = false;  ///< identify = "code": maex calls the library
  std::vector<IdentifyRule> rules;
  std::vector<IdentifyRule> code_if;  ///< the library is called only for files that fit one of these
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
  std::filesystem::path library;  ///< next to the manifest
  std::deque<AdapterManifest> adapters;
  std::deque<NoticeType> notices;  ///< cards point to these
  std::deque<std::string> texts;   ///< notices point to these

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
