#include "adapters/formats/eml/library.hpp"

#include <dlfcn.h>

#include <mutex>

#include "core/io/error.hpp"

namespace maex::eml {
namespace {

constexpr const char* file_of_library = "libgmime-3.0.so.0";

/// False when the library or one of the functions is not there.
bool load(Library& to) {
  void* const handle = ::dlopen(file_of_library, RTLD_NOW | RTLD_LOCAL);  // never closed: GLib cannot be unloaded
  if (handle == nullptr) return false;
  bool complete = true;
#define MAEX_FIND(name)                                                  \
  to.name = reinterpret_cast<decltype(to.name)>(::dlsym(handle, #name)); \
  complete = complete && to.name != nullptr;
  MAEX_GMIME_FUNCTIONS(MAEX_FIND)
#undef MAEX_FIND
  if (complete) to.g_mime_init();
  return complete;
}

}  // namespace

const Library& library(const std::string& name) {
  static Library functions;
  static std::once_flag once;
  static bool loaded = false;
  std::call_once(once, [] { loaded = load(functions); });
  if (!loaded)
    throw InputError(name + " is not read: the library " + file_of_library +
                     " is not installed, and e-mail messages need it; install the package libgmime-3.0-0");
  return functions;
}

}  // namespace maex::eml
