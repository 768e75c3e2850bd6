#include "pipeline/commands.h"

#include <fcntl.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <system_error>
#include <vector>

#include "pipeline/check/commands.h"
#include "pipeline/compare/commands.h"
#include "pipeline/error.h"
#include "pipeline/program/exit_status.h"
#include "pipeline/program/merge_command.h"
#include "pipeline/program/messages.h"
#include "pipeline/program/names_command.h"
#include "pipeline/program/options.h"
#include "pipeline/program/output.h"
#include "pipeline/program/run_command.h"

namespace glane {
namespace {

constexpr char kVersion[] = GLANE_VERSION;

void print(const std::string& text) {
  Output("").write(text);
}

ExitStatus run(const std::vector<std::string>& arguments) {
  RunOptions options = parse_run_options(arguments);
  options.write.version = kVersion;
  if (!options.help) return run_command(options);
  print(run_help());
  return ExitStatus::Success;
}

ExitStatus merge(const std::vector<std::string>& arguments) {
  const MergeOptions options = parse_merge_options(arguments);
  if (!options.help) return merge_command(options);
  print(merge_help());
  return ExitStatus::Success;
}

ExitStatus names(const std::vector<std::string>& arguments) {
  const NamesOptions options = parse_names_options(arguments);
  if (!options.help) return names_command(options);
  print(names_help());
  return ExitStatus::Success;
}

ExitStatus dispatch(std::vector<std::string> arguments) {
  if (arguments.empty()) throw UsageError("a command is wanted\nTry 'glane --help'.");
  const std::string command = arguments.front();
  arguments.erase(arguments.begin());
  if (command == "run") return run(arguments);
  if (command == "plan") {
    arguments.emplace_back("--dry-run");
    return run(arguments);
  }
  if (command == "merge") return merge(arguments);
  if (command == "names") return names(arguments);
  if (command == "check") return check::check_command(arguments, kVersion);
  if (command == "apply") return check::apply_command(arguments);
  if (command == "diff") return check::diff_command(arguments);
  if (command == "sample") return check::sample_command(arguments);
  if (command == "explain") return check::explain_command(arguments);
  if (command == "compare") return compare::compare_command(arguments, kVersion);
  if (command == "lint") return compare::lint_command(arguments, kVersion);
  if (command == "review") return check::review_command(arguments);
  if (command == "--help" || command == "-h" || command == "help") {
    print(program_help());
    return ExitStatus::Success;
  }
  if (command == "--version") {
    print(std::string("glane ") + kVersion + "\n");
    return ExitStatus::Success;
  }
  throw UsageError("no such command: '" + command + "'\nTry 'glane --help'.");
}

ExitStatus guarded(const std::vector<std::string>& arguments) {
  try {
    return dispatch(arguments);
  } catch (const UsageError& error) {
    tell(error.what());
    return ExitStatus::Usage;
  } catch (const DataError& error) {
    tell(error.what());
    return ExitStatus::Usage;
  } catch (const OutputClosed&) {
    return ExitStatus::Success;
  } catch (const OutputError& error) {
    tell(error.what());
    return ExitStatus::InputOutput;
  } catch (const std::system_error& error) {
    tell(error.what());
    return ExitStatus::InputOutput;
  } catch (const std::exception& error) {
    tell(std::string("internal error: ") + error.what());
    return ExitStatus::Internal;
  }
}

// Where a standard stream is closed, the next file opened would be taken for it.  Opened the wrong
// way round, /dev/null fails each read or write, as a closed stream does.
void fill_standard_streams() {
  for (const int fd : {0, 1, 2}) {
    if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd) return;
  }
}

}  // namespace

int run_program(int argc, char** argv) {
  fill_standard_streams();
  // A write to a closed pipe, or past the limit of a file's size, shall fail like any other, so
  // that files are cleaned up.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return static_cast<int>(guarded(arguments));
}

}  // namespace glane
