# How everything in this tree is compiled. Warnings bind only our own targets; consumers are not bothered.
add_library(maex_settings INTERFACE)
target_compile_features(maex_settings INTERFACE cxx_std_20)
target_compile_options(maex_settings INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  $<$<BOOL:${MAEX_WERROR}>:-Werror>)
# g++ 12 reports false positives from inlined standard library code at -O2 and above.
target_compile_options(maex_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>)
if(MAEX_SANITIZE)
  target_compile_options(maex_settings INTERFACE -fsanitize=${MAEX_SANITIZE} -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(maex_settings INTERFACE -fsanitize=${MAEX_SANITIZE})
endif()
if(MAEX_FUZZ)
  # Coverage for the fuzzer in the library's own code; the fuzzer itself is linked into its targets only.
  target_compile_options(maex_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()

find_program(MAEX_CCACHE ccache)
if(MAEX_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${MAEX_CCACHE})
endif()
