# add_adapter(formats/csv LIBRARIES lib…): builds one adapter, every .cpp below its folder, into maex_adapters.
# Its folder must define `void maex::register_<kind>_<name>(maex::Registry&)`; kind is format or partner.
# The list of these functions is generated, so that a new adapter needs no edit in another file, and the linker drops no
# adapter from a static library.
function(add_adapter path)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  cmake_path(GET path PARENT_PATH kind)
  cmake_path(GET path FILENAME name)
  string(REGEX REPLACE "s$" "" kind "${kind}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/adapters/${path}/*.cpp)
  target_sources(maex_adapters PRIVATE ${sources})
  compile_by_folder(maex_adapters ${sources})
  if(ARG_LIBRARIES)
    target_link_libraries(maex_adapters PRIVATE ${ARG_LIBRARIES})
  endif()
  set_property(GLOBAL APPEND PROPERTY MAEX_ADAPTERS register_${kind}_${name})
endfunction()

function(write_adapter_list file)
  get_property(functions GLOBAL PROPERTY MAEX_ADAPTERS)
  set(declarations "")
  set(calls "")
  foreach(function IN LISTS functions)
    string(APPEND declarations "void ${function}(Registry&);\n")
    string(APPEND calls "  ${function}(registry);\n")
  endforeach()
  file(CONFIGURE OUTPUT ${file} @ONLY CONTENT [==[// Generated from the add_adapter() calls. Do not edit.
#include "adapters/builtin.hpp"
namespace maex {
@declarations@
void register_builtin_adapters([[maybe_unused]] Registry& registry) {
@calls@}
}  // namespace maex
]==])
endfunction()
