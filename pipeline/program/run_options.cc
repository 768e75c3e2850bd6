#include <algorithm>
#include <array>
#include <filesystem>
#include <thread>
#include <utility>

#include "pipeline/program/option_parser.h"
#include "pipeline/program/options.h"
#include "pipeline/program/run_help.h"
#include "pipeline/readers/encoding.h"

namespace glane {
namespace {

namespace po = boost::program_options;

constexpr unsigned kMostThreads = 1024;
constexpr std::uint64_t kMostShards = 100'000;

constexpr std::array<std::pair<std::string_view, Format>, 5> kFormats{{
    {"auto", Format::Auto},
    {"txt", Format::Txt},
    {"html", Format::Html},
    {"ndjson", Format::Ndjson},
    {"warc", Format::Warc},
}};
constexpr std::array<std::pair<std::string_view, OutputFormat>, 8> kOutputFormats{{
    {"records", OutputFormat::Records},
    {"sqlite", OutputFormat::Sqlite},
    {"csv", OutputFormat::Csv},
    {"excel-fr", OutputFormat::ExcelFr},
    {"brat", OutputFormat::Brat},
    {"conll", OutputFormat::Conll},
    {"timeml", OutputFormat::TimeMl},
    {"webannotation", OutputFormat::WebAnnotation},
}};
constexpr std::array<std::pair<std::string_view, OffsetUnit>, 3> kUnits{{
    {"codepoints", OffsetUnit::CodePoints},
    {"bytes", OffsetUnit::Bytes},
    {"utf16", OffsetUnit::Utf16},
}};
constexpr std::array<std::pair<std::string_view, Progress>, 4> kProgress{{
    {"auto", Progress::Auto},
    {"plain", Progress::Plain},
    {"json", Progress::Json},
    {"none", Progress::None},
}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kCompress{{
    {"zst", true},
    {"none", false},
}};

[[noreturn]] void fail(const std::string& message) {
  refuse(message, "run");
}

// A whole number of at most `most`.
std::uint64_t number(const char* option, std::string_view text, std::uint64_t most) {
  std::uint64_t value = 0;
  bool good = !text.empty() && text.size() <= 18;
  for (const char c : text) {
    good = good && c >= '0' && c <= '9';
    if (good) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (!good || value < 1 || value > most) {
    fail(std::string(option) + ": '" + std::string(text) + "' is no number from 1 to " +
         std::to_string(most));
  }
  return value;
}

// `32M`: bytes, with K, M, G or T for powers of 1024.
std::uint64_t size(const char* option, const std::string& text, std::uint64_t most) {
  static constexpr std::string_view kUnitsOfSize = "KMGT";
  std::string_view digits = text;
  unsigned shift = 0;
  if (!digits.empty()) {
    const std::size_t unit = kUnitsOfSize.find(static_cast<char>(digits.back() & ~0x20));
    if (unit != std::string_view::npos) {
      shift = static_cast<unsigned>(10 * (unit + 1));
      digits.remove_suffix(1);
    }
  }
  const std::uint64_t value = number(option, digits, most >> shift == 0 ? 1 : most >> shift) << shift;
  return std::min(value, most);
}

Shard parse_shard(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) fail("--shard: '" + text + "' is no part like 2/8");
  Shard shard;
  shard.count = static_cast<std::uint32_t>(number("--shard", text.substr(slash + 1), kMostShards));
  shard.number = static_cast<std::uint32_t>(number("--shard", text.substr(0, slash), shard.count));
  return shard;
}

void read_input_words(const po::variables_map& values, RunOptions& options) {
  const auto text = [&](const char* name) { return values[name].as<std::string>(); };
  const auto given = [&](const char* name) { return values.count(name) != 0; };
  if (given("from")) options.from = named(kFormats, "--from", text("from"), "run");
  if (given("files-from")) options.list.path = text("files-from");
  options.list.zeros = given("null");
  if (given("encoding")) {
    options.encoding = text("encoding");
    if (!is_encoding(options.encoding)) fail("--encoding: '" + options.encoding + "' is not known");
  }
  options.repair = given("repair");
  if (given("max-document")) {
    options.limits.document = size("--max-document", text("max-document"), kLargestDocument);
  }
  if (given("max-expansion")) {
    options.limits.expansion = number("--max-expansion", text("max-expansion"), 1'000'000);
  }
  if (given("max-expanded")) {
    options.limits.expanded =
        size("--max-expanded", text("max-expanded"), std::uint64_t{1} << 60);
  }
  if (given("max-work")) options.work = number("--max-work", text("max-work"), 1'000'000);
  if (given("date")) {
    options.date = parse_date(text("date"));
    if (!options.date) fail("--date: '" + text("date") + "' is no date like 2024-11-14");
  }
  if (given("language")) {
    options.language = parse_language(text("language"));
    if (!options.language) {
      fail("--language: '" + text("language") + "' is none of fr, zh-Hans, zh-Hant, und");
    }
  }
}

void read_output_words(const po::variables_map& values, RunOptions& options) {
  const auto text = [&](const char* name) { return values[name].as<std::string>(); };
  const auto given = [&](const char* name) { return values.count(name) != 0; };
  if (given("offsets")) options.write.offsets = named(kUnits, "--offsets", text("offsets"), "run");
  if (given("format")) options.format = named(kOutputFormats, "--format", text("format"), "run");
  if (given("progress")) {
    options.progress = named(kProgress, "--progress", text("progress"), "run");
  }
  if (given("compress")) {
    options.compress = named(kCompress, "--compress", text("compress"), "run");
  }
  if (given("segment")) options.segment = size("--segment", text("segment"), std::uint64_t{1} << 30);
  if (given("text")) options.text_dir = text("text");
  if (given("reuse")) options.reuse = text("reuse");
  if (given("out")) {
    options.out = text("out");
    if (options.out.empty()) fail("--out: the name of a file or folder is wanted");
  }
  std::error_code error;
  options.out_is_folder = options.out.ends_with('/') ||
                          (!options.out.empty() && std::filesystem::is_directory(options.out, error));
  if (given("shard")) options.shard = parse_shard(text("shard"));
  options.threads =
      given("threads")
          ? static_cast<unsigned>(number("--threads", text("threads"), kMostThreads))
          : std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads);
}

void check_together(const RunOptions& options) {
  if (options.inputs.empty() && options.list.path.empty()) {
    fail("no input: name files or folders, or - for standard input");
  }
  const auto pipes = std::count(options.inputs.begin(), options.inputs.end(), "-") +
                     (options.list.path == "-" ? 1 : 0);
  if (pipes > 1) fail("standard input (-) can be read only once");
  if (options.list.zeros && options.list.path.empty()) fail("-0: only with --files-from");
  const bool run_folder = options.out_is_folder && options.format == OutputFormat::Records;
  if (options.format != OutputFormat::Records &&
      options.write.offsets != OffsetUnit::CodePoints) {
    fail("--offsets: the other forms of output count code points");
  }
  if (options.dry_run && !run_folder) {
    fail("--dry-run: says what a run into a folder would do; name it with --out FOLDER/");
  }
  if (!options.reuse.empty() && run_folder) {
    fail("--reuse: a run folder takes over what it holds itself");
  }
  if (options.shard.count > 1 && !run_folder) {
    fail("--shard: the part of a run goes to a folder of its own; name it with --out FOLDER/");
  }
}

}  // namespace

std::optional<OffsetUnit> parse_offset_unit(std::string_view word) {
  for (const auto& [name, unit] : kUnits) {
    if (name == word) return unit;
  }
  return std::nullopt;
}

RunOptions parse_run_options(const std::vector<std::string>& arguments) {
  const po::variables_map values = parse_arguments(arguments, run_option_list(), "run");
  RunOptions options;
  options.help = values.count("help") != 0;
  if (options.help) return options;
  read_input_words(values, options);
  read_output_words(values, options);
  if (values.count("input") != 0) options.inputs = values["input"].as<std::vector<std::string>>();
  if (values.count("lexicon") != 0) {
    options.lexicon_dirs = values["lexicon"].as<std::vector<std::string>>();
  }
  options.write.explain = values.count("explain") != 0;
  options.write.chrome = values.count("chrome") != 0;
  options.dry_run = values.count("dry-run") != 0;
  options.time = values.count("time") != 0;
  options.quiet = values.count("quiet") != 0;
  check_together(options);
  return options;
}

}  // namespace glane
