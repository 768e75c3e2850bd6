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

# The shared library, as C finds it: by pkg-config.
file(GLOB_RECURSE pc "${WORK_DIR}/prefix/glane.pc")
cmake_path(GET pc PARENT_PATH pc_dir)
cmake_path(GET pc_dir PARENT_PATH lib_dir)
set(ENV{PKG_CONFIG_PATH} "${pc_dir}")
run(pkg-config --cflags --libs glane)
separate_arguments(flags UNIX_COMMAND "${output} ${CXX_FLAGS}")
run("${CXX}" -x c "${CMAKE_CURRENT_LIST_DIR}/reader.c" -x none -o "${WORK_DIR}/reader" ${flags})
set(ENV{LD_LIBRARY_PATH} "${lib_dir}")
run("${WORK_DIR}/reader")
if(NOT output MATCHES "\"record\":\"document\",\"doc\":\"a\"")
  message(FATAL_ERROR "the installed shared library gives no document record:\n${output}")
endif()
