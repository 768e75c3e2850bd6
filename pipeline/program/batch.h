// Documents through a bounded pipeline: read, worked on in parallel, written in the order read.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/readers/raw_document.h"
#include "pipeline/run_folder/found.h"

namespace glane {

// A file that a form of output has for each document.
struct ExportFile {
  std::string name;
  std::string content;
};

// What became of a document.
struct Result {
  // PassedOver: it belongs to another part of the run.
  enum class Outcome : std::uint8_t { Read, Unreadable, Fault, PassedOver };

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
  std::vector<ExportFile> files;   // in a folder of exports
  std::uint64_t record_count = 0;  // besides the document record
  // Of runs into a folder.
  std::string hash;             // of all that was read
  std::string used;             // what its records rest on: a JSON object
  std::optional<Found> reused;  // it is taken over from an earlier run; a run folder's sink sets the rest
  std::string plan;             // what a run would do with it, and why
};

// What may be between reading and writing at a time: `bytes` besides the largest document so far.
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
