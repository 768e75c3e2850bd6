// UTF-8 that was once taken for windows-1252 and stored so: `Ã©tÃ©` for `été`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glane {

// The text as it was meant; nothing where it is no such text.  Recognised where most of what is not
// ASCII can be turned back; what cannot stays as it is.
[[nodiscard]] std::optional<std::string> unmangled(std::string_view text);

}  // namespace glane
