// The program without its main(), which the shared library offers too.
#pragma once

namespace glane {

// Finds the command, and turns what goes wrong into an exit status.  For a process of its own: it
// reads standard input, writes standard output and sets signals aside.
[[nodiscard]] int run_program(int argc, char** argv);

}  // namespace glane
