# Builds pipeline/image.h's image of the lexicons and rules, and adds it to the library `glane`.
include_guard(GLOBAL)

set(image "${PROJECT_BINARY_DIR}/embedded/glane.image")
set(image_bytes "${PROJECT_BINARY_DIR}/embedded/image_bytes.S")

add_executable(glane_image pipeline/image_main.cc
  $<TARGET_OBJECTS:glane_objects> $<TARGET_OBJECTS:glane_embedded>)
set_target_properties(glane_image PROPERTIES OUTPUT_NAME glane-image)
target_include_directories(glane_image PRIVATE "${PROJECT_SOURCE_DIR}")
target_link_libraries(glane_image PRIVATE glane_options ${glane_libraries})
add_custom_command(OUTPUT "${image}" COMMAND glane_image "${image}" DEPENDS glane_image VERBATIM)

configure_file("${CMAKE_CURRENT_LIST_DIR}/image_bytes.S.in" "${image_bytes}" @ONLY)
set_source_files_properties("${image_bytes}" PROPERTIES OBJECT_DEPENDS "${image}")
add_library(glane_built_in_image OBJECT "${image_bytes}" pipeline/built_in_image.cc)
target_include_directories(glane_built_in_image PRIVATE "${PROJECT_SOURCE_DIR}")
target_compile_features(glane_built_in_image PRIVATE cxx_std_20)
target_sources(glane PRIVATE $<TARGET_OBJECTS:glane_built_in_image>)
