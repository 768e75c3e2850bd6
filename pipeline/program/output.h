// Where the records go.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace glane {

// The records cannot be written.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The reader of a pipe has had enough (`| head -1`): not an error.
class OutputClosed : public std::exception {};

// Standard output, or a file that appears, whole, when commit() is called: until then the records
// are in a hidden file beside it, which a failure removes.  What is no regular file (a pipe,
// /dev/null) is written to directly.
class Output {
 public:
  // An empty `path` is standard output.  Throws OutputError, and UsageError where `path` is a
  // folder.
  explicit Output(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Both throw OutputError, write() OutputClosed too.
  void write(std::string_view bytes);
  void commit();

 private:
  void open_beside(const std::string& path);
  [[noreturn]] void fail(const std::string& what, int error) const;

  int fd_;
  std::string name_;       // for messages
  std::string path_;       // of the file; empty where the output is written to directly
  std::string temporary_;  // empty once it is there no more
};

}  // namespace glane
