#include "pipeline/program/options.h"

namespace glane {

std::string program_help() {
  return R"(Usage: glane COMMAND [ARGUMENT...]

Reads French and Chinese news articles and writes what they say of dates, amounts and entities, with
exact places in the text.

Commands:
  run      find the records of files, folders or standard input
  plan     say what a run into a folder would do, and why
  merge    join the parts of a run
  names    tell what is known of a name
  check    check an output against its schemas, its texts and itself; score it against gold files
  diff     compare two outputs over the same texts
  sample   draw records for review
  explain  why a text has the records that it has, or none at a place
  review   a page to read the articles with their records, and to correct them
  apply    make gold records and lexicon entries of what was corrected
  compare  a French translation against its Chinese original, fact by fact
  lint     slips of machine translation in a French text

Options:
  --help      print this help; 'glane COMMAND --help' prints that of a command
  --version   print the version

Examples:
  glane run articles/ --out records.ndjson
  glane run --help

Exit status: 0 all right; 1 a check found something; 2 usage or configuration; 3 some documents could not be read; 4 no usable
input; 70 internal error; 74 input/output error.
)";
}

}  // namespace glane
