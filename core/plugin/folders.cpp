#include "core/plugin/folders.hpp"

#include <algorithm>
#include <set>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/plugin/proxies.hpp"
#include "core/plugin/trust.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;
constexpr char ending[] = ".maex.toml";
constexpr char library_ending[] = ".so";
constexpr std::uintmax_t manifest_limit = 1u << 20;  // a manifest is a page of text

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> folders;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    if (end != begin) folders.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return folders;
}

class Search {
 public:
  Search(Registry& registry, bool trust_all, const std::function<void(const std::string&)>& warn)
      : registry_(registry), trust_all_(trust_all), warn_(warn) {}

  void look_in(const fs::path& folder) {
    std::vector<fs::path> manifests;
    std::error_code failed;
    for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
      const std::string name = it->path().filename().string();
      if (name.ends_with(ending)) manifests.push_back(it->path());
      if (name.ends_with(ending) || name.ends_with(library_ending)) registry_.add_plugin_file(it->path());
    }
    if (failed) warn_("plugins in " + folder.string() + " were not looked for: " + failed.message());
    std::sort(manifests.begin(), manifests.end());
    for (const fs::path& file : manifests) {
      // A duplicate folder, or a link to it, does not add a plugin twice.
      const fs::path real = fs::canonical(file, failed);
      if (!failed && !seen_.insert(real).second) continue;
      try {
        require_only_ours(file);
        std::shared_ptr<Manifest> manifest = parse_manifest(read_setting(file, manifest_limit), file);
        registry_.add_plugin_file(manifest->library);
        require_only_ours(manifest->library);
        add(std::move(manifest));
      } catch (const UsageError& error) { leave_out(std::string("a plugin was left out: ") + error.what()); }
    }
  }
  void leave_out(const std::string& reason) {
    registry_.leave_out(reason);
    warn_(reason);
  }

 private:
  /// A manifest is checked before it is read: it decides which library runs, and its rules which files go to it. The
  /// library may be missing until the plugin is used.
  void require_only_ours(const fs::path& file) const {
    if (trust_all_) return;
    const CheckedFile checked = check_only_ours(fs::absolute(file));
    if (!checked.problem.empty() && checked.exists)
      throw UsageError(file.string() + " is not used, because " + checked.problem + trust_advice);
  }

  void add(std::shared_ptr<Manifest> manifest) {
    for (const AdapterManifest& adapter : manifest->adapters)
      if (const Descriptor* other = taken(adapter.card))
        throw UsageError(manifest->subject() + " brings \"" + adapter.card.id + "\", which is " +
                         (other->provider.plugin.empty()
                              ? std::string("built in")
                              : "of the plugin " + other->provider.plugin + " " + other->provider.version + " (" +
                                    other->provider.file + ") already") +
                         "; rename it in the manifest and the code, or keep one of the two");
    const std::string problem = mismatch(*manifest, manifest->interface, manifest->toolchain);
    if (!problem.empty()) warn_(problem);
    for (AdapterManifest& adapter : manifest->adapters) adapter.card.provider.problem = problem;
    const auto library = std::make_shared<Library>(manifest, trust_all_);
    for (const AdapterManifest& adapter : manifest->adapters)
      if (adapter.card.kind == AdapterKind::format)
        registry_.add(make_plugin_format(library, adapter));
      else
        registry_.add(make_plugin_partner(library, adapter));
  }

  [[nodiscard]] const Descriptor* taken(const Descriptor& card) const {
    // A name must be unique across formats and partners: `maex formats NAME` does not say which kind it means.
    if (const Format* format = registry_.format(card.id)) return &format->descriptor();
    if (const Partner* partner = registry_.partner(card.id)) return &partner->descriptor();
    return nullptr;
  }

  Registry& registry_;
  bool trust_all_;
  const std::function<void(const std::string&)>& warn_;
  std::set<fs::path> seen_;
};

}  // namespace

namespace {

std::string relative_text(const std::string& folder, const std::string& source) {
  return "the plugins in " + folder + " were left out, because " + source +
         " has a relative path, which is another folder in each working folder; write " +
         fs::absolute(folder).lexically_normal().string() + ", or add --trust-plugins";
}

}  // namespace

fs::path installed_plugin_folder() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return failed ? fs::path() : (program.parent_path() / MAEX_PLUGINS_FROM_PROGRAM).lexically_normal();
}

void add_plugins(Registry& registry, const PluginFolders& folders,
                 const std::function<void(const std::string&)>& warn) {
  Search search(registry, folders.trust_all, warn);
  std::error_code failed;
  for (const std::string& path : folders.named)
    for (const std::string& folder : split(path)) {
      if (!fs::is_directory(folder, failed))
        throw UsageError("there is no folder " + folder + " to look for plugins in (--plugin-path)");
      if (!folders.trust_all && fs::path(folder).is_relative())
        throw UsageError(relative_text(folder, "--plugin-path"));
      search.look_in(folder);
    }
  for (const std::string& folder : split(folders.environment))
    if (!fs::is_directory(folder, failed))
      warn("there is no folder " + folder + " to look for plugins in (MAEX_PLUGIN_PATH)");
    else if (!folders.trust_all && fs::path(folder).is_relative())
      search.leave_out(relative_text(folder, "MAEX_PLUGIN_PATH"));
    else
      search.look_in(folder);
  if (!folders.installed.empty() && fs::is_directory(folders.installed, failed)) search.look_in(folders.installed);
}

}  // namespace maex
