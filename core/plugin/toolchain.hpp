// The properties that must be equal in maex and in a plugin, so that they can exchange C++ objects.
#pragma once
#include <string>  // sets _GLIBCXX_USE_CXX11_ABI

#define MAEX_TEXT_OF_NUMBER(number) #number
#define MAEX_TEXT_OF(macro) MAEX_TEXT_OF_NUMBER(macro)

namespace maex {

/// A developer increases it when the meaning of a call changes. The toolchain text below protects layouts.
inline constexpr unsigned plugin_interface = 1;

/// The compiler's conventions, maex's version, and a digest of the headers whose layout both sides must share (a new
/// field in the model changes the numbers of the fields after it). core/build/plugin_interface.cmake makes
/// MAEX_INTERFACE_TAG.
inline constexpr char plugin_toolchain[] =
    "abi " MAEX_TEXT_OF(__GXX_ABI_VERSION) " cxx11 " MAEX_TEXT_OF(_GLIBCXX_USE_CXX11_ABI) " " MAEX_INTERFACE_TAG;

#ifdef MAEX_PLUGIN_EXPECTED_TOOLCHAIN
static_assert(std::string_view(plugin_toolchain) == MAEX_PLUGIN_EXPECTED_TOOLCHAIN,
              "this compiler or these flags make other objects than the installed maex was built with");
#endif

}  // namespace maex
