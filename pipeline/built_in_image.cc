#include <cstddef>

#include "pipeline/image.h"

// What image_bytes.S defines.
extern "C" {
extern const char glane_image_begin[];
extern const char glane_image_end[];
}

namespace glane {

std::string_view built_in_image() {
  return {glane_image_begin, static_cast<std::size_t>(glane_image_end - glane_image_begin)};
}

}  // namespace glane
