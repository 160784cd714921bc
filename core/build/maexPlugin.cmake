# maex_add_plugin(name SOURCES a.cpp … MANIFEST name.maex.toml [LIBRARIES lib…])
# Builds a plugin and its manifest in the same build folder, so that `maex --plugin-path build` finds them. Installs them
# where the installed maex searches for plugins (MAEX_PLUGIN_FOLDER changes that).
# Fills in @MAEX_PLUGIN_INTERFACE@, @MAEX_PLUGIN_TOOLCHAIN@ and @MAEX_PLUGIN_LIBRARY@ in the manifest.
set(MAEX_PLUGIN_FOLDER ${maex_PLUGIN_FOLDER} CACHE PATH "Where plugins of maex are installed")

function(maex_add_plugin name)
  cmake_parse_arguments(ARG "" "MANIFEST" "SOURCES;LIBRARIES" ${ARGN})
  if(NOT ARG_MANIFEST OR NOT ARG_SOURCES)
    message(FATAL_ERROR "maex_add_plugin(${name}) needs SOURCES and MANIFEST")
  endif()
  cmake_path(ABSOLUTE_PATH ARG_MANIFEST)
  # Only the manifest declares name and version. The library gets them too, so that maex can check that the two belong
  # together.
  file(READ ${ARG_MANIFEST} text)
  foreach(key name version)
    if(NOT text MATCHES "\\[plugin\\][^[]*[\r\n]${key} *= *\"([^\"]+)\"")
      message(FATAL_ERROR "${ARG_MANIFEST}: [plugin] has no ${key} = \"…\"")
    endif()
    set(plugin_${key} ${CMAKE_MATCH_1})
  endforeach()
  add_library(${name} MODULE ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE maex::plugin ${ARG_LIBRARIES})
  target_compile_definitions(${name} PRIVATE "MAEX_PLUGIN_NAME=\"${plugin_name}\"" "MAEX_PLUGIN_VERSION=\"${plugin_version}\""
    "MAEX_PLUGIN_EXPECTED_TOOLCHAIN=\"${maex_PLUGIN_TOOLCHAIN}\"")
  set_target_properties(${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  set(MAEX_PLUGIN_INTERFACE ${maex_PLUGIN_INTERFACE})
  set(MAEX_PLUGIN_TOOLCHAIN "${maex_PLUGIN_TOOLCHAIN}")
  set(MAEX_PLUGIN_LIBRARY "${name}${CMAKE_SHARED_MODULE_SUFFIX}")
  configure_file(${ARG_MANIFEST} ${CMAKE_CURRENT_BINARY_DIR}/${name}.maex.toml @ONLY)
  install(TARGETS ${name} LIBRARY DESTINATION ${MAEX_PLUGIN_FOLDER})
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.maex.toml DESTINATION ${MAEX_PLUGIN_FOLDER})
endfunction()
