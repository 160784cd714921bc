#include "core/plugin/library.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <deque>

#include "core/plugin/plugin.hpp"
#include "core/plugin/trust.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

/// Marks exist until the process ends, and stay reachable so that no leak is reported.
const PluginMark& lasting_mark(std::string subject) {
  static std::mutex mutex;
  static auto& marks = *new std::deque<PluginMark>;
  const std::lock_guard lock(mutex);
  return marks.emplace_back(std::move(subject));
}

std::string text_or(const char* text, const char* otherwise) { return text == nullptr ? otherwise : printable(text); }

template <class Adapter>
const Adapter* find(const std::vector<std::unique_ptr<Adapter>>& adapters, std::string_view id) {
  for (const auto& adapter : adapters)
    if (adapter != nullptr && adapter->descriptor().id == id) return adapter.get();
  return nullptr;
}

}  // namespace

Library::Library(std::shared_ptr<const Manifest> manifest, bool trusted)
    : manifest_(std::move(manifest)),
      mark_(&lasting_mark(manifest_->subject())),
      trusted_(trusted),
      problem_(mismatch(*manifest_, manifest_->interface, manifest_->toolchain)),
      formats_(),
      partners_() {
  opened_ = !problem_.empty();  // a library that does not match is not opened
}

Library::~Library() {
  const Inside inside(*mark_);  // its destructors are its code too
  formats_.clear();
  partners_.clear();
}

const Format& Library::format(std::string_view id) {
  open();
  return *formats_by_id_.find(id)->second;
}

const Partner& Library::partner(std::string_view id) {
  open();
  return *partners_by_id_.find(id)->second;
}

void Library::open() {
  const std::lock_guard lock(mutex_);
  if (!opened_) {
    opened_ = true;
    problem_ = manifest_->subject() + " cannot be used: it failed while it was opened";
    try {
      load();
      problem_.clear();
    } catch (const UsageError& error) { problem_ = error.what(); } catch (const PluginFault& error) {
      problem_ = error.what();
    }
  }
  if (!problem_.empty()) throw UsageError(problem_);
}

void* Library::open_file() const {
  // An absolute path: the system's own search could find another file with this name.
  std::filesystem::path path = std::filesystem::absolute(manifest_->library);
  std::error_code failed;
  if (!std::filesystem::exists(path, failed))
    throw UsageError(manifest_->subject() + " cannot be used: its library " + manifest_->library.string() +
                     " is not there; put it beside the manifest");
  if (!trusted_) {
    // Checked again here, because the manifest was read earlier.
    CheckedFile checked = check_only_ours(path);
    if (!checked.problem.empty())
      throw UsageError(manifest_->subject() + " cannot be used: its library is not loaded, because " + checked.problem +
                       trust_advice);
    path = std::move(checked.real);
  }
  void* handle = guarded(*mark_, [&path] { return ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL); });
  if (handle == nullptr)
    throw UsageError(manifest_->subject() + " cannot be used: its library does not load (" +
                     text_or(::dlerror(), "no reason given") +
                     "); build it again against this maex, or install what it needs");
  return handle;
}

void Library::load() {
  watch_plugin_crashes();
  void* handle = open_file();
  using EntryPoint = const maex_plugin_entry* (*)();
  const auto entry_point = reinterpret_cast<EntryPoint>(::dlsym(handle, "maex_plugin"));
  const maex_plugin_entry* entry = entry_point == nullptr ? nullptr : guarded(*mark_, [&] { return entry_point(); });
  if (entry == nullptr)
    throw UsageError(manifest_->subject() + " cannot be used: " + manifest_->library.string() +
                     " is no plugin of maex, for it has no entry maex_plugin; build it with maex_add_plugin()");
  // The interface number comes first: it says whether the members after it can be read.
  std::string problem = mismatch(*manifest_, entry->interface_number, plugin_toolchain);
  if (problem.empty())
    problem = mismatch(*manifest_, entry->interface_number, entry->toolchain == nullptr ? "" : entry->toolchain);
  if (!problem.empty()) throw UsageError(problem);
  const std::string name = text_or(entry->name, ""), version = text_or(entry->version, "");
  if (name != manifest_->name || version != manifest_->version || entry->add == nullptr)
    throw UsageError(manifest_->subject() + " cannot be used: its library says that it is " + name + " " + version +
                     "; install manifest and library of one build");
  std::vector<const Descriptor*> cards;
  for (const AdapterManifest& adapter : manifest_->adapters) cards.push_back(&adapter.card);
  PluginAdapters adapters(std::move(cards));
  guarded(*mark_, [&] { entry->add(adapters); });
  for (const AdapterManifest& adapter : manifest_->adapters) {
    const std::string& id = adapter.card.id;
    bool there = false;
    if (adapter.card.kind == AdapterKind::format)
      there = (formats_by_id_[id] = guarded(*mark_, [&] { return find(adapters.formats, id); })) != nullptr;
    else
      there = (partners_by_id_[id] = guarded(*mark_, [&] { return find(adapters.partners, id); })) != nullptr;
    if (!there)
      throw UsageError(manifest_->subject() + " cannot be used: its manifest names " + adapter.card.id +
                       ", which its library does not bring; its makers must mend one of them");
  }
  formats_ = std::move(adapters.formats);
  partners_ = std::move(adapters.partners);
}

}  // namespace maex
