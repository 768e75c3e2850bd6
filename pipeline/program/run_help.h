// The options of `glane run`, and what its help says.
#pragma once

#include <boost/program_options.hpp>

namespace glane {

[[nodiscard]] boost::program_options::options_description run_option_list();

}  // namespace glane
