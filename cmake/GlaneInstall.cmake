# Installs the program, the libraries, their public headers, and what find_package(glane) and
# pkg-config read.  Two parts: `program`, and what other programs are built with, `development`.
include(CMakePackageConfigHelpers)

install(TARGETS glane_program RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
install(FILES LICENSE NOTICE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT program)
install(TARGETS glane_shared EXPORT glaneTargets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT program NAMELINK_COMPONENT development)

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME development)
install(TARGETS glane EXPORT glaneTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/glane")
install(FILES pipeline/abi/glane.h DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
file(RELATIVE_PATH GLANE_PC_PREFIX "/p/${CMAKE_INSTALL_LIBDIR}/pkgconfig" /p)
string(REGEX REPLACE "/$" "" GLANE_PC_PREFIX "${GLANE_PC_PREFIX}")
configure_file(cmake/glane.pc.in glane.pc @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/glane.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

# pipeline.h, write_records.h and what they include; tests/install says when one is missing.
foreach(name IN ITEMS
    arc calendar decimal document error language offset_map parts pipeline records rule_ref span token write_records)
  install(FILES "pipeline/${name}.h" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/glane/pipeline")
endforeach()

set(GLANE_PACKAGE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/glane")
install(EXPORT glaneTargets NAMESPACE glane:: DESTINATION "${GLANE_PACKAGE_DIR}")
configure_package_config_file(cmake/glaneConfig.cmake.in glaneConfig.cmake
  INSTALL_DESTINATION "${GLANE_PACKAGE_DIR}")
# Before 1.0, a new minor version may break callers.
write_basic_package_version_file(glaneConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/glaneConfig.cmake" "${PROJECT_BINARY_DIR}/glaneConfigVersion.cmake"
  DESTINATION "${GLANE_PACKAGE_DIR}")
