# `cpack` in the build folder makes a Debian package with all that `cmake --install` installs. Configure the build with
# -DCMAKE_INSTALL_PREFIX=/usr, so that libraries go to the folder of the machine's kind.
include(GNUInstallDirs)
set(MAEX_MAINTAINER "The maex authors <maex@localhost.localdomain>" CACHE STRING "Who answers for the package: name and mail address")

# Debian names these three files; their content comes from LICENSE and the version.
set(debian ${PROJECT_BINARY_DIR}/debian)
file(READ ${PROJECT_SOURCE_DIR}/LICENSE license)
string(REGEX REPLACE "^MIT License\n\nCopyright[^\n]*\n\n" "" license "${license}")
string(REGEX REPLACE "\n\n" "\n.\n" license "${license}")
string(REGEX REPLACE "\n(.)" "\n \\1" license "${license}")
file(CONFIGURE OUTPUT ${debian}/copyright @ONLY CONTENT [[Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: maex
Comment: This package was made with cpack from the source tree.

Files: *
Copyright: 2026 The maex authors
License: Expat

License: Expat
 @license@]])
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)  # SOURCE_DATE_EPOCH sets it
file(WRITE ${debian}/changelog "maex (${PROJECT_VERSION}) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- ${MAEX_MAINTAINER}  ${date}\n")
file(ARCHIVE_CREATE OUTPUT ${debian}/changelog.gz PATHS ${debian}/changelog FORMAT raw COMPRESSION GZip COMPRESSION_LEVEL 9)
install(FILES ${debian}/copyright ${debian}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME maex)
set(CPACK_PACKAGE_CONTACT "${MAEX_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "exchange of mine action casualty data")
set(CPACK_PACKAGE_DESCRIPTION
  "Reads the spreadsheets, reports and IMSMA XML that mine action partners send,
says what is in them and what is wrong, and writes what the next system takes.
Nothing vanishes on the way: each run accounts for every row and cell.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Programs that read PDF, and the library that reads messages, which is opened when it is needed. The linked libraries
# are added to them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libgmime-3.0-0, poppler-utils")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# Program and libraries are one package, because the libraries are static and of the same version as the program.
set(CPACK_MONOLITHIC_INSTALL ON)
include(CPack)
