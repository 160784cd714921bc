// What must agree between maex and a plugin, so that C++ objects may pass between them.
#pragma once
#include <string>  // sets _GLIBCXX_USE_CXX11_ABI

#define MAEX_TEXT_OF_NUMBER(number) #number
#define MAEX_TEXT_OF(macro) MAEX_TEXT_OF_NUMBER(macro)

namespace maex {

/// Raised by hand when the meaning of a call changes; layouts are guarded by the toolchain text below.
inline constexpr unsigned plugin_interface = 1;

/// The compiler's conventions, maex's version, and a digest of the headers whose layout both sides must share (a field
/// added to the model moves the numbers of those behind it). core/build/plugin_interface.cmake makes
/// MAEX_INTERFACE_TAG.
inline constexpr char plugin_toolchain[] =
    "abi " MAEX_TEXT_OF(__GXX_ABI_VERSION) " cxx11 " MAEX_TEXT_OF(_GLIBCXX_USE_CXX11_ABI) " " MAEX_INTERFACE_TAG;

#ifdef MAEX_PLUGIN_EXPECTED_TOOLCHAIN
static_assert(std::string_view(plugin_toolchain) == MAEX_PLUGIN_EXPECTED_TOOLCHAIN,
              "this compiler or these flags make other objects than the installed maex was built with");
#endif

}  // namespace maex
