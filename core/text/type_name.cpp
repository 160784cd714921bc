#include "core/text/type_name.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <typeinfo>

namespace maex {

std::string type_name(const std::exception& error) {
  int status = 0;
  char* demangled = abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status);
  std::string name = status == 0 ? demangled : typeid(error).name();
  std::free(demangled);  // NOLINT: __cxa_demangle allocates with malloc
  return name;
}

}  // namespace maex
