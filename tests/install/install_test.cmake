# Installs the build into a folder of its own and builds a project against it, as a user would.
#   cmake -D BUILD_DIR=… -D WORK_DIR=… -D GENERATOR=… -D CXX=… -D CXX_FLAGS=… -P install_test.cmake
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK_DIR}")
run("${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${WORK_DIR}/prefix")
run("${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${WORK_DIR}/build" -G "${GENERATOR}"
  -D "CMAKE_CXX_COMPILER=${CXX}" -D "CMAKE_CXX_FLAGS=${CXX_FLAGS}"
  -D "CMAKE_PREFIX_PATH=${WORK_DIR}/prefix")
run("${CMAKE_COMMAND}" --build "${WORK_DIR}/build")
run("${WORK_DIR}/build/reader")
if(NOT output MATCHES "\"record\":\"document\",\"doc\":\"a\"")
  message(FATAL_ERROR "the installed library gives no document record:\n${output}")
endif()
run("${WORK_DIR}/prefix/bin/glane" --version)
