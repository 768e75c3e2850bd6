// From files to documents that are still bytes.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "pipeline/program/id_set.h"
#include "pipeline/program/inputs.h"
#include "pipeline/readers/byte_source.h"
#include "pipeline/readers/raw_document.h"

namespace glane {

// Reads the inputs one by one; what cannot be read becomes a RawDocument with an error.
class Reader {
 public:
  Reader(Inputs& inputs, const ReadLimits& limits, const Interrupt& interrupt);
  ~Reader();

  [[nodiscard]] std::optional<RawDocument> next();

  // Files of folders that were left out, since neither name nor bytes say what they are.
  [[nodiscard]] std::uint64_t skipped() const { return skipped_ + inputs_.skipped(); }
  // Documents of archives left out, since one of the same content was read before.
  [[nodiscard]] std::uint64_t duplicates() const { return duplicates_; }
  // Bytes of files read, or passed over, so far; what comes from a pipe is not counted.  May be called
  // by any thread.
  [[nodiscard]] std::uint64_t read_bytes() const { return done_ + read_; }

  // The documents of one file; used inside alone.
  class FileReader;

 private:
  std::unique_ptr<FileReader> open(const InputFile& file);
  void close_file();

  Inputs& inputs_;
  const ReadLimits limits_;
  const Interrupt& interrupt_;
  std::unique_ptr<FileReader> file_;
  std::uint32_t input_ = 0;
  IdSet digests_;  // of documents of archives
  std::uint64_t skipped_ = 0;
  std::uint64_t duplicates_ = 0;
  std::uint64_t size_ = 0;                // of the open file
  std::atomic<std::uint64_t> read_ = 0;  // of it
  std::atomic<std::uint64_t> done_ = 0;  // sizes of the files before it
};

}  // namespace glane
