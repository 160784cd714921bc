// A plugin's shared library, opened when it is first needed.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/guard.hpp"
#include "core/plugin/manifest.hpp"

namespace maex {

/// Safe to use from several threads. The library stays open until the process ends: its code may be on any stack.
class Library {
 public:
  /// `trusted`: open the library without a check of who can change it.
  Library(std::shared_ptr<const Manifest> manifest, bool trusted);
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library();
  [[nodiscard]] const Manifest& manifest() const { return *manifest_; }
  [[nodiscard]] const PluginMark& mark() const { return *mark_; }
  /// The plugin's own object. The first call opens the library. Throws UsageError with one sentence when the library
  /// cannot be used; every later call throws the same.
  const Format& format(std::string_view id);
  const Partner& partner(std::string_view id);

 private:
  void open();
  void load();
  void* open_file() const;

  std::shared_ptr<const Manifest> manifest_;
  const PluginMark* mark_;  // never freed: the crash handler may need it at any time
  bool trusted_;
  std::mutex mutex_;
  bool opened_ = false;
  std::string problem_;  // why it cannot be used
  std::vector<std::unique_ptr<Format>> formats_;
  std::vector<std::unique_ptr<Partner>> partners_;
  // By the ids of the manifest. An object is asked for its id only once.
  std::map<std::string, const Format*, std::less<>> formats_by_id_;
  std::map<std::string, const Partner*, std::less<>> partners_by_id_;
};

}  // namespace maex
