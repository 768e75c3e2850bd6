#include "pipeline/program/run_help.h"

#include <sstream>

#include "pipeline/program/option_parser.h"
#include "pipeline/program/options.h"

namespace glane {
namespace {

namespace po = boost::program_options;

po::typed_value<std::string>* value(const char* name) {
  return po::value<std::string>()->value_name(name);
}

void add_input_options(po::options_description& options) {
  options.add_options()  //
      ("from", value("FORMAT"),
       "what the inputs are: txt, html, ndjson, warc, or auto (the default), which goes by the name "
       "(.txt, .html, .ndjson, .jsonl, .warc) and, where that says nothing, by the content; standard "
       "input is NDJSON unless its first bytes say HTML or WARC. What is packed (gzip, zstd) is "
       "always told by its content")  //
      ("files-from", value("FILE"), "read more inputs from this file, a path a line; - for standard input")  //
      ("null,0", "the paths of --files-from end in a zero byte, as find -print0 writes them")      //
      ("encoding", value("NAME"),
       "the encoding of text and HTML that is not UTF-8 and does not say what it is (default: "
       "detected: windows-1252, GB18030, Big5, UTF-16)")  //
      ("repair",
       "turn back text that was UTF-8 and once taken for windows-1252 ('Ã©' for 'é'); without, it is "
       "only reported")  //
      ("date", value("DATE"),
       "the date of documents that carry none, as 2024-11-14 or 2024-11-14T08:30; relative dates "
       "(hier, 去年) are resolved against it")  //
      ("language", value("TAG"),
       "the language of documents that carry none: fr, zh-Hans, zh-Hant or und (default: decided "
       "by the text)")  //
      ("max-document", value("SIZE"), "the most text that a document may have (default: 32M)")  //
      ("max-expansion", value("N"),
       "how many times its size a packed file may unpack to, from 16 MB on (default: 200)")  //
      ("max-expanded", value("SIZE"), "the most that one packed file may unpack to (default: 1T)")  //
      ("max-work", value("N"),
       "how much may be made of a document, or of 512 kB of a long one: parts of the analysis for each "
       "byte of it, from 64 kB on (default: 20)");
}

void add_output_options(po::options_description& options) {
  options.add_options()  //
      ("out", value("PATH"),
       "write to this file, which is replaced only when it is complete; or, where PATH is a folder or "
       "ends in /, keep a run folder there, which the next run brings up to date (default: standard "
       "output)")  //
      ("format", value("FORMAT"),
       "records (the default: NDJSON), sqlite, csv, excel-fr, brat, conll, timeml or webannotation")  //
      ("reuse", value("FOLDER"),
       "take the records of documents that have not changed from this run folder, which the same "
       "inputs and options made, instead of finding them again: --format for what a folder holds")  //
      ("text", value("DIR"),
       "write the text of HTML pages and repaired documents here, a file each, and its name into the "
       "document record (default: the text is in the record)")  //
      ("explain", "add to each record the rule that made it (FILE:LINE)")  //
      ("offsets", value("UNIT"),
       "what start and end count: codepoints (default), bytes (of UTF-8) or utf16 (code units)")  //
      ("chrome", "records inside site furniture (menus, share buttons, disclaimers) too")       //
      ("compress", value("HOW"), "the segments of a run folder: zst (default) or none")         //
      ("segment", value("SIZE"), "the most that a segment may hold, unpacked (default: 16M)")   //
      ("dry-run", "say what a run into the folder would do, and why, and do nothing (glane plan)")  //
      ("shard", value("I/N"),
       "only the I-th of N parts of the documents, by their ids, into a folder that 'glane merge' reads");
}

void add_work_options(po::options_description& options) {
  options.add_options()  //
      ("lexicon", po::value<std::vector<std::string>>()->value_name("DIR"),
       "a folder of lexicon and rule files that add to the built-in ones of the same name, or "
       "stand instead of them (header '# replaces: yes'); may be given more than once")  //
      ("threads", value("N"),
       "documents worked on at once (default: one for each processor); the output is the same, "
       "byte for byte, for any N")  //
      ("progress", value("HOW"),
       "a line of progress: auto (the default: on a terminal), plain (lines), json (lines) or none")  //
      ("time", "print at the end where the processor time went, by stage")                              //
      ("quiet", "no progress, no summary at the end; errors are still told")                  //
      ("help,h", "print this help");
}

}  // namespace

po::options_description run_option_list() {
  po::options_description options("Options", kHelpWidth, kHelpWidth / 2);
  add_input_options(options);
  add_output_options(options);
  add_work_options(options);
  return options;
}

std::string run_help() {
  std::ostringstream help;
  help << R"(Usage: glane run INPUT... [OPTION...]
       glane plan INPUT... --out FOLDER/ [OPTION...]

Finds the dates, amounts and entities of French and Chinese news articles and writes them as NDJSON:
for each document one 'document' record, then what was found in it, in the order of the text.

INPUT is a file, a folder (walked, in a stable order; hidden files and what is no text by name and
content are left out), a quoted glob ('news/*.txt') or - (standard input). Files are text, HTML, NDJSON
or WARC, each also packed by gzip or zstd. In NDJSON, each line is a document:
  {"id":"a1","text":"…","language":"fr","date":"2024-11-14","title":"…","url":"…"}
where only id and text are needed. The id of a file is its path inside the folder that was named, that
of a document in a web archive the id of its record.

)" << run_option_list()
       << R"(
SIZE is a number of bytes, or of K, M, G, T of them (powers of 1024).

Examples:
  glane run articles/ --out records.ndjson --date 2024-11-14
  glane run article.html.gz --explain
  cat feed.ndjson | glane run - | grep '"record":"amount"'
  find news -name '*.txt' -print0 | glane run --files-from - -0 --format sqlite --out news.db
  glane run articles/ --out runs/today/       # again tomorrow: only what changed is done
  glane run articles/ --reuse runs/today/ --format sqlite --out news.db

Records go to standard output, all else to standard error. A document that cannot be read gives an
'error' record in its place and never stops the others. 'glane plan' is 'glane run --dry-run'.

Exit status:
   0  all right (also where the reader of the output closed it early)
   2  the command line, or a line of a lexicon or rule file, is wrong
   3  some documents could not be read; the records of the others are complete
   4  no document could be read
  70  internal error in some document (its error record says so); the others are complete
  74  records could not be written (a full disk); a file named by --out is left as it was, a run
      folder goes on from where it stopped with the next run
)";
  return help.str();
}

}  // namespace glane
