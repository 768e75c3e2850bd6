// What the commands that read outputs share: options, and the files they name.
#pragma once

#include <boost/program_options.hpp>
#include <string>
#include <vector>

#include "pipeline/check/sources.h"

namespace glane::check {

// The options of one command.
class CommandLine {
 public:
  // `positional` is the name under which arguments without a dash are found.  Throws UsageError,
  // which names `command`.
  CommandLine(std::string command, const boost::program_options::options_description& visible,
              const std::vector<std::string>& arguments);

  [[nodiscard]] bool has(const char* name) const { return values_.count(name) != 0; }
  [[nodiscard]] std::string text(const char* name) const;  // empty where it was not given
  [[nodiscard]] std::uint64_t number(const char* name, std::uint64_t otherwise) const;
  [[nodiscard]] std::vector<std::string> list(const char* name) const;
  [[nodiscard]] std::vector<std::string> words(const char* name) const;  // cut at commas
  [[nodiscard]] Unit unit() const;                                       // of --offsets
  [[nodiscard]] const std::string& command() const { return command_; }
  [[nodiscard]] const std::vector<std::string>& inputs() const { return inputs_; }
  // Throws UsageError unless there are so many inputs.
  void expect_inputs(std::size_t count, const char* what) const;
  [[noreturn]] void fail(const std::string& message) const;

 private:
  std::string command_;
  boost::program_options::variables_map values_;
  std::vector<std::string> inputs_;
};

// A description with the width of all help texts.
[[nodiscard]] boost::program_options::options_description new_options();
[[nodiscard]] boost::program_options::typed_value<std::string>* value(const char* name);

// Writes a whole file, or standard output where `path` is empty or `-`.
void write_file(const std::string& path, std::string_view content);

}  // namespace glane::check
