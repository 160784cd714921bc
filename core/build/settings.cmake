# The compiler settings for this tree. Warnings apply only to our own targets, not to programs that use the libraries.
add_library(maex_settings INTERFACE)
target_compile_features(maex_settings INTERFACE cxx_std_20)
target_compile_options(maex_settings INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  $<$<BOOL:${MAEX_WERROR}>:-Werror>)
# g++ 12 reports false positives from inlined standard library code at -O2 and above.
target_compile_options(maex_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>)
# compile_by_folder(target FILES…): the files of a folder are compiled together, so that its headers are parsed once.
# Names in unnamed namespaces are therefore unique within a folder. MAEX_BY_FOLDER=OFF compiles each file alone.
option(MAEX_BY_FOLDER "Compile the files of a folder together" ON)
function(compile_by_folder target)
  if(NOT MAEX_BY_FOLDER)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  foreach(file IN LISTS ARGN)
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
    string(MAKE_C_IDENTIFIER ${folder} group)
    set_source_files_properties(${file} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()
if(MAEX_SANITIZE)
  target_compile_options(maex_settings INTERFACE -fsanitize=${MAEX_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(maex_settings INTERFACE -fsanitize=${MAEX_SANITIZE})
endif()
# For the files of tests: their code is compiled fast and runs seldom. The libraries that they test keep their own flags.
# With sanitizers, addresses are checked in tests too; undefined behaviour is looked for in what is tested.
add_library(maex_test_settings INTERFACE)
target_compile_options(maex_test_settings INTERFACE $<$<CXX_COMPILER_ID:GNU,Clang>:-O0>)
if(MAEX_SANITIZE)
  target_compile_options(maex_test_settings INTERFACE -fno-sanitize=undefined)
endif()
if(MAEX_FUZZ)
  # Coverage for the fuzzer in the library's own code. The fuzzer itself is linked only into its own targets.
  target_compile_options(maex_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()

find_program(MAEX_CCACHE ccache)
if(MAEX_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${MAEX_CCACHE})
endif()
