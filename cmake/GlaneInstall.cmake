# Installs the program, the library, its public headers and what find_package(glane) reads.
include(CMakePackageConfigHelpers)

install(TARGETS glane_program RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS glane EXPORT glaneTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/glane")

# pipeline.h, write_records.h and what they include; tests/install says when one is missing.
foreach(name IN ITEMS
    arc calendar decimal document error language offset_map pipeline records span token write_records)
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
