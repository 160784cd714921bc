# What `cmake --install` installs: the program, and the libraries with their headers for programs that link them:
#   find_package(maex REQUIRED)
#   target_link_libraries(mine PRIVATE maex::adapters)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set_target_properties(maex_core PROPERTIES EXPORT_NAME core)
set_target_properties(maex_adapters PROPERTIES EXPORT_NAME adapters)
install(TARGETS maex RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS maex_core maex_adapters EXPORT maexTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})

# Plugins are built with headers only, so their part of the package needs no libraries.
install(TARGETS maex_plugin EXPORT maexPluginTargets)

# The .def files contain the fields and codes that the headers include.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/core DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/maex
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.def" PATTERN "build" EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/adapters/builtin.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/maex/adapters)
install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/LICENSE
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
# The program has its schemas and profiles inside; these copies are to read and to start one's own from.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/maex/schemas
  PATTERN "CMakeLists.txt" EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/samples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples
  PATTERN "expected" EXCLUDE PATTERN "cmd.txt" EXCLUDE PATTERN ".gitattributes" EXCLUDE)

set(MAEX_PACKAGE_FOLDER ${CMAKE_INSTALL_LIBDIR}/cmake/maex)
install(EXPORT maexTargets NAMESPACE maex:: DESTINATION ${MAEX_PACKAGE_FOLDER})
install(EXPORT maexPluginTargets NAMESPACE maex:: DESTINATION ${MAEX_PACKAGE_FOLDER})
install(FILES ${PROJECT_SOURCE_DIR}/core/build/maexPlugin.cmake DESTINATION ${MAEX_PACKAGE_FOLDER})
get_property(MAEX_PLUGIN_INTERFACE GLOBAL PROPERTY MAEX_PLUGIN_INTERFACE)
get_property(MAEX_PLUGIN_TOOLCHAIN GLOBAL PROPERTY MAEX_PLUGIN_TOOLCHAIN)
set(MAEX_PLUGINS ${CMAKE_INSTALL_LIBDIR}/maex/plugins)
configure_package_config_file(${PROJECT_SOURCE_DIR}/core/build/maexConfig.cmake.in
  ${PROJECT_BINARY_DIR}/maexConfig.cmake INSTALL_DESTINATION ${MAEX_PACKAGE_FOLDER}
  PATH_VARS MAEX_PLUGINS)
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/maexConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/maexConfig.cmake ${PROJECT_BINARY_DIR}/maexConfigVersion.cmake
  DESTINATION ${MAEX_PACKAGE_FOLDER})
