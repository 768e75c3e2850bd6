// What the program's exit status says; the same for every command.
#pragma once

namespace glane {

enum class ExitStatus : int {
  Success = 0,
  Findings = 1,        // a check found an error
  Usage = 2,           // command line, or a lexicon or rule file
  SomeUnreadable = 3,  // each has an error record, the rest is complete
  NothingUsable = 4,   // no document could be read
  Internal = 70,       // a fault of the program; documents that it did not touch are complete
  InputOutput = 74,    // records could not be written
};

}  // namespace glane
