# Manual pages and shell completions, made from the program's own --help; left out where help2man is
# not installed, and in builds that are not for use.
find_program(GLANE_HELP2MAN help2man)
find_package(Python3 QUIET COMPONENTS Interpreter)
if(NOT GLANE_HELP2MAN OR NOT Python3_FOUND OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  return()
endif()

set(manual "${PROJECT_BINARY_DIR}/manual")
add_custom_command(OUTPUT "${manual}/made"
  COMMAND "${CMAKE_COMMAND}" -E rm -rf "${manual}"
  COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/tools/manual" $<TARGET_FILE:glane_program> "${manual}"
  COMMAND "${CMAKE_COMMAND}" -E touch "${manual}/made"
  DEPENDS glane_program "${PROJECT_SOURCE_DIR}/tools/manual"
  COMMENT "Manual pages and completions"
  VERBATIM)
add_custom_target(glane_manual ALL DEPENDS "${manual}/made")

install(DIRECTORY "${manual}/man1" DESTINATION "${CMAKE_INSTALL_MANDIR}" COMPONENT program)
install(FILES "${manual}/bash/glane" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
  COMPONENT program)
install(FILES "${manual}/zsh/_glane" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions"
  COMPONENT program)
install(FILES "${manual}/fish/glane.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
  COMPONENT program)
