# Embeds data files in a target, where glane::embedded_files() of pipeline/embedded_files.h
# finds them.
#
#   include(GlaneEmbed)                      # at file scope: it enables the assembler
#   glane_embed(target FILES stages/dates/words.fr.tsv ...)
#
# FILES are relative to the top of the project.  The assembler takes in each file with .incbin,
# which costs no time whatever its size: 8 MB as C++ literals are seconds of every rebuild.
# A file that changes is embedded anew by the next build.
include_guard(GLOBAL)

enable_language(ASM)

set(GLANE_EMBED_DIR "${CMAKE_CURRENT_LIST_DIR}")

function(glane_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "FILES")
  if(ARG_UNPARSED_ARGUMENTS OR NOT ARG_FILES)
    message(FATAL_ERROR "glane_embed(target FILES path...)")
  endif()
  list(SORT ARG_FILES)
  set(unique ${ARG_FILES})
  list(REMOVE_DUPLICATES unique)
  if(NOT unique STREQUAL ARG_FILES)
    message(FATAL_ERROR "glane_embed: a file is named twice")
  endif()

  set(command "cmake/GlaneEmbed.cmake, glane_embed(${target} ...)")
  set(bytes "")
  set(declarations "")
  set(entries "")
  set(sources "")
  set(number 0)
  foreach(path IN LISTS ARG_FILES)
    set(source "${PROJECT_SOURCE_DIR}/${path}")
    if(NOT EXISTS "${source}")
      message(FATAL_ERROR "glane_embed: there is no ${path}")
    endif()
    list(APPEND sources "${source}")
    set(symbol "glane_embedded_${number}")
    string(APPEND bytes "GLANE_EMBED(${symbol}, \"${source}\")\n")
    string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND entries "      {\"${path}\", between(${symbol}, ${symbol}_end)},\n")
    math(EXPR number "${number} + 1")
  endforeach()

  # Both files are written only where their text changes, so a new configuration rebuilds nothing.
  set(directory "${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}")
  configure_file("${GLANE_EMBED_DIR}/embedded_bytes.S.in" "${directory}/embedded_bytes.S" @ONLY)
  configure_file("${GLANE_EMBED_DIR}/embedded_files.cc.in" "${directory}/embedded_files.cc" @ONLY)

  # The compiler's dependency files do not know .incbin.
  set_source_files_properties("${directory}/embedded_bytes.S" PROPERTIES OBJECT_DEPENDS "${sources}")

  # Objects of their own: the target's warning flags are for C++, not for the assembler.
  add_library(${target}_embedded OBJECT "${directory}/embedded_bytes.S" "${directory}/embedded_files.cc")
  target_include_directories(${target}_embedded PRIVATE "${PROJECT_SOURCE_DIR}")
  target_compile_features(${target}_embedded PRIVATE cxx_std_20)
  set_target_properties(${target}_embedded PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_embedded>)
endfunction()
