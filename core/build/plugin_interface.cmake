# What a plugin must share with the maex that loads it. MAEX_INTERFACE_TAG goes into core/plugin/toolchain.hpp;
# MAEX_PLUGIN_TOOLCHAIN is the complete text, as that header makes it, for manifests.

# The headers whose layout both sides share. A new field in the model changes the numbers of the fields after it, so an
# older plugin would write into other fields. The digest makes maex reject such a plugin. Comments count too: a new
# build is cheap.
file(GLOB shared_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/model/*.hpp ${PROJECT_SOURCE_DIR}/core/model/*.def
  ${PROJECT_SOURCE_DIR}/core/notice/*.hpp ${PROJECT_SOURCE_DIR}/core/document/*.hpp ${PROJECT_SOURCE_DIR}/core/adapter/*.hpp
  ${PROJECT_SOURCE_DIR}/core/io/error.hpp ${PROJECT_SOURCE_DIR}/core/io/bounds.hpp ${PROJECT_SOURCE_DIR}/core/io/file_handle.hpp
  ${PROJECT_SOURCE_DIR}/core/plugin/plugin.hpp)
set(digests "")
foreach(header IN LISTS shared_headers)
  file(SHA256 ${header} digest)
  string(APPEND digests ${digest})
endforeach()
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${shared_headers})
string(SHA256 digest "${digests}")
string(SUBSTRING ${digest} 0 8 digest)
set(MAEX_INTERFACE_TAG "maex ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} headers ${digest}")

# The compiler reports its own conventions.
set(question ${CMAKE_CURRENT_BINARY_DIR}/toolchain.txt)
file(CONFIGURE OUTPUT ${question} CONTENT "#include <string>\nmaex_abi __GXX_ABI_VERSION cxx11 _GLIBCXX_USE_CXX11_ABI end\n")
separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS}")
execute_process(COMMAND ${CMAKE_CXX_COMPILER} ${flags} -std=c++20 -E -P -x c++ ${question}
  OUTPUT_VARIABLE answer RESULT_VARIABLE failed)
if(failed OR NOT answer MATCHES "maex_abi ([0-9]+) cxx11 ([0-9]+) end")
  message(FATAL_ERROR "${CMAKE_CXX_COMPILER} does not tell its ABI version")
endif()
set(MAEX_PLUGIN_TOOLCHAIN "abi ${CMAKE_MATCH_1} cxx11 ${CMAKE_MATCH_2} ${MAEX_INTERFACE_TAG}")
set_property(GLOBAL PROPERTY MAEX_PLUGIN_TOOLCHAIN "${MAEX_PLUGIN_TOOLCHAIN}")
file(STRINGS ${PROJECT_SOURCE_DIR}/core/plugin/toolchain.hpp line REGEX "plugin_interface = [0-9]+")
string(REGEX REPLACE ".*plugin_interface = ([0-9]+).*" "\\1" number "${line}")
set_property(GLOBAL PROPERTY MAEX_PLUGIN_INTERFACE "${number}")
