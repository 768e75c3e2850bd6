// What the program tells people, on standard error.
#pragma once

#include <string_view>

namespace glane {

// One message, after the program's name.  Control characters, which a file name may hold, are shown
// as `?`.
void tell(std::string_view message);

}  // namespace glane
