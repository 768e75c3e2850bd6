// The command line of each command.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/calendar.h"
#include "pipeline/language.h"
#include "pipeline/write_records.h"

namespace glane {

enum class Format : std::uint8_t { Auto, Txt, Html, Ndjson, Warc };

// A document's date, and the same as the document record has it: ISO 8601, no fraction of a second.
struct GivenDate {
  Moment moment;
  std::string text;
};

// Nothing where `text` is no date.
[[nodiscard]] std::optional<GivenDate> parse_date(std::string_view text);

// `codepoints`, `bytes` or `utf16`; nothing for another word.
[[nodiscard]] std::optional<OffsetUnit> parse_offset_unit(std::string_view word);

struct RunOptions {
  bool help = false;
  std::vector<std::string> inputs;
  std::string out;  // empty: standard output
  Format from = Format::Auto;
  std::optional<GivenDate> date;     // for documents that carry none
  std::optional<Language> language;  // likewise
  std::vector<std::string> lexicon_dirs;
  WriteOptions write;
  unsigned threads = 1;
  bool time = false;
  bool quiet = false;
};

// `arguments` are those after `run`.  Throws UsageError.
[[nodiscard]] RunOptions parse_run_options(const std::vector<std::string>& arguments);

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
[[nodiscard]] std::string names_help();

}  // namespace glane
