// Documents through a bounded pipeline: read, worked on in parallel, written in the order read.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/readers/raw_document.h"

namespace glane {

// What became of a document.
struct Result {
  enum class Outcome : std::uint8_t { Read, Unreadable, Fault };

  std::string place;
  std::string doc;  // the id
  Outcome outcome = Outcome::Read;
  std::string records;  // NDJSON
  std::string message;  // for people, where it could not be read
  std::uint32_t input = 0;    // the argument it came from
  std::uint64_t bytes = 0;    // as read
  bool mojibake = false;      // the text is mangled, or was
  std::string text_file;      // where its text goes; empty: nowhere
  std::string text;
};

// What may be between reading and writing at a time.  A document larger than `bytes` goes alone.
struct BatchLimits {
  std::size_t documents;
  std::size_t bytes;
};

struct BatchSteps {
  // Called by one thread; nothing at the end.
  std::function<std::optional<RawDocument>()> read;
  // One for each thread that works.
  std::vector<std::function<Result(RawDocument&&)>> work;
  // Called by the calling thread, in the order of read().
  std::function<void(Result&&)> write;
  // Makes a read() that waits return; called by any thread.
  std::function<void()> interrupt;
};

// Returns when all is written.  With one worker all happens in the calling thread.  What a step
// throws ends the batch and is thrown here.
void run_batch(const BatchSteps& steps, const BatchLimits& limits);

}  // namespace glane
