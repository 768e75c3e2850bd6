#include "pipeline/commands.h"

int main(int argc, char** argv) {
  return glane::run_program(argc, argv);
}
