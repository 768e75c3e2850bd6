#include "pipeline/check/command_line.h"

#include <algorithm>
#include <charconv>

#include "pipeline/data_file.h"
#include "pipeline/error.h"
#include "pipeline/program/output.h"

namespace glane::check {
namespace {

namespace po = boost::program_options;

constexpr unsigned kHelpWidth = 100;

}  // namespace

po::options_description new_options() {
  return po::options_description("Options", kHelpWidth, kHelpWidth / 2);
}

po::typed_value<std::string>* value(const char* name) {
  return po::value<std::string>()->value_name(name);
}

CommandLine::CommandLine(std::string command, const po::options_description& visible,
                         const std::vector<std::string>& arguments)
    : command_(std::move(command)) {
  po::options_description all;
  all.add(visible);
  all.add_options()("input", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("input", -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    po::store(
        po::command_line_parser(arguments).options(all).positional(positional).style(style).run(),
        values_);
  } catch (const po::error& error) {
    fail(error.what());
  }
  inputs_ = list("input");
  if (std::count(inputs_.begin(), inputs_.end(), "-") > 1) {
    fail("standard input (-) can be read only once");
  }
}

std::string CommandLine::text(const char* name) const {
  return has(name) ? values_[name].as<std::string>() : std::string();
}

std::uint64_t CommandLine::number(const char* name, std::uint64_t otherwise) const {
  if (!has(name)) return otherwise;
  const std::string given = text(name);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  if (given.empty() || error != std::errc() || end != given.data() + given.size()) {
    fail("--" + std::string(name) + ": '" + given + "' is no whole number");
  }
  return number;
}

std::vector<std::string> CommandLine::list(const char* name) const {
  return has(name) ? values_[name].as<std::vector<std::string>>() : std::vector<std::string>();
}

std::vector<std::string> CommandLine::words(const char* name) const {
  const std::string given = text(name);
  std::vector<std::string> all;
  if (given.empty()) return all;
  for (const std::string_view word : split(given, ',')) all.emplace_back(trim(word));
  return all;
}

Unit CommandLine::unit() const {
  const std::string word = text("offsets");
  if (word.empty() || word == "codepoints") return Unit::CodePoints;
  if (word == "bytes") return Unit::Bytes;
  if (word == "utf16") return Unit::Utf16;
  fail("--offsets: '" + word + "' is none of codepoints, bytes, utf16");
}

void CommandLine::expect_inputs(std::size_t count, const char* what) const {
  if (inputs_.size() != count) fail(what);
}

void CommandLine::fail(const std::string& message) const {
  throw UsageError(message + "\nTry 'glane " + command_ + " --help'.");
}

void write_file(const std::string& path, std::string_view content) {
  Output output(path == "-" ? "" : path);
  output.write(content);
  output.commit();
}

}  // namespace glane::check
