// The command line of each command.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/language.h"
#include "pipeline/program/inputs.h"
#include "pipeline/readers/byte_stream.h"
#include "pipeline/readers/given_date.h"
#include "pipeline/readers/raw_document.h"
#include "pipeline/write_records.h"

namespace glane {

// The part of the documents that a run works on: of `count` parts the one of `number`, from 1.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t count = 1;
};

enum class Progress : std::uint8_t { Auto, Plain, Json, None };

// What the records become.
enum class OutputFormat : std::uint8_t {
  Records,
  Sqlite,
  Csv,
  ExcelFr,
  Brat,
  Conll,
  TimeMl,
  WebAnnotation
};

// `codepoints`, `bytes` or `utf16`; nothing for another word.
[[nodiscard]] std::optional<OffsetUnit> parse_offset_unit(std::string_view word);

struct RunOptions {
  bool help = false;
  std::vector<std::string> inputs;
  InputList list;
  std::string out;        // a file, or a folder where it ends in `/`; empty: standard output
  bool out_is_folder = false;
  OutputFormat format = OutputFormat::Records;
  std::string reuse;      // a run folder whose records are taken over where nothing changed; or empty
  std::string text_dir;   // where extracted and repaired texts go; empty: into the records
  Format from = Format::Auto;
  std::string encoding;   // of what is no UTF-8 and says nothing; empty: guess
  bool repair = false;    // mangled UTF-8
  ReadLimits limits;
  std::uint64_t work = 0;  // Pipeline::kUsualWork where 0
  std::optional<GivenDate> date;     // for documents that carry none
  std::optional<Language> language;  // likewise
  std::vector<std::string> lexicon_dirs;
  WriteOptions write;
  Shard shard;
  bool compress = true;  // the segments of a run folder
  std::uint64_t segment = std::uint64_t{16} << 20;  // its largest size, in bytes of records
  bool dry_run = false;
  unsigned threads = 1;
  Progress progress = Progress::Auto;
  bool time = false;
  bool quiet = false;
};

// `arguments` are those after `run`, or after `plan`.  Throws UsageError.
[[nodiscard]] RunOptions parse_run_options(const std::vector<std::string>& arguments);

struct MergeOptions {
  bool help = false;
  std::vector<std::string> folders;
  std::string out;
};

// `arguments` are those after `merge`.  Throws UsageError.
[[nodiscard]] MergeOptions parse_merge_options(const std::vector<std::string>& arguments);

struct NamesOptions {
  bool help = false;
  std::vector<std::string> names;  // `-`: a name a line of standard input
  std::string pairs;               // a file of pairs to compare, `-` for standard input; or empty
  bool json = false;
  std::vector<std::string> lexicon_dirs;
};

// `arguments` are those after `names`.  Throws UsageError.
[[nodiscard]] NamesOptions parse_names_options(const std::vector<std::string>& arguments);

[[nodiscard]] std::string program_help();
[[nodiscard]] std::string run_help();
[[nodiscard]] std::string merge_help();
[[nodiscard]] std::string names_help();

}  // namespace glane
