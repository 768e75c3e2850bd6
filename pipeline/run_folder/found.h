// A document of an earlier run.
#pragma once

#include <cstdint>

namespace glane {

struct Found {
  std::uint32_t segment = 0;
  std::uint32_t entry = 0;
};

}  // namespace glane
