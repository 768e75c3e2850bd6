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
  // Bytes of the files opened so far; 0 where they come from a pipe.  May be called by any thread.
  [[nodiscard]] std::uint64_t opened_bytes() const { return opened_bytes_; }

  // The documents of one file; used inside alone.
  class FileReader;

 private:
  std::unique_ptr<FileReader> open(const InputFile& file);

  Inputs& inputs_;
  const ReadLimits limits_;
  const Interrupt& interrupt_;
  std::unique_ptr<FileReader> file_;
  std::uint32_t input_ = 0;
  IdSet digests_;  // of documents of archives
  std::uint64_t skipped_ = 0;
  std::uint64_t duplicates_ = 0;
  std::atomic<std::uint64_t> opened_bytes_ = 0;
};

}  // namespace glane
